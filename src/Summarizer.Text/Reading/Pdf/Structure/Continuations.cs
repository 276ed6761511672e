using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>
/// Joins the parts of a paragraph that goes on in the next column or on the next page, past captions, tables and notes.
/// </summary>
internal static class Continuations
{
    private const int MostBetween = 60; // blocks: rows of a table

    public static List<TextBlock> Join(List<TextBlock> blocks)
    {
        var joined = new List<TextBlock>(blocks.Count);
        for (var at = 0; at < blocks.Count; at++)
        {
            var block = blocks[at];
            if (block.Kind is BlockKind.Paragraph or BlockKind.ListItem && FindStart(joined, block) is { } start)
            {
                start.Lines.AddRange(block.Lines);
            }
            else
            {
                joined.Add(block);
            }
        }

        return joined;
    }

    private static TextBlock? FindStart(List<TextBlock> joined, TextBlock block)
    {
        for (var at = joined.Count - 1; at >= Math.Max(0, joined.Count - MostBetween); at--)
        {
            var before = joined[at];
            if (before.Kind is BlockKind.Paragraph or BlockKind.ListItem)
            {
                return GoesOn(before, block) ? before : null;
            }

            if (before.Kind is BlockKind.Heading or BlockKind.Reference)
            {
                return null;
            }
        }

        return null;
    }

    // Its last line ends in the middle of a sentence, and the next column or page goes on with one.
    private static bool GoesOn(TextBlock before, TextBlock block)
    {
        var (last, first) = (before.Last, block.First);
        var isElsewhere = first.Page != last.Page || first.Baseline > last.Baseline || !first.Overlaps(last);
        if (
            !isElsewhere
            || Math.Abs(before.Size - block.Size) > 0.6
            || before.Family != block.Family
            || before.IsBold != block.IsBold
            || block.Kind is BlockKind.ListItem
        )
        {
            return false;
        }

        var opens = first.Text[0];
        return LineForms.EndsSentence(last.Text)
            ? char.IsLower(opens)
            : char.IsLower(opens)
                || char.IsDigit(opens)
                || opens is '(' or '['
                || last.Text[^1] is ',' or '-' or '\u2010' or '\u00AD'
                || EndsInMidLine(before);
    }

    // Full to the right, as lines are within a paragraph.
    private static bool EndsInMidLine(TextBlock before) =>
        before.Lines.Count > 1 && before.Last.Right > before.Lines.Max(l => l.Right) - (before.Size * 3);
}
