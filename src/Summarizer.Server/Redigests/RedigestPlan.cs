using System.Globalization;
using Summarizer.Digests;
using Summarizer.Engines.LanguageModels;
using Summarizer.Server.Client;

namespace Summarizer.Server.Redigests;

/// <summary>
/// The ready articles with outdated digests, newest first, and the estimated cost: that of each old digest by its
/// tokens and the prices, or the mean if no model wrote it; null if no model wrote any.
/// </summary>
internal sealed record RedigestPlan(IReadOnlyList<RedigestPlan.Item> Outdated, int Ready, decimal? CostUsd)
{
    public sealed record Item(string Id, string Name);

    /// <summary>Reads the list of ready articles. Without prices, the costs of the existing digests count.</summary>
    /// <exception cref="ServerException">The request failed.</exception>
    public static async Task<RedigestPlan> MakeAsync(
        ServerClient server,
        ModelPrices? prices,
        CancellationToken cancellationToken
    )
    {
        var outdated = new List<Item>();
        var ready = 0;
        var (byModel, byModelUsd) = (0, 0m);
        var (withoutModel, knownUsd) = (0, 0m);
        string? next = null;
        do
        {
            var page = await PageAsync(server, next, cancellationToken);
            ready += page.Items.Count;
            foreach (var article in page.Items)
            {
                var cost = article.Usage is { Calls: > 0 } usage
                    ? prices?.CostOf(new(usage.InputTokens, usage.OutputTokens)) ?? usage.CostUsd
                    : (decimal?)null;
                if (cost is not null)
                {
                    byModel++;
                    byModelUsd += cost.Value;
                }

                if (article.Outdated is true)
                {
                    outdated.Add(new(article.Id, article.Name));
                    knownUsd += cost ?? 0;
                    withoutModel += cost is null ? 1 : 0;
                }
            }

            next = page.Next;
        } while (next is not null);

        return new(outdated, ready, byModel == 0 ? null : knownUsd + (withoutModel * byModelUsd / byModel));
    }

    public string Describe(int perMinute)
    {
        var cost = CostUsd is { } usd
            ? $"New ones may cost {FormatUsd(usd)}, estimated from the tokens of the existing digests."
            : "The cost is unknown: no digest was written by a model yet. Without a model it is free.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Outdated.Count:N0} of {Ready:N0} digests are outdated: made by another engine, model or prompt, or with other settings.
            {cost}
            At {perMinute:N0} per minute this takes {Math.Ceiling(
                Outdated.Count / (double)perMinute
            ):N0} min or more. The old digests stay available until the new ones are ready.
            """
        );
    }

    private static string FormatUsd(decimal usd) =>
        "$" + usd.ToString(usd >= 1 ? "N2" : "0.0000", CultureInfo.InvariantCulture);

    private static Task<DigestPage> PageAsync(ServerClient server, string? after, CancellationToken cancellationToken)
    {
        var address = "/api/articles?status=ready&limit=100&fields=id,name,status,outdated,usage";
        if (after is not null)
        {
            address += $"&after={Uri.EscapeDataString(after)}";
        }

        return server.AskAsync(
            () => new HttpRequestMessage(HttpMethod.Get, address),
            DigestJson.Readable.DigestPage,
            cancellationToken
        );
    }
}
