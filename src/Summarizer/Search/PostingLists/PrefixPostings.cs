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

    /// <summary>Stems are shorter than words, but seldom by more.</summary>
    private const int LongestSuffix = 5;

    private const int ShortestStem = 3;

    /// <summary>The lists to read for a prefix: of the words that start with it, and of the shorter stems they may have.</summary>
    public static async Task<IReadOnlyList<Postings>> OpenAsync(
        SearchWord word,
        bool withStems,
        IPostingSource source,
        bool hasOld,
        Func<ListRange, Postings> open,
        string end,
        CancellationToken cancellationToken
    )
    {
        var prefix = IndexKeys.WordPrefix(word.Folded);
        var lists = new List<Postings>();
        if (hasOld)
        {
            // Until the account is moved, the first thousand rows of the old lists have to do.
            var (old, _) = await source.ReadOldTermsAsync(prefix, PageSize, cancellationToken);
            lists.Add(Merge(old, end));
        }

        foreach (var stem in withStems ? Stems(word) : [])
        {
            lists.Add(open(ListRange.OfTerm(IndexKeys.WordTerm(stem))));
            if (hasOld)
            {
                lists.Add(open(ListRange.Of(OldIndex.WordList(stem))));
            }
        }

        var (page, isWhole) = await source.ReadTermsAsync(prefix, afterTerm: null, PageSize, cancellationToken);
        if (isWhole)
        {
            return [Merge(page, end), .. lists];
        }

        var words = new SortedSet<string>(page.Select(p => p.Term), StringComparer.Ordinal);
        for (var call = 1; call < MaxCalls && words.Count < MaxWords && !isWhole; call++)
        {
            (page, isWhole) = await source.ReadTermsAsync(prefix, words.Max, PageSize, cancellationToken);
            words.UnionWith(page.Select(p => p.Term));
        }

        return [.. words.Take(MaxWords).Select(w => open(ListRange.OfTerm(w))), .. lists];
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

    private static KnownPostings Merge(IReadOnlyList<(string Term, Posting Posting)> rows, string end) =>
        new([
            .. rows.Where(r => string.CompareOrdinal(r.Posting.RowKey, end) < 0)
                .GroupBy(r => r.Posting.RowKey, r => r.Posting.Weight, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Posting(g.Key, g.Aggregate((a, b) => a + b))),
        ]);
}
