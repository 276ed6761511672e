using Summarizer.Api;
using Summarizer.Digests;
using Summarizer.Engines;
using Summarizer.Search.Conditions;
using Summarizer.Search.Words;
using Summarizer.Storage;

namespace Summarizer.Search;

internal sealed class ArticleLists(
    ArticleSearch search,
    SearchMatches matches,
    ContinuationTokens tokens,
    DigestEngines engines
)
{
    /// <summary>One page; null if the continuation token is not one of this query.</summary>
    public async Task<DigestPage?> ListAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        SearchPlace? place = null;
        if (query.After is { } token)
        {
            if (await tokens.UnwrapAsync(token, query.Canonical, cancellationToken) is not { } text)
            {
                return null;
            }

            place = SearchPlace.Parse(text);
        }

        var found = await search.FindAsync(query, place, places: null, cancellationToken);
        var next = found.Next is { } go
            ? await tokens.WrapAsync(go.ToString(), query.Canonical, cancellationToken)
            : null;
        var items = new DigestResponse[found.Articles.Count];
        await ConcurrentCalls.ForEachAsync(
            Enumerable.Range(0, items.Length),
            TextChecks.MostAtOnce,
            async (at, cancel) => items[at] = await ResponseOfAsync(found.Articles[at], found, cancel),
            cancellationToken
        );
        return new(items, next, found.Total, CorrectionsOf(query.Search, found.Search, items));
    }

    private async Task<DigestResponse> ResponseOfAsync(
        FoundArticle article,
        FoundArticles found,
        CancellationToken cancellationToken
    )
    {
        var response = DigestResponse.From(article.Row, engines);
        if (found.Search is null || article.Row.Digest is null)
        {
            return response;
        }

        var (match, highlights) = await matches.OfAsync(article, found.Search, found.Rarities!, cancellationToken);
        return response with { Matched = match, Highlights = highlights };
    }

    private static IReadOnlyList<SpellingCorrection>? CorrectionsOf(
        SearchText? asked,
        SearchText? found,
        DigestResponse[] items
    ) =>
        asked is null || found is null || ReferenceEquals(asked, found) || items.Length == 0
            ? null
            :
            [
                .. asked
                    .Words.Zip(found.Words)
                    .Where(pair => !ReferenceEquals(pair.First, pair.Second))
                    .Select(pair => new SpellingCorrection(
                        pair.First.Typed,
                        items.Select(i => SearchMatches.Found(i, pair.Second)).OfType<string>().FirstOrDefault()
                            ?? pair.Second.Folded
                    )),
            ];
}
