namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>Separates headings that stand on the first line of their text: "2.1. Study area. The lake …".</summary>
internal static class RunInHeadings
{
    private const int Longest = 150; // characters

    public static IEnumerable<TextBlock> Split(TextBlock block)
    {
        if (block.Lines.Count < 2 || block.Kind is not Articles.BlockKind.Paragraph)
        {
            return [block];
        }

        var first = block.First.Spans[0].Typeface;
        var length = 0;
        for (var at = 0; at < block.Lines.Count && length < Longest; at++)
        {
            var spans = block.Lines[at].Spans;
            var end = spans.TakeWhile(s => s.Typeface == first || !s.Text.Any(char.IsLetter)).Count();
            length += spans.Take(end).Sum(s => s.Text.Length);
            if (end < spans.Count)
            {
                return CanEnd(block, at, end, first) ? Cut(block, at, end) : [block];
            }
        }

        return [block];
    }

    private static bool CanEnd(TextBlock block, int line, int span, Letters.Typeface first)
    {
        var spans = block.Lines[line].Spans;
        if (span == 0)
        {
            return false;
        }

        var rest = spans[span];
        var heading = string.Concat(spans.Take(span).Select(s => s.Text)).TrimEnd();
        return (first.IsBold || first.IsItalic)
            && !(rest.Typeface.IsBold && first.IsBold)
            && heading.EndsWith('.')
            && heading.Count(char.IsLetter) > 3
            && rest.Text.TrimStart() is [var next, ..]
            && !char.IsLower(next)
            && !block.IsItalic
            && !block.IsBold;
    }

    private static IEnumerable<TextBlock> Cut(TextBlock block, int line, int span)
    {
        var cut = block.Lines[line];
        var share = (double)cut.Spans.Take(span).Sum(s => s.Text.Length) / cut.Spans.Sum(s => s.Text.Length);
        var at = cut.Left + (share * cut.Box.Width);
        var before = cut.With([.. cut.Spans.Take(span)], cut.Box with { Right = at });
        var after = cut.With([.. cut.Spans.Skip(span)], cut.Box with { Left = at });
        yield return new([.. block.Lines.Take(line), before]);
        yield return new([after, .. block.Lines.Skip(line + 1)]);
    }
}
