using Summarizer.Text.Articles;
using Summarizer.Text.Languages;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>Finds the blocks of normalised plain text by the form of their lines.</summary>
internal static class PlainTextBlocks
{
    private static readonly HashSet<string> Openers = [.. Language.Everywhere(Section.SentenceOpeners)];
    private const int SectionLevel = 2; // the title is level 1
    private const int MostHeadingsInRow = 4; // part, chapter, section are three
    private const int LongestLoneItem = 200; // characters: a dash may open a paragraph as well
    private const int QuestionLevel = 3; // under the section that asks them

    public static void AddTo(ArticleDraft draft, string text) => AddTo(draft, text.Split('\n'));

    public static void AddTo(ArticleDraft draft, string[] lines)
    {
        var paragraphs = Paragraphs(lines);
        var headings = Headings(paragraphs);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var (line, marker) = paragraphs[i];
            if (IsItem(paragraphs, headings, i))
            {
                draft.Add(BlockKind.ListItem, line[marker..], 1);
            }
            else if (headings[i])
            {
                draft.Add(
                    BlockKind.Heading,
                    line,
                    i == 0 ? 1
                        : HeadingForm.IsQuestion(line) ? QuestionLevel
                        : SectionLevel
                );
            }
            else
            {
                draft.Add(BlockKind.Paragraph, line);
            }
        }
    }

    // A bullet makes an item; a number does so among others of its kind, for it may also number a heading.
    private static bool IsItem(List<(string Text, int Marker)> paragraphs, bool[] headings, int at)
    {
        var (line, marker) = paragraphs[at];
        var hasNeighbour =
            (at > 0 && paragraphs[at - 1].Marker > 0) || (at + 1 < paragraphs.Count && paragraphs[at + 1].Marker > 0);
        return marker > 0 && (hasNeighbour || (line.Length <= LongestLoneItem && !headings[at]));
    }

    // Which lines have the form of a heading. Where many in a row have it, they are verse or a list of names.
    private static bool[] Headings(List<(string Text, int Marker)> paragraphs)
    {
        var headings = new bool[paragraphs.Count];
        var run = 0;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var line = paragraphs[i].Text;
            var next = i + 1 < paragraphs.Count ? paragraphs[i + 1].Text : null;
            headings[i] = i == 0 && next is not null ? HeadingForm.FitsTitle(line) : HeadingForm.FitsAbove(line, next);
            run = headings[i] && i > 0 && !HeadingForm.IsQuestion(line) ? run + 1 : 0;
            if (run >= MostHeadingsInRow)
            {
                var cleared = run == MostHeadingsInRow ? run : 1; // those before are cleared already
                headings.AsSpan(i - cleared + 1, cleared).Clear();
            }
        }

        return headings;
    }

    // A title as wide as the lines of the text, and no empty line below it.
    private static bool IsTitle(string[] lines, int first)
    {
        var next = lines[first + 1].TrimStart();
        var end = next.IndexOf(' ', StringComparison.Ordinal);
        return end > 0
            && char.IsUpper(next[0])
            && Openers.Contains(next[..end].ToLowerInvariant())
            && HeadingForm.FitsTitle(lines[first].Trim());
    }

    // Paragraphs, each with the length of the list marker that opens it.
    private static List<(string Text, int Marker)> Paragraphs(string[] lines)
    {
        var joiner = new LineJoiner(lines);
        var paragraphs = new List<(string, int)>();
        for (var first = 0; first < lines.Length; )
        {
            var next = first + 1;
            if (string.IsNullOrWhiteSpace(lines[first]) || LineJoiner.IsRule(lines[first]))
            {
                first = next;
                continue;
            }

            while (next < lines.Length && joiner.Joins(next - 1) && !(paragraphs.Count == 0 && IsTitle(lines, first)))
            {
                next++;
            }

            var paragraph = joiner.Join(first, next);
            paragraphs.Add((paragraph, ListMarker.LengthAt(paragraph, 0)));
            first = next;
        }

        return paragraphs;
    }
}
