using Summarizer.Index;
using Summarizer.Search.Words;

namespace Summarizer.Search.Ranking;

/// <summary>
/// Finds terms of the index that are one letter off a word that no article has. Only terms that begin like the word are
/// looked at: a wrong letter at its very beginning is not found.
/// </summary>
internal static class SpellingCorrector
{
    private const int ShortestWord = 4;
    private const int ShortestBeginning = 2;
    private const int MaxWords = 4;
    private const int MaxCalls = 4;
    private const int PageSize = 1000;

    /// <summary>The most frequent neighbours of some words; empty if a word has none.</summary>
    public static async Task<IReadOnlyDictionary<SearchWord, string>> CorrectAsync(
        IEnumerable<SearchWord> unknown,
        IPostingSource source,
        CancellationToken cancellationToken
    )
    {
        var corrections = new Dictionary<SearchWord, string>();
        foreach (var word in unknown.Where(w => !w.IsPrefix && w.Folded.Length >= ShortestWord).Take(MaxWords))
        {
            if (await NeighbourAsync(word, source, cancellationToken) is { } term)
            {
                corrections[word] = term;
            }
        }

        return corrections;
    }

    // A long beginning leads to few terms, and a short one finds a wrong letter nearer to it.
    private static async Task<string?> NeighbourAsync(
        SearchWord word,
        IPostingSource source,
        CancellationToken cancellationToken
    ) =>
        await NeighbourAsync(word, word.Folded.Length / 2, source, cancellationToken)
        ?? await NeighbourAsync(word, ShortestBeginning, source, cancellationToken);

    private static async Task<string?> NeighbourAsync(
        SearchWord word,
        int beginning,
        IPostingSource source,
        CancellationToken cancellationToken
    )
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var prefix = IndexKeys.WordPrefix(word.Folded[..beginning]);
        string? last = null;
        for (var call = 0; call < MaxCalls; call++)
        {
            var (page, isWhole) = await source.ReadTermsAsync(prefix, last, PageSize, cancellationToken);
            foreach (var (term, _) in page.Where(p => word.Forms.Any(form => AreOneApart(form, p.Term))))
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }

            if (isWhole)
            {
                break;
            }

            last = page[^1].Term;
        }

        return counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault().Key;
    }

    /// <summary>Whether one letter more, less or other, or two exchanged, make one word of the other.</summary>
    public static bool AreOneApart(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || a == b)
        {
            return false;
        }

        var start = a.AsSpan().CommonPrefixLength(b);
        var restA = a.AsSpan(start);
        var restB = b.AsSpan(start);
        return a.Length != b.Length
            ? restA.Length > restB.Length
                ? restA[1..].SequenceEqual(restB)
                : restB[1..].SequenceEqual(restA)
            : restA[1..].SequenceEqual(restB[1..])
                || (
                    restA.Length >= 2
                    && restA[0] == restB[1]
                    && restA[1] == restB[0]
                    && restA[2..].SequenceEqual(restB[2..])
                );
    }
}
