using System.Globalization;

namespace Summarizer.Articles;

/// <summary>An article's index row in <c>lists</c>. Row keys invert the time (UTC ticks): lists read newest first.</summary>
internal readonly record struct IndexKey(string List, long Ticks)
{
    /// <summary>Separates the pieces of a key. Encoded words and names never hold it.</summary>
    public const char Separator = '|';

    /// <summary>The digits of <see cref="DateTime.MaxValue"/> in ticks, so that row keys sort as numbers do.</summary>
    private const int TickDigits = 19;

    public string RowKey(ArticleId article) =>
        string.Create(CultureInfo.InvariantCulture, $"{Inverted(Ticks)}{Separator}{article}");

    /// <summary>A time as row keys write it: later times sort first.</summary>
    public static string Inverted(long ticks) =>
        (DateTime.MaxValue.Ticks - ticks).ToString(CultureInfo.InvariantCulture).PadLeft(TickDigits, '0');

    /// <summary>The time and article of a row key; null if it does not have our form.</summary>
    public static (long Ticks, ArticleId Article)? ParseRowKey(string rowKey) =>
        rowKey.Length == TickDigits + 1 + ArticleId.Length
        && rowKey[TickDigits] == Separator
        && long.TryParse(
            rowKey.AsSpan(0, TickDigits),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var inverted
        )
        && ArticleId.TryParse(rowKey[(TickDigits + 1)..], out var article)
            ? (DateTime.MaxValue.Ticks - inverted, article)
            : null;

    /// <summary>The key as manifests write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ticks} {List}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static IndexKey Parse(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return new(text[(blank + 1)..], long.Parse(text.AsSpan(0, blank), CultureInfo.InvariantCulture));
    }
}
