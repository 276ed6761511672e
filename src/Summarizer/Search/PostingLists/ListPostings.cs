using Summarizer.Index;

namespace Summarizer.Search.PostingLists;

/// <summary>The articles of one list of the index, or of all months.</summary>
internal sealed class ListPostings(IPostingSource source, ListRange range, string end, int pageSize, ReadBudget budget)
    : Postings
{
    /// <summary>After a jump only a few rows are likely to be wanted.</summary>
    private const int PageAfterJump = 64;

    private IReadOnlyList<Posting> _first = [];
    private bool _isFirstWhole;
    private IReadOnlyList<Posting> _page = [];
    private int _at;
    private int _size;
    private bool _hasBegun;
    private bool _isWhole;

    public override string Reach =>
        _isWhole ? End
        : _page.Count == 0 ? ""
        : _page[^1].RowKey;

    public override IEnumerable<Posting> First => _first;

    public override bool IsFirstWhole => _isFirstWhole;

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
            var isFirst = !_hasBegun;
            _hasBegun = true;
            (_page, _isWhole) = await source.ReadPageAsync(
                range,
                isJump || _page.Count == 0 ? rowKey : next,
                end,
                _size,
                cancellationToken
            );
            _at = 0;
            if (isFirst)
            {
                (_first, _isFirstWhole) = (_page, _isWhole);
            }
        }
    }
}
