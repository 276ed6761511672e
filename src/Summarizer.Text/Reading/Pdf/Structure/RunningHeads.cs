using Summarizer.Text.Reading.Pdf.Layout;
using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>
/// Finds running heads, page numbers and notices: lines near the edges that stand at the same place on several pages and
/// differ only in their numbers. Left and right pages are compared apart, since their heads differ.
/// </summary>
internal static class RunningHeads
{
    private const double Zone = 0.13; // of the height, at the top and at the bottom
    private const int FewestPages = 2;
    private const double LeastShare = 0.3; // of the left or the right pages
    private const double Grid = 6; // points: how far the same head may move

    public static List<List<Line>> Drop(IReadOnlyList<PageLetters> pages, IReadOnlyList<List<Line>> lines)
    {
        var counts = new Dictionary<(string, int, int), int>();
        for (var at = 0; at < pages.Count; at++)
        {
            foreach (
                var key in lines[at]
                    .Where(l => IsNearEdge(l, pages[at]))
                    .SelectMany(l => Keys(l, pages[at].Number).Take(1))
                    .Distinct()
            )
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        var perSide = (pages.Count + 1) / 2;
        var least = Math.Max(FewestPages, perSide * LeastShare);
        var kept = new List<List<Line>>();
        for (var at = 0; at < pages.Count; at++)
        {
            var page = pages[at];
            kept.Add([
                .. lines[at]
                    .Where(l =>
                        !(
                            IsNearEdge(l, page)
                            && (IsPageNumber(l.Text) || Keys(l, page.Number).Sum(counts.GetValueOrDefault) >= least)
                        )
                    ),
            ]);
        }

        return kept;
    }

    private static bool IsNearEdge(Line line, PageLetters page) =>
        line.Baseline > page.Height * (1 - Zone) || line.Baseline < page.Height * Zone;

    // The place, and those next to it.
    private static IEnumerable<(string, int, int)> Keys(Line line, int page)
    {
        var masked = Masked(line.Text);
        var row = (int)Math.Round(line.Baseline / Grid);
        yield return (masked, row, page % 2);
        yield return (masked, row - 1, page % 2);
        yield return (masked, row + 1, page % 2);
    }

    private static string Masked(string text)
    {
        var masked = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            var mark = char.IsDigit(c) ? '#' : char.ToLowerInvariant(c);
            if (mark != '#' || masked.Length == 0 || masked[^1] != '#')
            {
                masked.Append(mark);
            }
        }

        return masked.ToString();
    }

    // "7", "- 7 -", "Page 7 of 12", "7/12", "xii"
    private static bool IsPageNumber(string text)
    {
        var words = text.Split([' ', '-', '–', '—', '|', '/', '.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 4
            && words.Any(w => w.All(char.IsAsciiDigit) || w.All(c => c is 'i' or 'v' or 'x' or 'l'))
            && words.All(w =>
                w.All(char.IsAsciiDigit)
                || w.All(c => c is 'i' or 'v' or 'x' or 'l')
                || w.Equals("page", StringComparison.OrdinalIgnoreCase)
                || w is "of"
            );
    }
}
