namespace Summarizer.Engines.LanguageModels;

/// <summary>Who speaks in a conversation with a model.</summary>
internal enum ModelRole
{
    /// <summary>The service's own instructions.</summary>
    System,

    /// <summary>What is handed over as data.</summary>
    User,

    /// <summary>An answer of the model, sent back to it.</summary>
    Assistant,
}

/// <summary>One message of a conversation.</summary>
internal sealed record ModelMessage(ModelRole Role, string Text);

/// <summary>The shape that an answer must have.</summary>
/// <param name="Name">A short name for the server's log.</param>
/// <param name="Json">A JSON schema within what strict structured output allows: every property required, none besides.</param>
internal sealed record AnswerSchema(string Name, string Json);

/// <summary>What a model is asked. Equal requests get interchangeable answers.</summary>
/// <param name="Messages">The conversation so far.</param>
/// <param name="Schema">The shape of the answer.</param>
/// <param name="MaxOutputTokens">How many tokens the answer may have at most, reasoning included.</param>
/// <param name="EstimatedInputTokens">How many tokens the request will be counted as, roughly; for budgets and windows.</param>
internal sealed record ModelRequest(
    IReadOnlyList<ModelMessage> Messages,
    AnswerSchema Schema,
    int MaxOutputTokens,
    long EstimatedInputTokens
);
