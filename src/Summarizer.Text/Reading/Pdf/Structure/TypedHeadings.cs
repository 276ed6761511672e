using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>Headings of a document in one font, such as a printed text file: lines that are set apart above a paragraph.</summary>
internal static class TypedHeadings
{
    private const int MostLines = 2; // of a heading
    private const int MostInRow = 2; // a title and the first heading; more are an address or a list
    private const int LeastProse = 100; // characters below

    /// <summary>Marks the headings, and as the title the first block, whatever stands between it and the text.</summary>
    public static void Mark(List<TextBlock> blocks)
    {
        var end = blocks.Count;
        while (end > 0)
        {
            var prose = blocks.FindLastIndex(end - 1, b => b.Kind is BlockKind.Paragraph && b.Length >= LeastProse);
            var start = prose;
            var below = prose < 0 ? "" : blocks[prose].Text;
            while (start > 0 && IsHeading(blocks[start - 1], below))
            {
                start--;
            }

            for (var at = start; at < prose && prose - start <= MostInRow; at++)
            {
                blocks[at].Kind = BlockKind.Heading;
                blocks[at].Level = 2;
            }

            end = Math.Max(0, start);
        }

        if (blocks.Find(b => b.Length >= LeastProse) is { } text && IsHeading(blocks[0], text.Text))
        {
            blocks[0].Kind = BlockKind.Heading;
            blocks[0].Level = 1;
        }
    }

    private static bool IsHeading(TextBlock block, string prose) =>
        block.Kind is BlockKind.Paragraph or BlockKind.Heading
        && block.Length < LeastProse
        && block.Lines.Count <= MostLines
        && HeadingForm.FitsAbove(block.Text, prose);
}
