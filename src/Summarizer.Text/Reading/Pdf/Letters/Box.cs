namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>A rectangle of a page; <see cref="None"/> holds nothing.</summary>
internal readonly record struct Box(double Left, double Bottom, double Right, double Top)
{
    public static Box None { get; } =
        new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public Box Extend(double x, double y) =>
        new(Math.Min(Left, x), Math.Min(Bottom, y), Math.Max(Right, x), Math.Max(Top, y));

    public Box Extend(Box other) =>
        new(
            Math.Min(Left, other.Left),
            Math.Min(Bottom, other.Bottom),
            Math.Max(Right, other.Right),
            Math.Max(Top, other.Top)
        );

    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Bottom && y <= Top;
}
