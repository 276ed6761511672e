namespace Summarizer.Engines.LanguageModels;

/// <summary>Who wrote a message.</summary>
internal enum ModelRole
{
    /// <summary>The service's own instructions.</summary>
    System,

    /// <summary>Data to work on.</summary>
    User,

    /// <summary>An earlier answer of the model.</summary>
    Assistant,
}

/// <summary>One message of a conversation.</summary>
internal sealed record ModelMessage(ModelRole Role, string Text);

/// <summary>The shape that an answer must have.</summary>
/// <param name="Name">A short name for the server's log.</param>
/// <param name="Json">A JSON schema within what strict structured output allows: every property required, no others allowed.</param>
internal sealed record AnswerSchema(string Name, string Json);

/// <summary>A request to a model. Equal requests get interchangeable answers.</summary>
/// <param name="Messages">The conversation so far.</param>
/// <param name="Schema">The shape of the answer.</param>
/// <param name="MaxOutputTokens">How many tokens the answer may have at most, reasoning included.</param>
/// <param name="EstimatedInputTokens">A rough count of the request's tokens, for budgets and windows.</param>
internal sealed record ModelRequest(
    IReadOnlyList<ModelMessage> Messages,
    AnswerSchema Schema,
    int MaxOutputTokens,
    long EstimatedInputTokens
);
