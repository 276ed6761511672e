using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf.Layout;

/// <summary>Letters on one line that stand near each other; lines are put together from pieces.</summary>
internal sealed class LinePiece
{
    /// <summary>How far raised or lowered letters are from their baseline, as a share of the larger size.</summary>
    private const double Shift = 0.5;

    private const double SameBaseline = 0.2; // of the size

    private readonly List<(PageLetter Letter, bool AfterSpace)> _letters = [];

    public LinePiece(PageLetter letter, int order)
    {
        Order = order;
        LastOrder = order;
        Left = letter.Left;
        Right = letter.Right;
        Baseline = letter.Baseline;
        Size = letter.Size;
        _letters.Add((letter, false));
    }

    public int Order { get; private set; }

    public int LastOrder { get; private set; }

    public double Left { get; private set; }

    public double Right { get; private set; }

    /// <summary>The baseline and the size of its largest letters.</summary>
    public double Baseline { get; private set; }

    public double Size { get; private set; }

    public IReadOnlyList<(PageLetter Letter, bool AfterSpace)> Letters => _letters;

    public PageLetter Last => _letters[^1].Letter;

    /// <summary>Whether a letter or piece of that baseline and size is on this line, be it raised or lowered.</summary>
    public bool IsOnLine(double baseline, double size)
    {
        var apart = Math.Abs(baseline - Baseline);
        var (large, small) = (Math.Max(size, Size), Math.Min(size, Size));
        return apart <= large * SameBaseline || (small < large * 0.87 && apart <= large * Shift);
    }

    public void Add(PageLetter letter, int order, bool afterSpace)
    {
        _letters.Add((letter, afterSpace));
        Include(letter.Left, letter.Right, letter.Baseline, letter.Size, order, order);
    }

    /// <summary>Adds a piece of the same line.</summary>
    public void Add(LinePiece piece)
    {
        _letters.AddRange(piece._letters);
        Include(piece.Left, piece.Right, piece.Baseline, piece.Size, piece.Order, piece.LastOrder);
    }

    private void Include(double left, double right, double baseline, double size, int first, int last)
    {
        (Left, Right) = (Math.Min(Left, left), Math.Max(Right, right));
        (Order, LastOrder) = (Math.Min(Order, first), Math.Max(LastOrder, last));
        if (size > Size * 1.1)
        {
            (Baseline, Size) = (baseline, size);
        }
    }
}
