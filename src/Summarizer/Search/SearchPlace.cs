using System.Globalization;

namespace Summarizer.Search;

/// <summary>Where a page of articles begins. Continuation tokens carry it, signed.</summary>
internal abstract record SearchPlace
{
    private const char Parting = '\n';

    private SearchPlace() { }

    /// <summary>Newest first, from a row key on.</summary>
    /// <param name="RowKey">The row key of the first article that may come.</param>
    public sealed record Scan(string RowKey) : SearchPlace;

    /// <summary>By rank, among the articles between two row keys: later arrivals do not move them.</summary>
    /// <param name="Start">The row key of the newest of them.</param>
    /// <param name="End">The row key before which they end.</param>
    /// <param name="Score">The score of the first article that may come.</param>
    /// <param name="RowKey">Its row key.</param>
    public sealed record Ranked(string Start, string End, int Score, string RowKey) : SearchPlace;

    /// <summary>The place as a text.</summary>
    public sealed override string ToString() =>
        this switch
        {
            Scan scan => $"S{Parting}{scan.RowKey}",
            Ranked ranked => string.Create(
                CultureInfo.InvariantCulture,
                $"R{Parting}{ranked.Start}{Parting}{ranked.End}{Parting}{ranked.Score}{Parting}{ranked.RowKey}"
            ),
            _ => throw new InvalidOperationException("An unknown kind of place."),
        };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SearchPlace Parse(string text) =>
        text.Split(Parting) switch
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
