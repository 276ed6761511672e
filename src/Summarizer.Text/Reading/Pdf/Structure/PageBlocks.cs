using Summarizer.Text.Reading.Pdf.Layout;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>Cuts the lines of a page, in reading order, into blocks: paragraphs, headings, cells.</summary>
internal static class PageBlocks
{
    private const double WiderLeading = 1.22; // of the usual: between paragraphs that are set apart
    private const double SizeChange = 0.07; // of the size
    private const double Indent = 0.7; // of the size
    private const double MostIndent = 5; // of the size; more is not an indent
    private const double RightMargin = 0.3; // of the size, by which a word misses fitting

    public static IEnumerable<TextBlock> Of(IReadOnlyList<Line> lines, DocumentStyle style) =>
        Tables.Split(lines).SelectMany(s => s.IsTable ? Tables.Rows(s.Lines) : OfText(s.Lines, style));

    private static List<TextBlock> OfText(List<Line> lines, DocumentStyle style)
    {
        var blocks = new List<TextBlock>();
        for (var start = 0; start < lines.Count; )
        {
            var end = start + 1;
            while (end < lines.Count && AreNeighbours(lines[end - 1], lines[end], style))
            {
                end++;
            }

            blocks.AddRange(Paragraphs([.. lines.Skip(start).Take(end - start)]));
            start = end;
        }

        return blocks;
    }

    // Lines under each other, at the usual distance and set alike.
    private static bool AreNeighbours(Line before, Line line, DocumentStyle style)
    {
        var size = Math.Max(before.Size, line.Size);
        var distance = before.Baseline - line.Baseline;
        return distance > size * 0.4
            && distance <= Math.Max(style.Leading(size) * WiderLeading, size * 1.05)
            && before.Overlaps(line)
            && Math.Abs(before.Size - line.Size) <= size * SizeChange
            && !ChangesWeight(before, line)
            && !(IsAllBold(before) && LineForms.IsCapitals(before.Text) != LineForms.IsCapitals(line.Text));
    }

    // A bold heading over text, or text over a bold heading.
    private static bool ChangesWeight(Line before, Line line)
    {
        var (allBefore, all) = (IsAllBold(before), IsAllBold(line));
        return (allBefore && !line.Spans[0].Typeface.IsBold) || (all && !before.Spans[^1].Typeface.IsBold);
    }

    private static bool IsAllBold(Line line) => line.Spans.All(s => s.Typeface.IsBold || !s.Text.Any(char.IsLetter));

    private static bool IsSetInOne(Line line) =>
        line.Spans.All(s => s.Typeface == line.Typeface || !s.Text.Any(char.IsLetter));

    private static IEnumerable<TextBlock> Paragraphs(List<Line> lines)
    {
        var left = lines.Min(l => l.Left);
        var right = lines.Max(l => l.Right);
        var indented = lines.Count(l => l.Left > left + (l.Size * Indent));
        var hangs = lines.Count > 2 && indented * 2 > lines.Count && lines[0].Left <= left + (lines[0].Size * Indent);
        for (var start = 0; start < lines.Count; )
        {
            var end = start + 1;
            while (end < lines.Count && !Begins(lines, end, left, right, hangs))
            {
                end++;
            }

            yield return new(lines.GetRange(start, end - start));
            start = end;
        }
    }

    private static bool Begins(List<Line> lines, int at, double left, double right, bool hangs)
    {
        var (before, line) = (lines[at - 1], lines[at]);
        var indent = line.Left - left;
        var isIndented = indent > line.Size * Indent && indent < line.Size * MostIndent;
        if (hangs)
        {
            return !isIndented && !char.IsLower(line.Text[0]);
        }

        if (
            LineForms.MarkerLength(line.Text) > 0
            && (LineForms.EndsSentence(before.Text) || LineForms.IsBullet(line.Text[0]))
        )
        {
            return true;
        }

        var wasIndented = before.Left - left > before.Size * Indent;
        if (isIndented && !wasIndented && !char.IsLower(line.Text[0]))
        {
            return true;
        }

        // A short line in another typeface is a heading over its text.
        if (before.Typeface != line.Spans[0].Typeface && IsSetInOne(before) && FirstWordFits(before, line, right))
        {
            return true;
        }

        return LineForms.EndsSentence(before.Text) && !char.IsLower(line.Text[0]) && FirstWordFits(before, line, right);
    }

    // A line was broken where the next word did not fit; if it would have, the line ends a paragraph.
    private static bool FirstWordFits(Line before, Line line, double right)
    {
        var word = line.Text.IndexOf(' ');
        var share = (double)(word < 0 ? line.Text.Length : word) / line.Text.Length;
        return before.Right + (share * line.Box.Width) + (line.Size * RightMargin) < right;
    }
}
