using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Engines;
using Summarizer.Search.Words;

namespace Summarizer.Search;

internal sealed class ArticleLists(ArticleSearch search, ContinuationTokens tokens, IDigestEngine engine)
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
        return new([.. found.Articles.Select(a => ResponseOf(a.Row, query.Search))], next);
    }

    private DigestResponse ResponseOf(ArticleRow row, SearchText? words) =>
        DigestResponse.From(row, engine.Fingerprint) with
        {
            Highlights = words is not null && row.Digest is { } digest ? Highlighter.Of(digest, words) : null,
        };
}
