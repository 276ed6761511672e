namespace Summarizer.Index;

/// <summary>One page of keywords, in alphabetical order.</summary>
/// <param name="Items">The keywords.</param>
/// <param name="Next">The token for <c>after=</c> that continues the list; absent at its end.</param>
public sealed record KeywordPage(IReadOnlyList<KeywordCount> Items, string? Next);

/// <summary>Lists keywords with their counts; while there is an old index, the sums of both.</summary>
internal sealed class KeywordList(KeywordCounts counts, OldKeywordCounts oldCounts, OldIndex oldIndex)
{
    /// <summary>The keywords with this prefix in any case, in alphabetical order, and the place to go on; null at the end.</summary>
    public async Task<(IReadOnlyList<KeywordCount> Keywords, string? Place)> ReadAsync(
        string prefix,
        int limit,
        string? place,
        CancellationToken cancellationToken
    )
    {
        var rows = await counts.ListAsync(prefix, place, limit + 1, cancellationToken);
        if (await oldIndex.IsThereAsync(cancellationToken))
        {
            var others = await oldCounts.ListAsync(prefix, place, limit + 1, cancellationToken);
            rows =
            [
                .. rows.Concat(others)
                    .GroupBy(r => r.Key, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, g.First().Count with { Count = g.Sum(r => r.Count.Count) })),
            ];
        }

        return ([.. rows.Take(limit).Select(r => r.Count)], rows.Count > limit ? rows[limit - 1].Key : null);
    }
}
