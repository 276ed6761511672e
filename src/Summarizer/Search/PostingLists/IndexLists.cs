using Summarizer.Index;
using Summarizer.Search.Words;

namespace Summarizer.Search.PostingLists;

/// <summary>Opens lists of the index for one page of a search; those of the old index too while there is one.</summary>
internal sealed class IndexLists(IPostingSource source, bool hasOld, string end, int pageSize, ReadBudget budget)
{
    /// <summary>The same lists, which another budget pays for.</summary>
    public IndexLists With(ReadBudget other) => new(source, hasOld, end, pageSize, other);

    public Postings OpenAll() => Open(ListRange.Everything);

    public Postings OpenList(string list) => Open(ListRange.Of(list));

    /// <summary>The articles with a term, or in a list of the old index.</summary>
    public Postings OpenTerm(string term, string oldList) =>
        hasOld ? new UnionPostings([OpenTerm(term), OpenList(oldList)]) : OpenTerm(term);

    /// <summary>The articles with a term that the old index does not know.</summary>
    public Postings OpenTerm(string term) => Open(ListRange.OfTerm(term));

    /// <summary>The articles with a word in one of the places where it has to stand, and in some that are asked for.</summary>
    public Task<Postings> OpenWordAsync(SearchWord word, WordPlaces? places, CancellationToken cancellationToken) =>
        OpenWordAsync(word, places, withStems: true, cancellationToken);

    /// <summary>
    /// The articles with a word that is excluded. A stem shorter than an excluded prefix does not tell, so those articles
    /// are left to be checked.
    /// </summary>
    public Task<Postings> OpenExcludedAsync(SearchWord word, CancellationToken cancellationToken) =>
        OpenWordAsync(word, places: null, withStems: false, cancellationToken);

    private async Task<Postings> OpenWordAsync(
        SearchWord word,
        WordPlaces? places,
        bool withStems,
        CancellationToken cancellationToken
    ) =>
        new UnionPostings(
            word.IsPrefix
                ? await PrefixPostings.OpenAsync(word, withStems, source, hasOld, Open, end, cancellationToken)
                : [.. word.Forms.Select(form => OpenTerm(IndexKeys.WordTerm(form), OldIndex.WordList(form)))],
            places ?? word.Places
        );

    private ListPostings Open(ListRange range) => new(source, range, end, pageSize, budget);
}
