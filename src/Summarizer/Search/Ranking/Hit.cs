namespace Summarizer.Search.Ranking;

/// <summary>An article that a search has found.</summary>
/// <param name="RowKey">Its key in the lists.</param>
/// <param name="HasAll">Whether it has all words that are required.</param>
/// <param name="Score">The better the higher.</param>
/// <param name="Words">Which of the words it has, a bit each.</param>
internal readonly record struct Hit(string RowKey, bool HasAll, int Score, uint Words)
{
    /// <summary>Those with all words first, then by score, then the newest first.</summary>
    public static readonly IComparer<Hit> Order = Comparer<Hit>.Create(
        (a, b) =>
            a.HasAll != b.HasAll ? b.HasAll.CompareTo(a.HasAll)
            : a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : string.CompareOrdinal(a.RowKey, b.RowKey)
    );
}

/// <summary>The best of what a search has found.</summary>
/// <param name="Hits">The hits, the best first.</param>
/// <param name="Start">The key of the newest.</param>
/// <param name="End">The key before which they lie; the end of all keys if there are no others.</param>
/// <param name="Rarities">How rare each word is: with them, and between the same keys, articles score the same again.</param>
/// <param name="WithAll">How many have all words.</param>
internal sealed record RankedHits(
    IReadOnlyList<Hit> Hits,
    string Start,
    string End,
    IReadOnlyList<int> Rarities,
    int WithAll
);
