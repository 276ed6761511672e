using System.Globalization;

namespace Summarizer.Search;

/// <summary>Where a page of articles begins. Continuation tokens carry it, signed.</summary>
internal abstract record SearchPlace
{
    private const char Separator = '\n';

    private SearchPlace() { }

    /// <summary>Newest first, from a row key on.</summary>
    public sealed record Scan(string RowKey) : SearchPlace;

    /// <summary>By rank, among the articles between two row keys: later arrivals do not move them.</summary>
    public sealed record Ranked(string Start, string End, int Score, string RowKey) : SearchPlace;

    public sealed override string ToString() =>
        this switch
        {
            Scan scan => $"S{Separator}{scan.RowKey}",
            Ranked ranked => string.Create(
                CultureInfo.InvariantCulture,
                $"R{Separator}{ranked.Start}{Separator}{ranked.End}{Separator}{ranked.Score}{Separator}{ranked.RowKey}"
            ),
            _ => throw new InvalidOperationException("An unknown kind of place."),
        };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SearchPlace Parse(string text) =>
        text.Split(Separator) switch
        {
            ["S", var rowKey] => new Scan(rowKey),
            ["R", var start, var end, var score, var rowKey] => new Ranked(
                start,
                end,
                int.Parse(score, CultureInfo.InvariantCulture),
                rowKey
            ),
            _ => throw new FormatException("A signed place that is malformed."),
        };
}
