using System.Text;
using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf.Layout;

/// <summary>Makes the text of a line from its letters: spaces from gaps, citation numbers dropped.</summary>
internal static class LineText
{
    // Gaps between words, as shares of the size, beyond the line's own gap between letters.
    private const double WordGap = 0.17;
    private const double WordGapBesideSpaces = 0.28; // where the file also says where spaces are
    private const double TightestSpace = 0.1;
    private const double LeastJump = 0.05;
    private const double NoGap = 0.03; // a space that takes no room separates nothing
    private const double Raised = 0.15; // of the size
    private const double Smaller = 0.87; // of the size: raised or lowered letters

    public static Line? ToLine(LinePiece piece, int page)
    {
        var main = MainStyle(piece);
        var letters = RightToLeft.InReadingOrder([.. piece.Letters.Select(l => l.Letter).OrderBy(l => l.Left)]);
        var afterSpace = AfterSpaces(piece, letters);
        letters = WithoutCitations(letters, piece, main.Size);
        if (letters.Count == 0)
        {
            return null;
        }

        var spans = Spans(letters, afterSpace);
        var box = new Box(
            piece.Left,
            piece.Baseline - (main.Size * 0.2),
            piece.Right,
            piece.Baseline + (main.Size * 0.8)
        );
        return new(page, box, piece.Baseline, main.Size, main.Typeface, spans, piece.Order);
    }

    // Which letters follow a space as they are read. A line that is drawn against its direction has the space behind them.
    private static HashSet<PageLetter> AfterSpaces(LinePiece piece, List<PageLetter> letters)
    {
        var after = new HashSet<PageLetter>();
        var place = letters.Exists(l => RightToLeft.Has(l.Text))
            ? letters.Index().DistinctBy(l => l.Item).ToDictionary(l => l.Item, l => l.Index)
            : null;
        for (var at = 0; at < piece.Letters.Count; at++)
        {
            if (piece.Letters[at].AfterSpace)
            {
                var letter = piece.Letters[at].Letter;
                var before = at > 0 ? piece.Letters[at - 1].Letter : letter;
                after.Add(place is not null && place[before] == place[letter] + 1 ? before : letter);
            }
        }

        return after;
    }

    private static (double Size, Typeface Typeface) MainStyle(LinePiece piece) =>
        piece.Letters.CountBy(l => (Size: Math.Round(l.Letter.Size, 1), l.Letter.Typeface)).MaxBy(c => c.Value).Key;

    private static List<LineSpan> Spans(List<PageLetter> letters, HashSet<PageLetter> afterSpace)
    {
        var isSpace = Spaces(letters, afterSpace);
        var spans = new List<LineSpan>();
        var text = new StringBuilder();
        for (var at = 0; at < letters.Count; at++)
        {
            if (at > 0 && letters[at].Typeface != letters[at - 1].Typeface)
            {
                spans.Add(new(text.ToString(), letters[at - 1].Typeface));
                text.Clear();
            }

            text.Append(isSpace[at] ? " " : "").Append(letters[at].Text);
        }

        spans.Add(new(text.ToString(), letters[^1].Typeface));
        return spans;
    }

    // Before which letters a space belongs.
    private static bool[] Spaces(List<PageLetter> letters, HashSet<PageLetter> afterSpace)
    {
        var gaps = new double[letters.Count];
        for (var at = 1; at < letters.Count; at++)
        {
            gaps[at] =
                Math.Max(letters[at].Left - letters[at - 1].Right, letters[at - 1].Left - letters[at].Right)
                / Math.Min(letters[at].Size, letters[at - 1].Size);
        }

        var spaced = letters.Count(afterSpace.Contains);
        var isSpacedOut = spaced > letters.Count * 0.7 && letters.Count > 4; // "A B S T R A C T"
        var between = gaps.Skip(1)
            .Where((_, at) => isSpacedOut || !afterSpace.Contains(letters[at + 1]))
            .Order()
            .ToArray();
        var usual = between.Length == 0 ? 0 : Math.Max(0, between[between.Length / 2]);
        usual = between.Length < 4 && !isSpacedOut ? Math.Min(usual, NoGap) : usual;
        var widest =
            spaced * 12 > letters.Count ? usual + WordGapBesideSpaces : usual + WidestLetterGap(between, usual);
        var spaces = new bool[letters.Count];
        for (var at = 1; at < letters.Count; at++)
        {
            spaces[at] =
                gaps[at] > widest
                || (!isSpacedOut && afterSpace.Contains(letters[at]) && gaps[at] > usual - 0.1 + NoGap);
        }

        return spaces;
    }

    // Where a line is set tight, so are its spaces: they still stand apart from the gaps between letters by a jump.
    private static double WidestLetterGap(double[] sorted, double usual)
    {
        var (jump, widest) = (LeastJump, WordGap);
        for (var at = 1; at < sorted.Length; at++)
        {
            var (from, to) = (sorted[at - 1] - usual, sorted[at] - usual);
            if (from >= 0 && from < WordGap && to > TightestSpace && to - from > jump)
            {
                (jump, widest) = (to - from, Math.Min(WordGap, (from + to) / 2));
            }
        }

        return widest;
    }

    // Raised numbers behind a word or a stop: "patients¹²". Behind a unit ("m²") or a symbol they are part of it.
    private static List<PageLetter> WithoutCitations(List<PageLetter> letters, LinePiece piece, double size)
    {
        var kept = new List<PageLetter>(letters.Count);
        for (var at = 0; at < letters.Count; )
        {
            var end = at;
            while (end < letters.Count && IsRaised(letters[end], piece, size))
            {
                end++;
            }

            if (end > at && IsCitation(letters, at, end))
            {
                at = end;
                continue;
            }

            kept.AddRange(letters[at..Math.Max(end, at + 1)]);
            at = Math.Max(end, at + 1);
        }

        return kept;
    }

    private static bool IsRaised(PageLetter letter, LinePiece piece, double size) =>
        letter.Size < size * Smaller && letter.Baseline > piece.Baseline + (size * Raised);

    private static bool IsCitation(List<PageLetter> letters, int start, int end)
    {
        var word = 0;
        for (var at = start - 1; at >= 0 && word < 4 && char.IsLetter(letters[at].Text[0]); at--)
        {
            word++;
        }

        var isBehindWord =
            word >= 4 || (start > 0 && letters[start - 1].Text[0] is '.' or ',' or ';' or ')' or '”' or '’' or '"');
        return isBehindWord
            && letters[start..end]
                .TrueForAll(l =>
                    l.Text
                        is [
                                (>= '0' and <= '9')
                                or ','
                                or '–'
                                or '-'
                                or '−'
                                or '['
                                or ']'
                                or '*'
                                or '†'
                                or '‡'
                                or '§'
                                or '¶'
                                or '∗',
                            ]
                            or [>= 'a' and <= 'z']
                );
    }
}
