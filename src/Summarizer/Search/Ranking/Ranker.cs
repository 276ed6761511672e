using Summarizer.Index;
using Summarizer.Search.PostingLists;

namespace Summarizer.Search.Ranking;

/// <summary>
/// Ranks what a search finds: the newest thousand articles with all words; and if there are no more, those with some of
/// them, as far as the first read of each list tells.
/// </summary>
internal sealed class Ranker(OpenSearch search, Func<CancellationToken, ValueTask<int>> countArticles)
{
    private const int MaxHits = 1000;

    /// <summary>Scores are whole numbers, which a continuation token carries exactly.</summary>
    private const double Unit = 100;

    /// <summary>The most articles that are taken to have a word whose list was not read to its end, as a share of all.</summary>
    private const int ShareOfFrequent = 4;

    /// <summary>The hits from a key on and before another; scored by given rarities or, at first, by those of the lists.</summary>
    public async Task<RankedHits> RankAsync(
        string from,
        string end,
        IReadOnlyList<int>? rarities,
        bool withSome,
        CancellationToken cancellationToken
    )
    {
        await Task.WhenAll(search.Words.Select(w => w.SeekAsync(from, cancellationToken).AsTask()));
        rarities ??= await RaritiesAsync(cancellationToken);
        var (found, start, reached) = await WithAllAsync(from, end, cancellationToken);
        var hits = found.ConvertAll(m => HitOf(m.RowKey, hasAll: true, m.Weights, rarities));
        var isComplete = reached == Postings.End;
        if (isComplete && withSome)
        {
            var known = hits.Select(h => h.RowKey).ToHashSet(StringComparer.Ordinal);
            hits.AddRange(WithSome(from, end, known, rarities));
            start = hits.Select(h => h.RowKey).Append(Postings.End).Min(StringComparer.Ordinal)!;
        }

        hits.Sort(Hit.Order);
        return new(hits, start, reached, rarities, found.Count);
    }

    private async Task<IReadOnlyList<int>> RaritiesAsync(CancellationToken cancellationToken)
    {
        if (search.Words.Count == 1)
        {
            return [(int)Unit]; // nothing to compare it with
        }

        var articles = await countArticles(cancellationToken);
        return
        [
            .. search.Words.Select(w =>
            {
                var first = w.First.Select(p => p.RowKey).Distinct().Count();
                var count = w.IsFirstWhole ? first : Math.Max(first, articles / ShareOfFrequent);
                return (int)Math.Ceiling(Bm25.Rarity(count, articles) * Unit);
            }),
        ];
    }

    // All in order of their keys, with the first key and the one to go on at.
    private async Task<(List<(string RowKey, TermWeight?[] Weights)> Found, string Start, string Reached)> WithAllAsync(
        string from,
        string end,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(string, TermWeight?[])>();
        var matches = search.WithAll();
        var (start, next) = (from, from);
        while (await matches.SeekAsync(next, cancellationToken) is { } match)
        {
            if (string.CompareOrdinal(match.RowKey, end) >= 0)
            {
                return (found, start, end);
            }

            if (found.Count == MaxHits)
            {
                return (found, start, match.RowKey);
            }

            start = found.Count == 0 ? match.RowKey : start;
            next = Postings.Behind(match.RowKey);
            found.Add((match.RowKey, await WithOptionalAsync(match, cancellationToken)));
        }

        return (found, start, search.Budget.IsSpent ? matches.Reached : end);
    }

    private async Task<TermWeight?[]> WithOptionalAsync(JointPosting match, CancellationToken cancellationToken)
    {
        var weights = search.WeightsOf(match);
        for (var at = 0; at < weights.Length; at++)
        {
            if (
                weights[at] is null
                && await search.Words[at].SeekAsync(match.RowKey, cancellationToken) is { } posting
                && posting.RowKey == match.RowKey
            )
            {
                weights[at] = posting.Weight;
            }
        }

        return weights;
    }

    private IEnumerable<Hit> WithSome(string from, string end, HashSet<string> known, IReadOnlyList<int> rarities)
    {
        var some = new Dictionary<string, TermWeight?[]>(StringComparer.Ordinal);
        for (var at = 0; at < search.Words.Count; at++)
        {
            foreach (var posting in search.Words[at].First)
            {
                if (
                    string.CompareOrdinal(posting.RowKey, from) >= 0
                    && string.CompareOrdinal(posting.RowKey, end) < 0
                    && !known.Contains(posting.RowKey)
                )
                {
                    var weights = some.TryGetValue(posting.RowKey, out var others)
                        ? others
                        : some[posting.RowKey] = new TermWeight?[search.Words.Count];
                    weights[at] = weights[at] is { } other ? other + posting.Weight : posting.Weight;
                }
            }
        }

        foreach (var list in search.Conditions)
        {
            Keep(list, isWanted: true);
        }

        foreach (var list in search.Excluded)
        {
            Keep(list, isWanted: false);
        }

        return some.Select(s => HitOf(s.Key, hasAll: false, s.Value, rarities)).Order(Hit.Order).Take(MaxHits);

        // Where the first read of a list does not tell, the article's row does; no row tells that a word is not there.
        void Keep(Postings list, bool isWanted)
        {
            var first = list.First.Select(p => p.RowKey).ToHashSet(StringComparer.Ordinal);
            var last = list.IsFirstWhole ? Postings.End : first.Max(StringComparer.Ordinal) ?? "";
            foreach (var key in some.Keys.ToList())
            {
                var isKnown = string.CompareOrdinal(key, last) <= 0;
                if (isKnown ? first.Contains(key) != isWanted : !isWanted)
                {
                    some.Remove(key);
                }
            }
        }
    }

    private static Hit HitOf(string rowKey, bool hasAll, TermWeight?[] weights, IReadOnlyList<int> rarities)
    {
        var score = 0.0;
        var words = 0u;
        for (var at = 0; at < weights.Length; at++)
        {
            if (weights[at] is { } weight)
            {
                score += Bm25.Score(rarities[at], weight);
                words |= 1u << at;
            }
        }

        return new(rowKey, hasAll, (int)Math.Round(score), words);
    }
}
