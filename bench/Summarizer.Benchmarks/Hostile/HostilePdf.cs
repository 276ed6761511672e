using System.Globalization;
using System.Text;

namespace Summarizer.Benchmarks.Hostile;

/// <summary>PDFs that are hard to take apart; nothing in them is compressed, so that a size is that of the file.</summary>
internal static class HostilePdf
{
    private const string Text = "BT /F1 10 Tf 1 0 0 1 60 700 Tm ";

    public static IEnumerable<HostileFamily> All =>
        [
            Page("letters at one place", "(x) Tj ", Text, "ET"),
            Page("letters over each other", "1 0 0 1 60 700 Tm (x) Tj ", Text, "ET"),
            Page("lines", "0 -1 Td (x) Tj ", Text, "ET"),
            Page("words far apart", "30 0 Td (x) Tj ", Text, "ET"),
            Page("accents", "1 0 0 1 60 700 Tm (\\264) Tj ", Text, "ET"),
            Page("rectangles", "0 0 1 rg 0 0 9 9 re f "),
            Page("states", "q "),
            Page("marked content", "/Span << /ActualText (x) >> BDC "),
            Page("names", "/A "),
            Page("numbers", "1 "),
            Page("forms", "/X10 Do "),
            Page("fonts", "/F1 9 Tf /F2 9 Tf "),
            Nested("arrays", "["),
            Nested("dictionaries", "<<"),
            Nested("strings", "("),
            Objects("objects", at => $"{at} 0 obj\n<< >>\nendobj\n"),
            Objects(
                "cross-reference streams",
                at => $"{at} 0 obj\n<< /Type /XRef /W [1 2 1] /Length 0 >>\nstream\n\nendstream\nendobj\n"
            ),
            Objects("pages", at => $"{at} 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n"),
            Objects("trailers", at => $"trailer << /Root 1 0 R /Prev {at} >>\n"),
            Objects("starts", at => $"startxref\n{at}\n%%EOF\n"),
        ];

    private static HostileFamily Page(string name, string unit, string head = "", string tail = "") =>
        new(
            $"pdf: {name}",
            "a.pdf",
            bytes => File($"{head}{string.Concat(Enumerable.Repeat(unit, bytes / unit.Length))}{tail}")
        );

    private static HostileFamily Nested(string name, string open) =>
        new($"pdf: nested {name}", "a.pdf", bytes => File(string.Concat(Enumerable.Repeat(open, bytes / open.Length))));

    private static HostileFamily Objects(string name, Func<int, string> unit) =>
        new(
            $"pdf: {name}",
            "a.pdf",
            bytes =>
            {
                var more = new StringBuilder();
                for (var at = 100; more.Length < bytes; at++)
                {
                    more.Append(unit(at));
                }

                return File($"{Text}(Some text.) Tj ET", more.ToString());
            }
        );

    // Without a table of references: the package finds the objects itself.
    private static byte[] File(string content, string more = "") =>
        Encoding.Latin1.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                %PDF-1.4
                1 0 obj
                << /Type /Catalog /Pages 2 0 R >>
                endobj
                2 0 obj
                << /Type /Pages /Kids [3 0 R] /Count 1 >>
                endobj
                3 0 obj
                << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 5 0 R >> /XObject << /X10 10 0 R >> >> >>
                endobj
                4 0 obj
                << /Length {content.Length} >>
                stream
                {content}
                endstream
                endobj
                5 0 obj
                << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>
                endobj
                10 0 obj
                << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 3 >>
                stream
                q Q
                endstream
                endobj
                {more}
                trailer
                << /Root 1 0 R /Size 11 >>
                startxref
                0
                %%EOF
                """
            )
        );
}
