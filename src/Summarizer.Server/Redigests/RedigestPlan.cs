using System.Globalization;
using Summarizer.Digests;
using Summarizer.Engines.LanguageModels;
using Summarizer.Server.Client;

namespace Summarizer.Server.Redigests;

/// <summary>What is to be digested again, and what that will cost: worked out from the digests that there are.</summary>
/// <param name="Outdated">The ready articles whose digests would come out differently now, newest first.</param>
/// <param name="Ready">How many articles are ready in all.</param>
/// <param name="CostUsd">
/// What the new digests may cost in US dollars: each as much as its old one, by its tokens and the prices; one that no
/// model has written, as much as the mean of those that one has. Null if no model has written any.
/// </param>
internal sealed record RedigestPlan(IReadOnlyList<RedigestPlan.Item> Outdated, int Ready, decimal? CostUsd)
{
    /// <summary>An article that is to be digested again.</summary>
    public sealed record Item(string Id, string Name);

    /// <summary>Goes through all ready articles of a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="prices">What tokens cost under the present model; null to go by what the digests did cost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ServerException">The server does not tell.</exception>
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

    /// <summary>The plan in sentences.</summary>
    /// <param name="perMinute">How many articles a minute are asked for.</param>
    public string Describe(int perMinute)
    {
        var cost = CostUsd is { } usd
            ? $"They may cost {FormatUsd(usd)}, going by the tokens of the digests that there are."
            : "What they cost is not known, for no digest here was written by a model yet. Without a model it is nothing.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Outdated.Count:N0} of {Ready:N0} digests are outdated: they would come out differently under the server's present settings.
            {cost}
            At {perMinute:N0} a minute: {Math.Ceiling(
                Outdated.Count / (double)perMinute
            ):N0} min or more. The old digests stay served until the new ones are ready.
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
