using Summarizer.Index;
using Summarizer.Search.PostingLists;
using Summarizer.Search.Words;

namespace Summarizer.Search.Ranking;

/// <summary>The lists that one page of a search reads.</summary>
internal sealed class OpenSearch
{
    /// <summary>How often a page may read on in its lists after the first read of each.</summary>
    public const int MaxCalls = 60;

    /// <summary>How often it may look whether an article has a word that it does not need to have.</summary>
    private const int MaxOptionalCalls = 10;

    /// <summary>The most rows that the lists of several words give at first, and of one.</summary>
    private const int MaxFirstRows = 4000;

    private const int MaxPage = 1000;

    private readonly List<Postings> _required = [];
    private readonly List<Postings> _excluded = [];
    private readonly int[] _wordOf;

    private OpenSearch(SearchText search, ReadBudget budget)
    {
        (Search, Budget) = (search, budget);
        _wordOf = [.. Enumerable.Range(0, search.Words.Count).Where(at => search.Words[at].IsRequired)];
    }

    public SearchText Search { get; }

    public ReadBudget Budget { get; }

    /// <summary>The list of each word, required or not.</summary>
    public List<Postings> Words { get; } = [];

    /// <summary>The lists of the words that are required.</summary>
    public IReadOnlyList<Postings> Required => _required;

    /// <summary>The lists of the other conditions.</summary>
    public IReadOnlyList<Postings> Conditions { get; set; } = [];

    public IReadOnlyList<Postings> Excluded => _excluded;

    /// <summary>How many rows of each list are read at first.</summary>
    public static int PageSizeFor(SearchText search) =>
        Math.Min(MaxPage, MaxFirstRows / Math.Max(1, search.Words.Count));

    public static async Task<OpenSearch> OpenAsync(
        SearchText search,
        WordPlaces? places,
        IndexLists lists,
        ReadBudget budget,
        CancellationToken cancellationToken
    )
    {
        var optional = lists.With(new ReadBudget(MaxOptionalCalls));
        var opened = new OpenSearch(search, budget);
        foreach (var word in search.Words)
        {
            var list = await (word.IsRequired ? lists : optional).OpenWordAsync(word, places, cancellationToken);
            opened.Words.Add(list);
            if (word.IsRequired)
            {
                opened._required.Add(list);
            }
        }

        foreach (var word in search.Excluded)
        {
            opened._excluded.Add(await lists.OpenExcludedAsync(word, cancellationToken));
        }

        return opened;
    }

    /// <summary>The articles with all words.</summary>
    public Intersection WithAll() => new([.. _required, .. Conditions], _excluded, Budget);

    /// <summary>The weights of a match of <see cref="WithAll"/>, by word: null for words that are not required.</summary>
    public TermWeight?[] WeightsOf(JointPosting match)
    {
        var weights = new TermWeight?[Words.Count];
        for (var at = 0; at < _wordOf.Length; at++)
        {
            weights[_wordOf[at]] = match.Weights[at];
        }

        return weights;
    }
}
