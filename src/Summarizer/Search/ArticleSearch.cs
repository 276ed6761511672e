using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Search.PostingLists;
using Summarizer.Storage;

namespace Summarizer.Search;

/// <summary>An article that was found, and the place to begin at to find it again.</summary>
internal sealed record FoundArticle(ArticleRow Row, SearchPlace Here);

/// <summary>A page of what was found, and where to go on; null at the end.</summary>
internal sealed record FoundArticles(IReadOnlyList<FoundArticle> Articles, SearchPlace? Next);

/// <summary>
/// Finds articles by any combination of conditions. The lists of the conditions are intersected by row key; each
/// article's own row then has the last word, so that a list that is not cleaned up yet does no harm.
/// </summary>
/// <remarks>
/// Without words, newest first. With words, the newest 1,000 hits ranked by where the words are, then the others, newest
/// first. A page reads a bounded number of rows in a bounded number of calls, however many articles there are;
/// one that has spent its budget is short.
/// </remarks>
internal sealed class ArticleSearch(ArticleIndex index, ArticleStore store)
{
    private const int RankedHits = 1000;

    /// <summary>How many articles a page may read for each that it returns.</summary>
    private const int RowsAnItem = 5;

    /// <summary>How often a page may read on in its lists after the first read of each.</summary>
    private const int IndexCalls = 60;

    /// <summary>The most rows of one response of the Table service.</summary>
    private const int MaxPage = 1000;

    /// <summary>One page from a place (null: the start), of articles with every word in certain places (null: anywhere).</summary>
    public Task<FoundArticles> FindAsync(
        ArticleQuery query,
        SearchPlace? place,
        WordPlaces? places,
        CancellationToken cancellationToken
    ) =>
        place switch
        {
            SearchPlace.Scan scan => ScanAsync(query, scan.RowKey, places, cancellationToken),
            SearchPlace.Ranked ranked => RankAsync(query, ranked, places, cancellationToken),
            _ when query.Search is null => ScanAsync(query, query.FirstRowKey, places, cancellationToken),
            _ => RankAsync(query, place: null, places, cancellationToken),
        };

    private async Task<FoundArticles> ScanAsync(
        ArticleQuery query,
        string from,
        WordPlaces? places,
        CancellationToken cancellationToken
    )
    {
        var budget = new ReadBudget(IndexCalls);
        var hits = await OpenAsync(query, from, query.Limit + 1, budget, cancellationToken);
        var found = new List<FoundArticle>();
        var rows = query.Limit * RowsAnItem;
        while (true)
        {
            var batch = new List<Posting>();
            Posting? hit;
            while ((hit = await hits.SeekAsync(from, cancellationToken)) is not null)
            {
                if (found.Count + batch.Count >= query.Limit || batch.Count >= rows)
                {
                    break;
                }

                from = Postings.Behind(hit.Value.RowKey);
                if (Stands(hit.Value, places))
                {
                    batch.Add(hit.Value);
                }
            }

            rows -= batch.Count;
            found.AddRange(
                (await ReadAsync(batch, query, cancellationToken)).Select(f => new FoundArticle(
                    f.Row,
                    new SearchPlace.Scan(f.Hit.RowKey)
                ))
            );
            if (hit is null)
            {
                return new(found, budget.IsSpent ? new SearchPlace.Scan(hits.Reached) : null);
            }

            if (found.Count >= query.Limit || rows <= 0)
            {
                return new(found, new SearchPlace.Scan(hit.Value.RowKey));
            }
        }
    }

    private async Task<FoundArticles> RankAsync(
        ArticleQuery query,
        SearchPlace.Ranked? place,
        WordPlaces? places,
        CancellationToken cancellationToken
    )
    {
        var (ranked, start, end) = await NewestAsync(query, place, places, cancellationToken);
        var found = new List<FoundArticle>();
        var rows = query.Limit * RowsAnItem;
        var at = 0;
        while (at < ranked.Count && found.Count < query.Limit && rows > 0)
        {
            var batch = ranked.Slice(at, Math.Min(Math.Min(query.Limit - found.Count, rows), ranked.Count - at));
            at += batch.Count;
            rows -= batch.Count;
            found.AddRange(
                (await ReadAsync(batch, query, cancellationToken)).Select(f => new FoundArticle(f.Row, PlaceOf(f.Hit)))
            );
        }

        return new(
            found,
            at < ranked.Count ? PlaceOf(ranked[at])
                : end == Postings.End ? null
                : new SearchPlace.Scan(end)
        );

        SearchPlace.Ranked PlaceOf(Posting hit) => new(start, end, hit.Score, hit.RowKey);
    }

