using Summarizer.Search.PostingLists;

namespace Summarizer.Search.Conditions;

/// <summary>The lists of a query's conditions, words aside, that are worth reading.</summary>
internal static class OpenConditions
{
    /// <summary>Opens them. The lists of the words that are required have been read already.</summary>
    public static async Task<IReadOnlyList<Postings>> OpenAsync(
        ArticleQuery query,
        IndexLists lists,
        string from,
        IReadOnlyList<Postings> words,
        CancellationToken cancellationToken
    )
    {
        var hasTerms = query.HasTerms;
        var narrowing = query
            .Conditions.Where(c => c.Narrowing is not Narrowing.None && (c.HasTerm || !hasTerms))
            .ToList();
        var hasNarrower = words.Count > 0 || narrowing.Exists(c => c.Narrowing is Narrowing.Some or Narrowing.Much);
        var opened = narrowing
            .Where(c => c.Narrowing is not Narrowing.Hardly || !hasNarrower)
            .Select(c => (c.Narrowing, List: c.Open(lists)!))
            .ToList();
        await Task.WhenAll(opened.Select(o => o.List.SeekAsync(from, cancellationToken).AsTask()));
        var needed = opened.Where(o => o.Narrowing is Narrowing.Much).Select(o => o.List).Concat(words).ToList();
        if (needed.Count == 0)
        {
            return [.. opened.Select(o => o.List)];
        }

        // A list denser than one that is read anyway leaves out little; the rows tell the same.
        var sparsest = needed.Select(l => l.Reach).Max(StringComparer.Ordinal)!;
        return
        [
            .. opened
                .Where(o => o.Narrowing is Narrowing.Much || string.CompareOrdinal(o.List.Reach, sparsest) >= 0)
                .Select(o => o.List),
        ];
    }
}
