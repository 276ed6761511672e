using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Search.Conditions;
using Summarizer.Search.PostingLists;
using Summarizer.Storage;

namespace Summarizer.Search;

/// <summary>
/// Lists in another order than the newest first: by title or from the oldest on, as rows of the index stand; by name, as
/// storage lists uploads. The other conditions are left to the articles' rows, of which a page reads a bounded number; one
/// that has read as many is short.
/// </summary>
internal sealed class OrderedArticles(ArticleIndex index, ArticleStore store, UploadStore uploads)
{
    /// <summary>How many articles a page may read for each that it returns.</summary>
    private const int RowsAnItem = 5;

    /// <summary>A page by the rows of the index that say the order.</summary>
    public async Task<FoundArticles> SortAsync(
        ArticleQuery query,
        SortCondition sort,
        SearchPlace? place,
        CancellationToken cancellationToken
    )
    {
        var (first, end) = sort.RangeIn(query);
        var from = (place as SearchPlace.Scan)?.RowKey ?? first;
        var found = new List<FoundArticle>();
        for (var rows = query.Limit * RowsAnItem; ; )
        {
            // One more than is wanted is where the next page begins.
            var wanted = Math.Min(query.Limit - found.Count, rows);
            var (page, isWhole) = await index.ReadRangeAsync(first, from, end, wanted + 1, cancellationToken);
            var hits = page.Take(wanted).Select(p => p.Posting.RowKey).ToList();
            rows -= hits.Count;
            found.AddRange(await ReadAsync(hits, query, cancellationToken));
            from =
                page.Count > wanted ? KeyOf(page[wanted])
                : page.Count > 0 ? Postings.Behind(KeyOf(page[^1]))
                : end;
            if (page.Count <= wanted && isWhole)
            {
                return new(found, null);
            }

            if (found.Count >= query.Limit || rows <= 0)
            {
                return new(found, new SearchPlace.Scan(from));
            }
        }

        static string KeyOf((string Term, Posting Posting) row) =>
            $"{row.Term}{IndexKey.Separator}{row.Posting.RowKey}";
    }

    /// <summary>The article with a name, or a page of those whose names have a prefix, by name.</summary>
    public async Task<FoundArticles> NamedAsync(
        ArticleQuery query,
        NameCondition name,
        SearchPlace? place,
        CancellationToken cancellationToken
    )
    {
        if (!name.IsPrefix)
        {
            return new(await ReadAsync([ArticleId.Of(name.Text)], query, cancellationToken), null);
        }

        var from = (place as SearchPlace.Scan)?.RowKey;
        var pages = uploads.ListAsync(name.Text, from, query.Limit, cancellationToken);
        var looks = 0;
        await foreach (var page in pages)
        {
            if (looks++ == RowsAnItem)
            {
                return new([], page.Place is { } here ? new SearchPlace.Scan(here) : null);
            }

            var ids = page.Uploads.Select(u => ArticleId.Of(u.Name)).ToList();
            if (await ReadAsync(ids, query, cancellationToken) is { Count: > 0 } found)
            {
                return new(found, page.Next is { } next ? new SearchPlace.Scan(next) : null);
            }
        }

        return new([], null);
    }

    private async Task<List<FoundArticle>> ReadAsync(
        IReadOnlyList<string> rowKeys,
        ArticleQuery query,
        CancellationToken cancellationToken
    )
    {
        var keys = rowKeys.Select(PostingKey.TryParse).OfType<PostingKey>().ToList();
        var rows = await RowsAsync([.. keys.Select(k => k.Article)], cancellationToken);
        return
        [
            .. keys.Zip(rows)
                .Where(r => r.Second is { } row && r.First.IsTrueFor(row, isTerm: true) && query.Matches(row))
                .Select(r => Found(r.Second!)),
        ];
    }

    private async Task<List<FoundArticle>> ReadAsync(
        IReadOnlyList<ArticleId> articles,
        ArticleQuery query,
        CancellationToken cancellationToken
    ) => [.. (await RowsAsync(articles, cancellationToken)).OfType<ArticleRow>().Where(query.Matches).Select(Found)];

    private async Task<ArticleRow?[]> RowsAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancellationToken)
    {
        var rows = new ArticleRow?[articles.Count];
        await ConcurrentCalls.ForEachAsync(
            Enumerable.Range(0, rows.Length),
            async (at, cancel) => rows[at] = (await store.ReadAsync(articles[at], cancel)).Row,
            cancellationToken
        );
        return rows;
    }

    private static FoundArticle Found(ArticleRow row) => new(row, new SearchPlace.Scan(""), default);
}
