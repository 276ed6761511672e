using System.Globalization;
using System.Text;

namespace Summarizer.Text.Tests.Reading.Pdf;

/// <summary>Writes small PDFs: pages of lines at places, in the fonts that every reader has.</summary>
internal sealed class PdfFile
{
    public const string Roman = "F1";
    public const string Bold = "F2";
    public const string Italic = "F3";
    private const int Leading = 12;

    private readonly List<StringBuilder> _pages = [];
    private readonly List<(int Number, string Body)> _objects = [];
    private readonly string _catalog;
    private readonly string _trailer;

    public PdfFile(string catalog = "", string trailer = "")
    {
        _catalog = catalog;
        _trailer = trailer;
    }

    /// <summary>How wide a page is, and how high.</summary>
    public static (int Width, int Height) Size => (600, 800);

    public PdfFile Page()
    {
        _pages.Add(new());
        return this;
    }

    /// <summary>One line; <c>|</c> in it is replaced by the octal escape that follows, as in a PDF string.</summary>
    public PdfFile Line(double x, double y, string text, string font = Roman, double size = 10) =>
        Draw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({Escaped(text)}) Tj ET"
            )
        );

    /// <summary>Lines below each other.</summary>
    public PdfFile Lines(double x, double y, params string[] lines)
    {
        foreach (var (at, line) in lines.Index())
        {
            Line(x, y - (at * Leading), line);
        }

        return this;
    }

    public PdfFile Draw(string operators)
    {
        _pages[^1].AppendLine(operators);
        return this;
    }

    /// <summary>An object of one's own; it stands in the resources of every page as <c>/Xn</c>.</summary>
    public PdfFile Form(int number, string dictionary, string stream)
    {
        _objects.Add((number, $"<< {dictionary} /Length {stream.Length} >>\nstream\n{stream}\nendstream"));
        return this;
    }

    public byte[] ToBytes()
    {
        var forms = string.Concat(_objects.Select(o => $" /X{o.Number} {o.Number} 0 R"));
        var resources = $"<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> /XObject <<{forms} >> >>";
        var objects = new List<(int Number, string Body)>
        {
            (1, $"<< /Type /Catalog /Pages 2 0 R {_catalog} >>"),
            (2, $"<< /Type /Pages /Kids [{Kids()}] /Count {_pages.Count} >>"),
            (3, FontOf("Times-Roman")),
            (4, FontOf("Times-Bold")),
            (5, FontOf("Times-Italic")),
        };
        objects.AddRange(_objects);
        foreach (var (at, page) in _pages.Index())
        {
            var content = page.ToString();
            objects.Add(
                (
                    1000 + (2 * at),
                    $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Size.Width} {Size.Height}] /Resources {resources} /Contents {1001 + (2 * at)} 0 R >>"
                )
            );
            objects.Add((1001 + (2 * at), $"<< /Length {content.Length} >>\nstream\n{content}\nendstream"));
        }

        return Written(objects);
    }

    private byte[] Written(List<(int Number, string Body)> objects)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new Dictionary<int, int>();
        foreach (var (number, body) in objects)
        {
            places[number] = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        var start = text.Length;
        text.Append("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:0000000000} 00000 n \n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {places.Keys.Max() + 1} /Root 1 0 R {_trailer} >>\nstartxref\n{start}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private string Kids() => string.Join(' ', _pages.Index().Select(p => $"{1000 + (2 * p.Index)} 0 R"));

    private static string FontOf(string name) =>
        $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>";

    private static string Escaped(string text) =>
        text.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
