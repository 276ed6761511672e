using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Pdf.Layout;
using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>
/// Finds tables: lines that are drawn beside each other. Those of one height are the cells of a row; what stands between
/// such rows and is no running text belongs to the table.
/// </summary>
internal static class Tables
{
    private const string BetweenCells = " | ";
    private const int FewestRows = 2;
    private const int MostBetween = 6; // lines between two rows that have several cells
    private const int LongLine = 60; // characters: text over the width of a column

    /// <summary>The page's lines in stretches: those of a table, and those of none.</summary>
    public static IEnumerable<(bool IsTable, List<Line> Lines)> Split(IReadOnlyList<Line> lines)
    {
        var start = 0;
        for (var at = 0; at + 1 < lines.Count; at++)
        {
            if (!AreCells(lines[at], lines[at + 1]))
            {
                continue;
            }

            var (last, rows) = (at + 1, 1);
            for (var next = last; next + 1 < lines.Count && next - last <= MostBetween; next++)
            {
                if (AreCells(lines[next], lines[next + 1]))
                {
                    rows += Math.Abs(lines[next].Baseline - lines[last].Baseline) > lines[next].Size / 2 ? 1 : 0;
                    last = next + 1;
                }
                else if (lines[next + 1].Text.Length > LongLine)
                {
                    break;
                }
            }

            if (rows < FewestRows)
            {
                continue;
            }

            if (at > start)
            {
                yield return (false, [.. lines.Skip(start).Take(at - start)]);
            }

            yield return (true, [.. lines.Skip(at).Take(last - at + 1)]);
            start = last + 1;
            at = last;
        }

        if (start < lines.Count)
        {
            yield return (false, [.. lines.Skip(start)]);
        }
    }

    /// <summary>The rows of a table, from the top.</summary>
    public static IEnumerable<TextBlock> Rows(List<Line> lines)
    {
        var row = new List<Line>();
        foreach (var line in lines.OrderByDescending(l => l.Baseline))
        {
            if (row.Count > 0 && row[0].Baseline - line.Baseline > row[0].Size / 2)
            {
                yield return Row(row);
                row.Clear();
            }

            row.Add(line);
        }

        yield return Row(row);
    }

    private static TextBlock Row(List<Line> cells)
    {
        var sorted = cells.OrderBy(c => c.Left).ToList();
        var spans = sorted.SelectMany(
            (c, at) => at == 0 ? c.Spans : [new LineSpan(BetweenCells, c.Typeface), .. c.Spans]
        );
        var box = sorted.Aggregate(Box.None, (b, c) => b.Extend(c.Box));
        return new([sorted[0].With([.. spans], box)]) { Kind = BlockKind.TableRow };
    }

    private static bool AreCells(Line line, Line next) =>
        Math.Abs(line.Baseline - next.Baseline) < Math.Min(line.Size, next.Size) / 2
        && next.Left > line.Right
        && line.Text.Length + next.Text.Length < LongLine * 2;
}
