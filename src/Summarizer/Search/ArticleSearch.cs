using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Index;
using Summarizer.Search.Conditions;
using Summarizer.Search.PostingLists;
using Summarizer.Search.Ranking;
using Summarizer.Search.Words;
using Summarizer.Storage;

namespace Summarizer.Search;

/// <summary>An article that was found, and the place to begin at to find it again; as what, in a search by words.</summary>
internal sealed record FoundArticle(ArticleRow Row, SearchPlace Here, Hit Hit);

/// <summary>A page of what was found, and where to go on; null at the end.</summary>
internal sealed record FoundArticles(IReadOnlyList<FoundArticle> Articles, SearchPlace? Next)
{
    /// <summary>In a search by words: how many articles have all of them.</summary>
    public SearchTotal? Total { get; init; }

    /// <summary>The words that were searched for: those of the query, or corrected ones.</summary>
    public SearchText? Search { get; init; }

    /// <summary>How rare each of the words is.</summary>
    public IReadOnlyList<int>? Rarities { get; init; }
}

/// <summary>
/// Finds articles by any combination of conditions. The lists of the conditions are intersected by row key; each
/// article's own row then has the last word, so that a list that is not cleaned up yet does no harm.
/// </summary>
/// <remarks>
/// Without words, newest first. With words, ranked: see <see cref="Ranker"/>; after the newest 1,000 with all words the
/// others with all, newest first. A page reads a bounded number of rows in a bounded number of calls, however many
/// articles there are; one that has spent its budget is short.
/// </remarks>
internal sealed class ArticleSearch(
    ArticleIndex index,
    OldIndex oldIndex,
    ArticleStore store,
    OrderedArticles ordered,
    TextChecks checks,
    ArticleCount count
)
{
    /// <summary>How many articles a page may read for each that it returns.</summary>
    private const int RowsAnItem = 5;

    /// <summary>One page from a place (null: the start), of articles with every word in certain places (null: anywhere).</summary>
    public async Task<FoundArticles> FindAsync(
        ArticleQuery query,
        SearchPlace? place,
        WordPlaces? places,
        CancellationToken cancellationToken
    )
    {
        if (query.Name is { } name)
        {
            return await ordered.NamedAsync(query, name, place, cancellationToken);
        }

        if (query.Sort is { IsUsual: false } sort)
        {
            return await ordered.SortAsync(query, sort, place, cancellationToken);
        }

        var hasOld = await oldIndex.IsThereAsync(cancellationToken);
        if (query.Search is not { } search)
        {
            return await ScanAsync(query, place, hasOld, cancellationToken);
        }

        var words = new WordSearch(index, hasOld, query, places);
        return place is SearchPlace.Scan scan
            ? await ScanAsync(query, words, search, scan.RowKey, cancellationToken)
            : await RankAsync(query, words, search, place as SearchPlace.Ranked, cancellationToken);
    }

    private async Task<FoundArticles> ScanAsync(
        ArticleQuery query,
        SearchPlace? place,
        bool hasOld,
        CancellationToken cancellationToken
    )
    {
        var from = (place as SearchPlace.Scan)?.RowKey ?? query.FirstRowKey;
        var budget = new ReadBudget(OpenSearch.MaxCalls);
        var lists = new IndexLists(index, hasOld, query.EndRowKey, query.Limit + 1, budget);
        var conditions = await OpenConditions.OpenAsync(query, lists, from, words: [], cancellationToken);
        var hits = new Intersection(conditions.Count > 0 ? conditions : [lists.OpenAll()], [], budget);
        return await ScanAsync(query, hits, budget, from, words: 0, cancellationToken);
    }

    private async Task<FoundArticles> ScanAsync(
        ArticleQuery query,
        WordSearch words,
        SearchText search,
        string from,
        CancellationToken cancellationToken
    )
    {
        var opened = await words.OpenAsync(search, from, query.Limit + 1, cancellationToken);
        var all = 0u;
        for (var at = 0; at < search.Words.Count; at++)
        {
            all |= search.Words[at].IsRequired ? 1u << at : 0;
        }

        var found = await ScanAsync(query, opened.WithAll(), opened.Budget, from, all, cancellationToken);
        return found with { Search = search, Rarities = [.. search.Words.Select(_ => 1)] };
    }

    private async Task<FoundArticles> ScanAsync(
        ArticleQuery query,
        Intersection hits,
        ReadBudget budget,
        string from,
        uint words,
        CancellationToken cancellationToken
    )
    {
        var found = new List<FoundArticle>();
        var rows = RowsOf(query);
        while (true)
        {
            var batch = new List<Hit>();
            JointPosting? match;
            while ((match = await hits.SeekAsync(from, cancellationToken)) is not null)
            {
                if (found.Count + batch.Count >= query.Limit || batch.Count >= rows)
                {
                    break;
                }

                from = Postings.Behind(match.Value.RowKey);
                batch.Add(new(match.Value.RowKey, HasAll: true, Score: 0, words));
            }

            rows -= batch.Count;
            var read = await ReadAsync(batch, query, cancellationToken);
            found.AddRange(read.Select(f => new FoundArticle(f.Row, new SearchPlace.Scan(f.Hit.RowKey), f.Hit)));
            if (match is null)
            {
                return new(found, budget.IsSpent ? new SearchPlace.Scan(hits.Reached) : null);
            }

            if (found.Count >= query.Limit || rows <= 0)
            {
                return new(found, new SearchPlace.Scan(match.Value.RowKey));
            }
        }
    }

    private async Task<FoundArticles> RankAsync(
        ArticleQuery query,
        WordSearch words,
        SearchText search,
        SearchPlace.Ranked? place,
        CancellationToken cancellationToken
    )
    {
        var (ranked, asked) = await words.RankAsync(search, place, count.AboutAsync, cancellationToken);
        var hits = ranked.Hits.SkipWhile(h => place?.IsAfter(h) ?? false).ToList();
        var found = new List<FoundArticle>();
        var rows = RowsOf(query);
        var at = 0;
        while (at < hits.Count && found.Count < query.Limit && rows > 0)
        {
            var batch = hits.GetRange(at, Math.Min(Math.Min(query.Limit - found.Count, rows), hits.Count - at));
            at += batch.Count;
            rows -= batch.Count;
            var read = await ReadAsync(batch, query, cancellationToken);
            found.AddRange(read.Select(f => new FoundArticle(f.Row, SearchPlace.Ranked.Of(ranked, f.Hit), f.Hit)));
        }

        SearchPlace? next =
            at < hits.Count ? SearchPlace.Ranked.Of(ranked, hits[at])
            : ranked.End == Postings.End ? null
            : new SearchPlace.Scan(ranked.End);
        return new(found, next)
        {
            Total = new(ranked.WithAll, IsExact: ranked.End == Postings.End && !TextChecks.AreNeeded(search)),
            Search = asked,
            Rarities = ranked.Rarities,
        };
    }

    private static int RowsOf(ArticleQuery query) =>
        query.Search is { } search && TextChecks.AreNeeded(search)
            ? Math.Min(query.Limit * RowsAnItem, TextChecks.MostOnPage)
            : query.Limit * RowsAnItem;

    private async Task<IEnumerable<(Hit Hit, ArticleRow Row)>> ReadAsync(
        List<Hit> hits,
        ArticleQuery query,
        CancellationToken cancellationToken
    )
    {
        var rows = new ArticleRow?[hits.Count];
        await ConcurrentCalls.ForEachAsync(
            Enumerable.Range(0, hits.Count),
            query.Search is { } asked && TextChecks.AreNeeded(asked) ? TextChecks.MostAtOnce : ConcurrentCalls.Most,
            async (at, cancel) =>
            {
                if (
                    PostingKey.TryParse(hits[at].RowKey) is { } key
                    && (await store.ReadAsync(key.Article, cancel)).Row is { } row
                    && key.IsTrueFor(row, query.HasTerms)
                    && query.Matches(row)
                    && (query.Search is not { } search || await checks.HoldAsync(search, hits[at], row, cancel))
                )
                {
                    rows[at] = row;
                }
            },
            cancellationToken
        );
        return hits.Zip(rows, (hit, row) => (hit, row)).Where(r => r.row is not null).Select(r => (r.hit, r.row!));
    }
}
