using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Pdf.Layout;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>Lines that belong together, and what they are.</summary>
internal sealed class TextBlock(IReadOnlyList<Line> lines)
{
    public List<Line> Lines { get; } = [.. lines];

    public BlockKind Kind { get; set; } = BlockKind.Paragraph;

    /// <summary>Whether it is neither the article's nor about it: a running head, a licence.</summary>
    public bool IsBoilerplate { get; set; }

    public int Level { get; set; }

    public Line First => Lines[0];

    public Line Last => Lines[^1];

    public double Size { get; } = lines.CountBy(l => Math.Round(l.Size, 1)).MaxBy(c => c.Value).Key;

    public bool IsBold { get; } = lines.All(l => l.Spans.All(s => s.Typeface.IsBold || !s.Text.Any(char.IsLetter)));

    public bool IsItalic { get; } = lines.All(l => l.Spans.All(s => s.Typeface.IsItalic || !s.Text.Any(char.IsLetter)));

    public string Family { get; } = lines.CountBy(l => l.Typeface.Family).MaxBy(c => c.Value).Key;

    public double Left => Lines.Min(l => l.Left);

    public double Right => Lines.Max(l => l.Right);

    public int Length => Lines.Sum(l => l.Text.Length);

    /// <summary>Its text as far as its kind depends on it: lines separated by spaces.</summary>
    public string Text => string.Join(' ', Lines.Select(l => l.Text));
}
