namespace Summarizer.Engines.LanguageModels;

/// <summary>What tokens cost.</summary>
public sealed record ModelPrices(decimal InputUsdPerMillion, decimal OutputUsdPerMillion)
{
    private const decimal Million = 1_000_000;

    /// <summary>The cost in US dollars.</summary>
    public decimal CostOf(TokenUsage usage) =>
        ((usage.InputTokens * InputUsdPerMillion) + (usage.OutputTokens * OutputUsdPerMillion)) / Million;

    /// <summary>The most that a request can cost, in US dollars: all the input, and the longest answer.</summary>
    internal decimal MostFor(ModelRequest request) =>
        CostOf(new(request.EstimatedInputTokens, request.MaxOutputTokens));
}
