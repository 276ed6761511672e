using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf.Layout;

/// <summary>A line of one column, or a cell of a table's row.</summary>
/// <param name="page">The number of its page.</param>
/// <param name="box">From the left of its first to the right of its last letter, and as high as its size.</param>
/// <param name="baseline">The height of its baseline.</param>
/// <param name="size">The size of most of its letters.</param>
/// <param name="typeface">What most of its letters are set in.</param>
/// <param name="spans">Its text.</param>
/// <param name="order">When its first letter is drawn.</param>
internal sealed class Line(
    int page,
    Box box,
    double baseline,
    double size,
    Typeface typeface,
    IReadOnlyList<LineSpan> spans,
    int order
)
{
    public int Page => page;

    public Box Box => box;

    public double Baseline => baseline;

    public double Size => size;

    public Typeface Typeface => typeface;

    public IReadOnlyList<LineSpan> Spans => spans;

    public int Order => order;

    public string Text { get; } = string.Concat(spans.Select(s => s.Text)).Trim();

    public double Left => Box.Left;

    public double Right => Box.Right;

    /// <summary>Whether two lines share more than a sliver of the page's width.</summary>
    public bool Overlaps(Line other) =>
        Math.Min(Right, other.Right) - Math.Max(Left, other.Left)
        > Math.Min(Size, Math.Min(Box.Width, other.Box.Width) / 2);

    /// <summary>A line of the same height with other text.</summary>
    public Line With(IReadOnlyList<LineSpan> newSpans, Box newBox) =>
        new(page, newBox, baseline, size, newSpans[0].Typeface, newSpans, order);
}
