using System.Globalization;
using Summarizer.Search.Ranking;

namespace Summarizer.Search;

/// <summary>Where a page of articles begins. Continuation tokens carry it, signed.</summary>
internal abstract record SearchPlace
{
    private const char Separator = '\n';

    private SearchPlace() { }

    /// <summary>Newest first, from a row key on.</summary>
    public sealed record Scan(string RowKey) : SearchPlace;

    /// <summary>
    /// By rank, among the articles between two row keys and by given rarities of the words: later arrivals do not move
    /// them.
    /// </summary>
    public sealed record Ranked(string Start, string End, string Rarities, bool HasAll, int Score, string RowKey)
        : SearchPlace
    {
        /// <summary>The place of a hit.</summary>
        public static Ranked Of(RankedHits ranked, Hit hit) =>
            new(ranked.Start, ranked.End, string.Join(',', ranked.Rarities), hit.HasAll, hit.Score, hit.RowKey);

        public IReadOnlyList<int> ParseRarities() =>
            [.. Rarities.Split(',').Select(r => int.Parse(r, CultureInfo.InvariantCulture))];

        /// <summary>Whether a hit comes before this place.</summary>
        public bool IsAfter(Hit hit) => Hit.Order.Compare(hit, new(RowKey, HasAll, Score, 0)) < 0;
    }

    public sealed override string ToString() =>
        this switch
        {
            Scan scan => $"S{Separator}{scan.RowKey}",
            Ranked r => string.Create(
                CultureInfo.InvariantCulture,
                $"R{Separator}{r.Start}{Separator}{r.End}{Separator}{r.Rarities}{Separator}{(r.HasAll ? 1 : 0)}{Separator}{r.Score}{Separator}{r.RowKey}"
            ),
            _ => throw new InvalidOperationException("An unknown kind of place."),
        };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SearchPlace Parse(string text) =>
        text.Split(Separator) switch
        {
            ["S", var rowKey] => new Scan(rowKey),
            ["R", var start, var end, var rarities, var hasAll, var score, var rowKey] => new Ranked(
                start,
                end,
                rarities,
                hasAll == "1",
                int.Parse(score, CultureInfo.InvariantCulture),
                rowKey
            ),
            _ => throw new FormatException("A signed place that is malformed."),
        };
}
