using System.Globalization;
using Summarizer.Digests;
using Summarizer.Engines.LanguageModels;
using Summarizer.Server.Client;

namespace Summarizer.Server.Redigests;

/// <summary>Which articles to digest again, and what that may cost, estimated from the existing digests.</summary>
/// <param name="Outdated">The ready articles whose digests are outdated, newest first.</param>
/// <param name="Ready">The number of all ready articles.</param>
/// <param name="CostUsd">
/// Estimated cost in US dollars: for each article the cost of its old digest, by its tokens and the prices, or the mean
/// of those costs if no model wrote it. Null if no digest was written by a model.
/// </param>
internal sealed record RedigestPlan(IReadOnlyList<RedigestPlan.Item> Outdated, int Ready, decimal? CostUsd)
{
    public sealed record Item(string Id, string Name);

    /// <summary>Reads the list of all ready articles.</summary>
    /// <param name="server">The server.</param>
    /// <param name="prices">Token prices of the current model; null to use what the existing digests cost.</param>
    /// <param name="cancellationToken">Stops reading.</param>
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
