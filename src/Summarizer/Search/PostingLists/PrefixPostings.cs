using Summarizer.Index;
using Summarizer.Search.Words;

namespace Summarizer.Search.PostingLists;

/// <summary>The articles with a word that has a prefix.</summary>
internal static class PrefixPostings
{
    /// <summary>A prefix stands for at most this many words, the first in alphabetical order.</summary>
    public const int MaxWords = 24;

    private const int MaxCalls = 8;
    private const int PageSize = 1000;

    /// <summary>Behind all that starts alike: above the letters of all scripts.</summary>
    private const string Last = "\uFFFD";

    /// <summary>Stems are shorter than words, but seldom by more.</summary>
    private const int LongestSuffix = 5;

    private const int ShortestStem = 3;

    /// <summary>The lists to read for a prefix: of the words that start with it, and of the stems they may have.</summary>
    public static async Task<Postings> OpenAsync(
        SearchWord word,
        ArticleIndex index,
        Func<string, Postings> open,
        string end,
        CancellationToken cancellationToken
    )
    {
        var start = IndexKeys.WordPrefix(word.Folded);
        var (page, isWhole) = await index.ReadWordsAsync(Before(start), start + Last, PageSize, cancellationToken);
        var stems = Stems(word).Select(s => open(IndexKeys.Word(s)));
        if (isWhole)
        {
            return new UnionPostings([Merge(page, end), .. stems]);
        }

        var words = new SortedSet<string>(page.Select(p => p.List), StringComparer.Ordinal);
        for (var call = 1; call < MaxCalls && words.Count < MaxWords && !isWhole; call++)
        {
            (page, isWhole) = await index.ReadWordsAsync(words.Max!, start + Last, PageSize, cancellationToken);
            words.UnionWith(page.Select(p => p.List));
        }

        return new UnionPostings([.. words.Take(MaxWords).Select(open), .. stems]);
    }

    // The stem of such a word may be shorter than what was typed of it; the article's row decides.
    private static IEnumerable<string> Stems(SearchWord word)
    {
        var shortest = Math.Max(ShortestStem, word.Folded.Length - LongestSuffix);
        return Enumerable
            .Range(shortest, Math.Max(0, word.Folded.Length - shortest))
            .Select(length => word.Folded[..length])
            .Concat(word.Forms)
            .Where(form => !form.StartsWith(word.Folded, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
    }

    private static KnownPostings Merge(IReadOnlyList<(string List, Posting Posting)> rows, string end) =>
        new([
            .. rows.Where(r => string.CompareOrdinal(r.Posting.RowKey, end) < 0)
                .GroupBy(r => r.Posting.RowKey, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Posting(
                    g.Key,
                    g.Aggregate(0, (score, r) => score | r.Posting.Score),
                    g.Aggregate(WordPlaces.None, (places, r) => places | r.Posting.Places)
                )),
        ]);

    // The filter is "behind a list": right before the first that starts so.
    private static string Before(string start) => start[..^1] + (char)(start[^1] - 1) + Last;
}
