using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf.Layout;

/// <summary>
/// Puts the letters of a page together to lines. Letters that are drawn one after the other and stand near each other are
/// a piece; pieces of one line are joined unless a column's edge lies between them.
/// </summary>
internal static class LineFinder
{
    // Gaps, as shares of the letters' size.
    private const double WithinPiece = 0.9; // wider ones may be between columns
    private const double Backwards = 0.9; // accents and kerned letters go back
    private const double DrawnInTurn = 1.7; // a justified line's widest gap, if what is drawn next stands behind it
    private const double DrawnApart = 0.7;
    private const double BehindMarker = 3; // of a list

    /// <summary>The lines of a page, in the order in which they are drawn.</summary>
    public static List<Line> Find(PageLetters page)
    {
        var rows = Rows(Pieces(page.Letters));
        var rivers = Rivers.Of(rows);
        var lines = new List<Line>();
        foreach (var row in rows)
        {
            lines.AddRange(Join(row, rivers).Select(p => LineText.ToLine(p, page.Number)).OfType<Line>());
        }

        return [.. lines.OrderBy(l => l.Order)];
    }

    private static List<LinePiece> Pieces(IReadOnlyList<PageLetter> letters)
    {
        var pieces = new List<LinePiece>();
        LinePiece? piece = null;
        var afterSpace = false;
        for (var at = 0; at < letters.Count; at++)
        {
            var letter = letters[at];
            if (letter.IsSpace)
            {
                afterSpace = true;
                continue;
            }

            if (piece is not null && Continues(piece, letter))
            {
                piece.Add(letter, at, afterSpace);
            }
            else
            {
                piece = new(letter, at);
                pieces.Add(piece);
            }

            afterSpace = false;
        }

        return pieces;
    }

    private static bool Continues(LinePiece piece, PageLetter letter)
    {
        var last = piece.Last;
        var size = Math.Max(last.Size, letter.Size);
        var gap = letter.Left - last.Right;
        var isNext = gap <= size * WithinPiece && letter.Left >= last.Left - size * Backwards;
        var gapBefore = last.Left - letter.Right;
        var isBefore = RightToLeft.Has(letter.Text) && gapBefore <= size * WithinPiece && gapBefore >= -size / 2;
        return (isNext || isBefore) && piece.IsOnLine(letter.Baseline, letter.Size);
    }

    // Pieces of the same height, from left to right; rows from the top.
    private static List<List<LinePiece>> Rows(List<LinePiece> pieces)
    {
        var rows = new List<(LinePiece Largest, List<LinePiece> Pieces)>();
        foreach (var piece in pieces.OrderByDescending(p => p.Baseline).ThenBy(p => p.Left))
        {
            // Only the rows just above can hold it.
            var at = rows.Count - 1;
            while (at >= Math.Max(0, rows.Count - 3) && !rows[at].Largest.IsOnLine(piece.Baseline, piece.Size))
            {
                at--;
            }

            if (at >= 0 && at >= rows.Count - 3)
            {
                rows[at].Pieces.Add(piece);
                rows[at] = piece.Size > rows[at].Largest.Size * 1.1 ? (piece, rows[at].Pieces) : rows[at];
            }
            else
            {
                rows.Add((piece, [piece]));
            }
        }

        return [.. rows.Select(r => r.Pieces.OrderBy(p => p.Left).ToList())];
    }

    private static List<LinePiece> Join(List<LinePiece> row, Rivers rivers)
    {
        var joined = new List<LinePiece>();
        foreach (var piece in row)
        {
            if (joined.Count > 0 && AreOneLine(joined[^1], piece, rivers))
            {
                joined[^1].Add(piece);
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined;
    }

    // "•", "12.", "[12]", "(a)": what opens an item of a list, or an entry of a list of references.
    private static bool IsMarker(LinePiece piece) =>
        piece.Letters.Count <= 5
        && string.Concat(piece.Letters.Select(l => l.Letter.Text)) is var text
        && (
            (text.Length == 1 && !char.IsLetterOrDigit(text[0]) && text[0] is not ('-' or '–' or '±' or '=' or '+'))
            || (text[^1] is '.' or ')' or ']' && text.Length > 1 && text.Any(char.IsLetterOrDigit))
        );

    private static bool AreOneLine(LinePiece before, LinePiece piece, Rivers rivers)
    {
        var gap = piece.Left - before.Right;
        var size = Math.Max(before.Size, piece.Size);
        var inTurn = piece.Order == before.LastOrder + 1 || piece.Order == before.LastOrder + 2;
        if (gap < -size * Backwards)
        {
            return false; // two lines over each other
        }

        if (inTurn && gap <= size * BehindMarker && IsMarker(before))
        {
            return before.IsOnLine(piece.Baseline, piece.Size);
        }

        return before.IsOnLine(piece.Baseline, piece.Size)
            && gap <= size * (inTurn ? DrawnInTurn : DrawnApart)
            && !rivers.Separate(before.Right, piece.Left);
    }
}
