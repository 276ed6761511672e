namespace Summarizer.Text.Reading.Pdf.Layout;

/// <summary>
/// The order in which the lines of a page are read. Nearly all files draw them in it. Where a file does not, and goes from
/// column to column at each line, lines are read column by column, as far down as nothing crosses all columns.
/// </summary>
internal static class ReadingOrder
{
    private const double MostBesides = 0.25; // of a page's lines that are drawn beside the line before them
    private const double MostUpwards = 0.25; // that are drawn above it
    private const int FewestLines = 8;
    private const int FewestInColumn = 3;

    public static List<Line> Of(List<Line> lines)
    {
        var long_ = lines.Where(l => l.Text.Length >= 15).ToList(); // not the cells of tables
        var (besides, upwards) = (0, 0);
        for (var at = 1; at < long_.Count; at++)
        {
            var (before, line) = (long_[at - 1], long_[at]);
            var size = Math.Max(before.Size, line.Size);
            besides += Math.Abs(line.Baseline - before.Baseline) < size / 2 ? 1 : 0;
            upwards += line.Baseline > before.Baseline + size ? 1 : 0;
        }

        return
            long_.Count >= FewestLines && (besides > long_.Count * MostBesides || upwards > long_.Count * MostUpwards)
            ? ByColumns(lines)
            : lines;
    }

    private static List<Line> ByColumns(List<Line> lines)
    {
        var edges = Edges(lines);
        var ordered = new List<Line>(lines.Count);
        var columns = new List<Line>[edges.Count + 1];
        Array.Fill(columns, []);
        for (var at = 0; at < columns.Length; at++)
        {
            columns[at] = [];
        }

        foreach (var line in lines.OrderByDescending(l => l.Baseline).ThenBy(l => l.Left))
        {
            var column = edges.Count(e => e < line.Box.Left + line.Size);
            if (edges.Exists(e => e > line.Left + line.Size && e < line.Right - line.Size))
            {
                Flush();
                ordered.Add(line);
            }
            else
            {
                columns[column].Add(line);
            }
        }

        Flush();
        return ordered;

        void Flush()
        {
            foreach (var column in columns)
            {
                ordered.AddRange(column);
                column.Clear();
            }
        }
    }

    // Places that many lines end before or begin behind, and hardly one crosses.
    private static List<double> Edges(List<Line> lines)
    {
        var edges = new List<double>();
        foreach (
            var left in lines
                .Select(l => Math.Round(l.Left))
                .CountBy(l => l)
                .Where(l => l.Value >= FewestInColumn)
                .Select(l => l.Key)
                .Order()
        )
        {
            var edge = left - 1;
            var before = lines.Count(l => l.Right < edge);
            var behind = lines.Count(l => l.Left > edge);
            var across = lines.Count - before - behind;
            if (
                before >= FewestInColumn
                && behind >= FewestInColumn
                && across < Math.Min(before, behind) / 2
                && (edges.Count == 0 || edge - edges[^1] > 60)
            )
            {
                edges.Add(edge);
            }
        }

        return edges;
    }
}
