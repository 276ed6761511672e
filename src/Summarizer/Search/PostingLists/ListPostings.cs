using Summarizer.Index;
using Summarizer.Search.Words;

namespace Summarizer.Search.PostingLists;

/// <summary>The articles of one list of the index, or of all months.</summary>
internal sealed class ListPostings(ArticleIndex index, ListRange range, string end, int pageSize, ReadBudget budget)
    : Postings
{
    /// <summary>After a jump only a few rows are likely to be wanted.</summary>
    private const int PageAfterJump = 64;

    private IReadOnlyList<Posting> _page = [];
    private int _at;
    private int _size;
    private bool _hasBegun;
    private bool _isWhole;

    public override string Reach =>
        _isWhole ? End
        : _page.Count == 0 ? ""
        : _page[^1].RowKey;

    public override async ValueTask<Posting?> SeekAsync(string rowKey, CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_at < _page.Count && string.CompareOrdinal(_page[_at].RowKey, rowKey) < 0)
            {
                _at++;
            }

            if (_at < _page.Count)
            {
                return _page[_at];
            }

            if (_isWhole || (_hasBegun && !budget.TryTake()))
            {
                return null;
            }

            // On the way through a list pages grow; a jump leads to a place that few rows are wanted of.
            var next = _page.Count > 0 ? Behind(_page[^1].RowKey) : rowKey;
            var isJump = _hasBegun && string.CompareOrdinal(next, rowKey) < 0;
            _size =
                isJump ? Math.Min(PageAfterJump, pageSize)
                : _hasBegun ? Math.Min(_size * 2, pageSize)
                : pageSize;
            _hasBegun = true;
            (_page, _isWhole) = await index.ReadPageAsync(
                range,
                isJump || _page.Count == 0 ? rowKey : next,
                end,
                _size,
                cancellationToken
            );
            _at = 0;
        }
    }
}

/// <summary>Opens lists of the index for one page of a search.</summary>
internal sealed class IndexLists(ArticleIndex index, string end, int pageSize, ReadBudget budget)
{
    public Postings OpenAll() => Open(ListRange.Everything);

    public Postings Open(string list) => Open(ListRange.Of(list));

    /// <summary>The articles with any word that has this prefix.</summary>
    public Task<Postings> OpenPrefixAsync(SearchWord word, CancellationToken cancellationToken) =>
        PrefixPostings.OpenAsync(word, index, Open, end, cancellationToken);

    private ListPostings Open(ListRange range) => new(index, range, end, pageSize, budget);
}
