namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>A glyph with the direction in which it is drawn.</summary>
internal readonly record struct Glyph(
    string Text,
    double StartX,
    double StartY,
    double EndX,
    double EndY,
    double UpX,
    double UpY,
    Typeface Typeface
)
{
    public double Size => Math.Sqrt((UpX * UpX) + (UpY * UpY));

    /// <summary>Quarter turns from upright, 0 to 3; null if it is aslant.</summary>
    public int? Turns
    {
        get
        {
            var slant = Size * 0.35; // italics that are made by a matrix lean by 20 degrees
            var (x, y) =
                Size > 0 && Math.Abs(EndX - StartX) + Math.Abs(EndY - StartY) > 0
                    ? (EndX - StartX, EndY - StartY)
                    : (UpY, -UpX);
            var most = Math.Max(Math.Abs(x), Math.Abs(y));
            return Math.Min(Math.Abs(x), Math.Abs(y)) > most * 0.1 || Size <= 0 || slant <= 0 ? null
                : Math.Abs(x) >= Math.Abs(y) ? (x >= 0 ? 0 : 2)
                : y > 0 ? 1
                : 3;
        }
    }
}

/// <summary>
/// Collects what is drawn, and leaves out what nobody sees: letters that are invisible, white on nothing, tiny or off the
/// page, which may be there for a machine to read; letters drawn twice; and letters that run another way than the page.
/// </summary>
internal sealed class DrawnLetters
{
    private const double TinySize = 1.5; // points
    private const int MaxBackgrounds = 500; // of a page; where there are more, it is a drawing
    private const double SamePlace = 0.35; // of the width: letters drawn twice to look bold are nearer
    private const double SameHeight = 0.2; // of the size
    private const double OffPage = 2; // points

    private readonly List<(Glyph Glyph, bool IsInvisible)> _glyphs = [];
    private readonly List<Box> _backgrounds = [];

    public void AddBackground(Box box)
    {
        if (box.Width > 0 && box.Height > 0 && _backgrounds.Count < MaxBackgrounds)
        {
            _backgrounds.Add(box);
        }
    }

    public void Add(Glyph glyph, bool isInvisible, bool isWhite)
    {
        if (
            glyph.Text.Length > 0
            && glyph.Size >= TinySize
            && !(
                isWhite
                && !_backgrounds.Exists(b => b.Holds((glyph.StartX + glyph.EndX) / 2, glyph.StartY + (glyph.UpY / 3)))
            )
        )
        {
            _glyphs.Add((glyph, isInvisible));
        }
    }

    public PageLetters ToPage(int number, double width, double height, bool hasPictures)
    {
        // Invisible letters are what a scanner read, where there are no others.
        var isScan = _glyphs.TrueForAll(g => g.IsInvisible || string.IsNullOrWhiteSpace(g.Glyph.Text));
        var turns = _glyphs
            .Where(g => !string.IsNullOrWhiteSpace(g.Glyph.Text))
            .Where(g => g.Glyph.Turns is not null)
            .CountBy(g => g.Glyph.Turns!.Value)
            .OrderByDescending(t => t.Value)
            .Select(t => t.Key)
            .FirstOrDefault();
        var (shownWidth, shownHeight) = turns % 2 == 0 ? (width, height) : (height, width);
        var letters = new List<PageLetter>(_glyphs.Count);
        var seen = new Dictionary<(string, int, int), PageLetter>();
        foreach (var (glyph, isInvisible) in _glyphs)
        {
            if ((isInvisible && !isScan) || glyph.Turns != turns)
            {
                continue;
            }

            var letter = Turn(glyph, turns, width, height);
            var isOnPage =
                letter.Middle > -OffPage
                && letter.Middle < shownWidth + OffPage
                && letter.Baseline > -OffPage
                && letter.Baseline < shownHeight + OffPage;
            if (isOnPage && !IsSeen(letter, seen))
            {
                letters.Add(letter);
            }
        }

        return new(number, shownWidth, shownHeight, letters, hasPictures);
    }

    // As it stands after the page was turned upright.
    private static PageLetter Turn(Glyph glyph, int turns, double width, double height)
    {
        var ((startX, startY), (endX, _)) = (At(glyph.StartX, glyph.StartY), At(glyph.EndX, glyph.EndY));
        return new(glyph.Text, Math.Min(startX, endX), Math.Max(startX, endX), startY, glyph.Size, glyph.Typeface);

        (double X, double Y) At(double x, double y) =>
            turns switch
            {
                1 => (y, width - x),
                2 => (width - x, height - y),
                3 => (height - y, x),
                _ => (x, y),
            };
    }

    private static bool IsSeen(PageLetter letter, Dictionary<(string, int, int), PageLetter> seen)
    {
        if (letter.IsSpace)
        {
            return false;
        }

        var cell = Math.Max(1, letter.Size / 2);
        var (x, y) = ((int)(letter.Left / cell), (int)(letter.Baseline / cell));
        for (var dx = -1; dx <= 1; dx++)
        {
            for (var dy = -1; dy <= 1; dy++)
            {
                if (
                    seen.TryGetValue((letter.Text, x + dx, y + dy), out var other)
                    && Math.Abs(other.Left - letter.Left) < (letter.Right - letter.Left) * SamePlace
                    && Math.Abs(other.Baseline - letter.Baseline) < letter.Size * SameHeight
                )
                {
                    return true;
                }
            }
        }

        seen[(letter.Text, x, y)] = letter;
        return false;
    }
}
