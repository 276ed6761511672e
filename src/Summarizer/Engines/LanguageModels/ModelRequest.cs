namespace Summarizer.Engines.LanguageModels;

internal enum ModelRole
{
    System,
    User,
    Assistant,
}

internal sealed record ModelMessage(ModelRole Role, string Text);

/// <summary>The shape of an answer: a JSON schema for strict output (every property required, no others allowed).</summary>
internal sealed record AnswerSchema(string Name, string Json);

/// <summary>A request to a model. Equal requests get interchangeable answers. Output tokens include reasoning.</summary>
internal sealed record ModelRequest(
    IReadOnlyList<ModelMessage> Messages,
    AnswerSchema Schema,
    int MaxOutputTokens,
    long EstimatedInputTokens
);
