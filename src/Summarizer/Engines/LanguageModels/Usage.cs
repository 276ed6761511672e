namespace Summarizer.Engines.LanguageModels;

/// <summary>The tokens of one call, as the server counts them.</summary>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens received, reasoning included.</param>
public readonly record struct TokenUsage(long InputTokens, long OutputTokens);

/// <summary>What a digest cost. Calls answered from the cache cost nothing and are not counted.</summary>
/// <param name="Calls">Calls to the model.</param>
/// <param name="InputTokens">Tokens sent, as the server counts them.</param>
/// <param name="OutputTokens">Tokens received, reasoning included.</param>
/// <param name="CostUsd">Money, by the configured prices.</param>
public sealed record Usage(int Calls, long InputTokens, long OutputTokens, decimal CostUsd)
{
    /// <summary>No call was made.</summary>
    public static Usage None { get; } = new(0, 0, 0, 0);
}
