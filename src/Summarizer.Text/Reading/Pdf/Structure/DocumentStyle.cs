using Summarizer.Text.Reading.Pdf.Layout;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>How the running text of a document is set.</summary>
/// <param name="Size">The size of most letters.</param>
/// <param name="Family">The family of most letters of that size.</param>
/// <param name="IsBold">Whether running text is bold.</param>
internal sealed record DocumentStyle(double Size, string Family, bool IsBold)
{
    private const double UsualLeading = 1.2; // of the size

    private readonly Dictionary<double, double> _leadings = [];

    public static DocumentStyle Of(IReadOnlyList<IReadOnlyList<Line>> pages)
    {
        var lines = pages.SelectMany(p => p).ToList();
        if (lines.Count == 0)
        {
            return new(10, "", false);
        }

        var size = lines.GroupBy(l => Rounded(l.Size)).MaxBy(g => g.Sum(l => l.Text.Length))!.Key;
        var body = lines.Where(l => Rounded(l.Size) == size).ToList();
        var family = body.GroupBy(l => l.Typeface.Family).MaxBy(g => g.Sum(l => l.Text.Length))!.Key;
        var bold = body.Where(l => l.Typeface.IsBold).Sum(l => l.Text.Length);
        var style = new DocumentStyle(size, family, bold * 2 > body.Sum(l => l.Text.Length));
        foreach (
            var group in pages
                .SelectMany(p => p.Zip(p.Skip(1)))
                .Where(p => p.First.Overlaps(p.Second) && Rounded(p.First.Size) == Rounded(p.Second.Size))
                .Select(p =>
                    (Size: Rounded(p.First.Size), Leading: Math.Round((p.First.Baseline - p.Second.Baseline) * 2) / 2)
                )
                .Where(p => p.Leading > p.Size * 0.9 && p.Leading < p.Size * 2.5)
                .GroupBy(p => p.Size, p => p.Leading)
        )
        {
            style._leadings[group.Key] = group.CountBy(l => l).MaxBy(c => c.Value).Key;
        }

        return style;
    }

    /// <summary>The usual distance of two baselines of lines of that size.</summary>
    public double Leading(double size) => _leadings.GetValueOrDefault(Rounded(size), size * UsualLeading);

    private static double Rounded(double size) => Math.Round(size * 2) / 2;
}