    // The newest hits in the order of their scores, from a place on, with the row keys between which they lie.
    private async Task<(List<Posting> Ranked, string Start, string End)> NewestAsync(
        ArticleQuery query,
        SearchPlace.Ranked? place,
        WordPlaces? places,
        CancellationToken cancellationToken
    )
    {
        var budget = new ReadBudget(IndexCalls);
        var from = place?.Start ?? query.FirstRowKey;
        var end = place?.End ?? Postings.End;
        var hits = await OpenAsync(query, from, MaxPage, budget, cancellationToken);
        var newest = new List<Posting>();
        while (await hits.SeekAsync(from, cancellationToken) is { } hit)
        {
            if (string.CompareOrdinal(hit.RowKey, end) >= 0)
            {
                break;
            }

            if (newest.Count == RankedHits)
            {
                end = hit.RowKey;
                break;
            }

            from = Postings.Behind(hit.RowKey);
            if (Stands(hit, places))
            {
                newest.Add(hit);
            }
        }

        if (budget.IsSpent)
        {
            end = hits.Reached;
        }

        var start = place?.Start ?? (newest.Count > 0 ? newest[0].RowKey : from);
        newest.Sort(InRank);
        if (place is not null)
        {
            newest.RemoveAll(hit => InRank(hit, new(place.RowKey, place.Score, WordPlaces.None)) < 0);
        }

        return (newest, start, end);
    }

    private static bool Stands(Posting hit, WordPlaces? places) =>
        places is not { } wanted || (hit.Places & wanted) == wanted;

    private static int InRank(Posting a, Posting b) =>
        a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.RowKey, b.RowKey);

    private async Task<Intersection> OpenAsync(
        ArticleQuery query,
        string from,
        int pageSize,
        ReadBudget budget,
        CancellationToken cancellationToken
    )
    {
        var lists = new IndexLists(index, query.EndRowKey, pageSize, budget);
        var hasNarrower = query.Conditions.Any(c => c.Narrowing is Narrowing.Some or Narrowing.Much);
        List<Postings> needed = [];
        List<Postings> others = [];
        foreach (var condition in query.Conditions)
        {
            if (condition.Narrowing is not Narrowing.Hardly || !hasNarrower)
            {
                (condition.Narrowing is Narrowing.Much ? needed : others).AddRange(
                    await condition.OpenAsync(lists, cancellationToken)
                );
            }
        }

        await Task.WhenAll(needed.Concat(others).Select(l => l.SeekAsync(from, cancellationToken).AsTask()));
        if (needed.Count > 0)
        {
            // A list denser than one that is read anyway leaves out little; the rows tell the same.
            var sparsest = needed.Select(l => l.Reach).Max(StringComparer.Ordinal)!;
            others.RemoveAll(l => string.CompareOrdinal(l.Reach, sparsest) < 0);
        }

        needed.AddRange(others);
        return new(needed.Count > 0 ? needed : [lists.OpenAll()], budget);
    }

    private async Task<IEnumerable<(Posting Hit, ArticleRow Row)>> ReadAsync(
        List<Posting> hits,
        ArticleQuery query,
        CancellationToken cancellationToken
    )
    {
        var rows = new ArticleRow?[hits.Count];
        await ConcurrentCalls.ForEachAsync(
            Enumerable.Range(0, hits.Count),
            async (at, cancel) =>
            {
                if (
                    IndexKey.ParseRowKey(hits[at].RowKey) is { } key
                    && (await store.ReadAsync(key.Article, cancel)).Row is { } row
                    && row.ListedAt.UtcTicks == key.Ticks
                    && query.Matches(row)
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
