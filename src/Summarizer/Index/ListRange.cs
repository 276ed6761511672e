using System.Globalization;
using Azure.Data.Tables;

namespace Summarizer.Index;

/// <summary>What of the index is read as one list: a list alone, or the lists of all months one behind the other.</summary>
internal readonly record struct ListRange
{
    private const int TickDigits = 19;

    private readonly string? _list;

    private ListRange(string? list) => _list = list;

    /// <summary>The lists of all months: every article.</summary>
    public static ListRange Everything => default;

    public static ListRange Of(string list) => new(list);

    /// <summary>The filter for the rows from one row key to before another.</summary>
    public string Filter(string from, string end)
    {
        if (_list is not null)
        {
            return TableClient.CreateQueryFilter($"PartitionKey eq {_list} and RowKey ge {from} and RowKey lt {end}");
        }

        // Later months sort first, as later times do within them: the row keys ascend through all of them.
        var first = IndexKeys.Time(TimeOf(from, DateTimeOffset.MaxValue));
        var last = IndexKeys.Time(TimeOf(end, DateTimeOffset.MinValue));
        return TableClient.CreateQueryFilter(
            $"PartitionKey ge {first} and PartitionKey le {last} and RowKey lt {end} and (PartitionKey gt {first} or RowKey ge {from})"
        );
    }

    private static DateTimeOffset TimeOf(string rowKey, DateTimeOffset otherwise) =>
        rowKey.Length >= TickDigits
        && long.TryParse(rowKey.AsSpan(0, TickDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && DateTime.MaxValue.Ticks - ticks is var of and >= 0
            ? new(of, TimeSpan.Zero)
            : otherwise;
}
