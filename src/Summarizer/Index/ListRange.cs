using System.Globalization;
using Azure.Data.Tables;
using Summarizer.Articles;

namespace Summarizer.Index;

/// <summary>What of the index is read as one list: a list, the rows of a term, or the lists of all months one behind the other.</summary>
internal readonly record struct ListRange
{
    private const int TickDigits = 19;

    private readonly string? _list;
    private readonly string? _term;

    private ListRange(string? list, string? term = null) => (_list, _term) = (list, term);

    /// <summary>The lists of all months: every article.</summary>
    public static ListRange Everything => default;

    public static ListRange Of(string list) => new(list);

    /// <summary>The rows of one term.</summary>
    public static ListRange OfTerm(string term) => new(IndexKeys.TermPartition(term), term);

    /// <summary>Whether the rows are those of a term: the term stands before their keys.</summary>
    public bool IsTerm => _term is not null;

    /// <summary>The filter for the rows from one row key to before another.</summary>
    public string Filter(string from, string end)
    {
        if (_term is not null)
        {
            var (first, last) = ($"{_term}{IndexKey.Separator}{from}", $"{_term}{IndexKey.Separator}{end}");
            return TableClient.CreateQueryFilter($"PartitionKey eq {_list} and RowKey ge {first} and RowKey lt {last}");
        }

        if (_list is not null)
        {
            return TableClient.CreateQueryFilter($"PartitionKey eq {_list} and RowKey ge {from} and RowKey lt {end}");
        }

        // Later months sort first, as later times do within them: the row keys ascend through all of them.
        var newest = IndexKeys.Time(TimeOf(from, DateTimeOffset.MaxValue));
        var oldest = IndexKeys.Time(TimeOf(end, DateTimeOffset.MinValue));
        return TableClient.CreateQueryFilter(
            $"PartitionKey ge {newest} and PartitionKey le {oldest} and RowKey lt {end} and (PartitionKey gt {newest} or RowKey ge {from})"
        );
    }

    private static DateTimeOffset TimeOf(string rowKey, DateTimeOffset otherwise) =>
        rowKey.Length >= TickDigits
        && long.TryParse(rowKey.AsSpan(0, TickDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && DateTime.MaxValue.Ticks - ticks is var of and >= 0
            ? new(of, TimeSpan.Zero)
            : otherwise;
}
