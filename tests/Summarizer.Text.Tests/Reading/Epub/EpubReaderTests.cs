using System.IO.Compression;
using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Text.Tests.Reading.Epub;

public class EpubReaderTests
{
    private const string One = "The harbour office counted more boats this spring.";

    [Fact]
    public void Chapters_are_read_in_the_order_of_the_spine_under_the_title_of_the_book()
    {
        var article = Reads.Article(
            Book($"<h1>Part one</h1><p>{One}</p>", "<h1>Part two</h1><p>It rose.</p>"),
            "a.bin"
        );

        Assert.Equal("Boats return", article.Title);
        Assert.Equal($"h1 Part one\np {One}\nh1 Part two\np It rose.", article.Show());
    }

    [Fact]
    public void A_book_without_a_package_document_is_damaged() =>
        Assert.Equal(
            UnreadableReason.Damaged,
            Reads.Refusal(Zip(("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<container/>"))).Reason
        );

    [Fact]
    public void A_chapter_that_is_too_large_is_named_and_not_lost_silently()
    {
        var large = string.Concat(Enumerable.Range(0, 260_000).Select(i => $"<p>{i * 7919L % 104729}</p>"));

        var result = Assert.IsType<ReadResult.Readable>(
            ArticleReader.Read(Book($"<p>{One}</p>", large), name: "a.epub")
        );

        Assert.Equal("1 of the book's chapters is too large to be read.", result.Unread);
    }

    [Fact]
    public void A_cut_book_is_damaged() =>
        Assert.Equal(UnreadableReason.Damaged, Reads.Refusal(Book($"<p>{One}</p>")[..^100]).Reason);

    [Fact]
    public void A_book_that_expands_to_more_than_is_read_is_refused() =>
        Assert.Equal(UnreadableReason.Damaged, Reads.Refusal(Book(new string(' ', 40_000_000))).Reason);

    [Fact]
    public void A_package_document_named_as_a_picture_is_not_read() =>
        Assert.Contains(
            "where its chapters are",
            Reads.Refusal(Named("OEBPS/P/a.png", "Boats return", $"<p>{One}</p>")).Explanation,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_package_document_of_any_other_name_counts_in_the_limits() =>
        Assert.Contains(
            "expands",
            Reads.Refusal(Named("OEBPS/P/package", new string(' ', 40_000_000), $"<p>{One}</p>")).Explanation,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_lesser_sign_before_thousands_of_quotation_marks_is_text() =>
        Assert.Contains(
            "b was",
            Reads
                .Article(
                    Book(
                        $"<p>{One}</p><p>If a < b was {string.Concat(Enumerable.Repeat("\"so\" said she, ", 2_000))}</p>"
                    ),
                    "a.epub"
                )
                .Text,
            StringComparison.Ordinal
        );

    /// <summary>A book of chapters; its package names the last of them first.</summary>
    internal static byte[] Book(params string[] chapters) => Named("OEBPS/P/a.opf", "Boats return", chapters);

    private static byte[] Named(string package, string title, params string[] chapters)
    {
        var items = chapters.Select((_, i) => $"<item id=\"c{i}\" href=\"../Text/c%20{i}.xhtml\"/>").Reverse();
        var spine = chapters.Select((_, i) => $"<itemref idref=\"c{i}\"/>");
        return Zip([
            ("mimetype", "application/epub+zip"),
            (
                "META-INF/container.xml",
                $"<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"{package}\"/></rootfiles></container>"
            ),
            (
                package,
                $"<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title></metadata><manifest>{string.Concat(items)}<item id=\"n\" properties=\"nav\" href=\"n.xhtml\"/></manifest><spine><itemref idref=\"n\"/>{string.Concat(spine)}</spine></package>"
            ),
            .. chapters.Select(
                (c, i) => ($"OEBPS/Text/c {i}.xhtml", $"<html><head><title>x</title></head><body>{c}</body></html>")
            ),
        ]);
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                // The type stands first and uncompressed, so that the first bytes tell.
                var level = name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.SmallestSize;
                using var content = zip.CreateEntry(name, level).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
