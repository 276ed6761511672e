using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Engines;
using Summarizer.Index;
using Summarizer.Search.PostingLists;
using Summarizer.Search.Ranking;
using Summarizer.Storage;

namespace Summarizer.Search;

/// <summary>
/// Articles that share the most telling terms with one: the terms that it says most of, of those the ones that few others
/// have. The index alone is read, and the rows of the best.
/// </summary>
internal sealed class RelatedArticles(
    ArticleIndex index,
    TermSets sets,
    ArticleStore store,
    ArticleCount count,
    DigestEngines engines
)
{
    public const int Max = 5;

    /// <summary>As many lists are read.</summary>
    private const int Terms = 16;

    /// <summary>The newest articles of a term; one that more have tells little.</summary>
    private const int RowsOfTerm = 200;

    /// <summary>Some of the best may have changed since their index rows were written.</summary>
    private const int Candidates = 10;

    /// <summary>An article that shares a single term is not related by it.</summary>
    private const int FewestShared = 2;

    /// <summary>The articles, the most related first. None for an article without a digest, or in the index of an older version.</summary>
    public async Task<IReadOnlyList<DigestResponse>> FindAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        if (
            row.IndexTag is not { } tag
            || await sets.ReadAsync(row.Id, IndexKeys.TermSet(tag, row.ListedAt.UtcTicks), cancellationToken)
                is not { } terms
        )
        {
            return [];
        }

        var articles = await count.AboutAsync(cancellationToken);
        var scores = new Dictionary<string, (double Score, int Shared)>(StringComparer.Ordinal);
        var lists = await Task.WhenAll(MostSaid(terms).Select(t => ReadAsync(t, cancellationToken)));
        foreach (var (postings, isWhole) in lists)
        {
            var rarity = Bm25.Rarity(isWhole ? postings.Count : articles, articles);
            foreach (var posting in postings)
            {
                var (score, shared) = scores.GetValueOrDefault(posting.RowKey);
                scores[posting.RowKey] = (score + Bm25.Score(rarity, posting.Weight), shared + 1);
            }
        }

        var best = scores
            .Where(s => s.Value.Shared >= FewestShared)
            .OrderByDescending(s => s.Value.Score)
            .ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => PostingKey.TryParse(s.Key))
            .OfType<PostingKey>()
            .Where(key => key.Article != row.Id)
            .Take(Candidates)
            .ToList();
        return await ReadAsync(best, cancellationToken);
    }

    private static IEnumerable<string> MostSaid(IReadOnlyList<IndexedTerm> terms) =>
        terms
            .Where(t => t.Weight.Places is not WordPlaces.None) // language and state are no words
            .OrderByDescending(t => Bm25.Score(1, t.Weight))
            .ThenBy(t => t.Term, StringComparer.Ordinal)
            .Take(Terms)
            .Select(t => t.Term);

    private Task<(IReadOnlyList<Posting> Page, bool IsWhole)> ReadAsync(
        string term,
        CancellationToken cancellationToken
    ) => index.ReadPageAsync(ListRange.OfTerm(term), "", Postings.End, RowsOfTerm, cancellationToken);

    private async Task<IReadOnlyList<DigestResponse>> ReadAsync(
        List<PostingKey> keys,
        CancellationToken cancellationToken
    )
    {
        var rows = new ArticleRow?[keys.Count];
        await ConcurrentCalls.ForEachAsync(
            Enumerable.Range(0, keys.Count),
            async (at, cancel) =>
            {
                if (
                    (await store.ReadAsync(keys[at].Article, cancel)).Row is { Status: not ArticleStatus.Deleted } row
                    && keys[at].IsTrueFor(row, isTerm: true)
                )
                {
                    rows[at] = row;
                }
            },
            cancellationToken
        );
        return [.. rows.OfType<ArticleRow>().Take(Max).Select(row => DigestResponse.From(row, engines))];
    }
}
