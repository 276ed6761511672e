using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Text.Tests.Reading;

public class ArticleReaderTests
{
    [Fact]
    public void An_empty_file_is_empty() => Assert.Equal(UnreadableReason.Empty, Reads.Refusal([], "a.txt").Reason);

    [Theory]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF\u200B")]
    [InlineData("Leave a Comment")]
    [InlineData("---\ntitle: x\n---\n")]
    [InlineData("<html><body><script>1</script></body></html>")]
    public void A_file_without_words_is_empty(string text) =>
        Assert.Equal(UnreadableReason.Empty, Reads.Refusal(Encoding.UTF8.GetBytes(text), "a.md").Reason);

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, ".doc")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D }, "picture")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "picture")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x14 }, "ZIP")]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x08, 0x00 }, "gzip")]
    [InlineData(new byte[] { 0x7B, 0x5C, 0x72, 0x74, 0x66, 0x31 }, "RTF")]
    public void An_unsupported_format_is_named_whatever_the_file_is_called(byte[] bytes, string word)
    {
        foreach (var name in new[] { "a.txt", "a.pdf", "a", "a.md" })
        {
            var refusal = Reads.Refusal(bytes, name, "text/plain");
            Assert.Equal(UnreadableReason.UnsupportedFormat, refusal.Reason);
            Assert.Contains(word, refusal.Explanation, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Plain text", ".txt", "text/plain")]
    [InlineData("Markdown", ".md", "text/markdown")]
    [InlineData("HTML", ".html", "text/html")]
    [InlineData("E-mail (EML)", ".eml", "message/rfc822")]
    [InlineData("PDF", ".pdf", "application/pdf")]
    [InlineData("Word (DOCX)", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public void Each_format_states_its_usual_ending_and_media_type_first(
        string name,
        string extension,
        string mediaType
    )
    {
        var format = Assert.Single(ArticleReader.Formats, f => f.Name == name);

        Assert.Equal((extension, mediaType), (format.Extensions[0], format.MediaTypes[0]));
    }

    [Fact]
    public void No_two_formats_share_an_ending_or_a_media_type()
    {
        Assert.Equal(14, ArticleReader.Formats.Count);
        Assert.Distinct(ArticleReader.Formats.SelectMany(f => f.Extensions.Concat(f.MediaTypes)));
        Assert.All(ArticleReader.Formats, f => Assert.All(f.Extensions, e => Assert.Matches("^[.][a-z]+$", e)));
        Assert.All(
            ArticleReader.Formats,
            f => Assert.All(f.MediaTypes, t => Assert.Matches("^[a-z]+/[a-z0-9.+-]+$", t))
        );
    }

    [Theory]
    [InlineData("{\\rtf1", "RTF")]
    [InlineData(
        "PK\u0003\u0004                          mimetypeapplication/vnd.oasis.opendocument.text",
        "OpenDocument"
    )]
    [InlineData("Rar!\u001a", "RAR")]
    public void The_first_bytes_say_why_a_format_is_not_read(string head, string word)
    {
        var bytes = Encoding.ASCII.GetBytes(head);

        Assert.Contains(word, ArticleReader.WhyUnsupported(bytes), StringComparison.Ordinal);
        Assert.Equal(ArticleReader.WhyUnsupported(bytes), Reads.Refusal(bytes, "a.txt").Explanation);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7")]
    [InlineData("The boats are back.")]
    [InlineData("<html>")]
    [InlineData("PK\u0003\u0004                          mimetypeapplication/epub+zipPK")]
    public void What_a_reader_may_still_read_is_not_refused_by_its_first_bytes(string head) =>
        Assert.Null(ArticleReader.WhyUnsupported(Encoding.ASCII.GetBytes(head)));

    // Of an archive longer than its head only the first names are known: whether it is a DOCX is known at its end.
    [Theory]
    [InlineData("[Content_Types].xml", "_rels/.rels", false)]
    [InlineData("[Content_Types].xml", "xl/workbook.xml", true)]
    [InlineData("ppt/presentation.xml", "_rels/.rels", true)]
    [InlineData("", "", true)]
    public void The_first_names_in_an_archive_say_that_it_is_a_spreadsheet_or_damaged(
        string first,
        string second,
        bool isRefused
    )
    {
        var archive = new byte[ArticleReader.HeadBytes];
        Header(first).CopyTo(archive, 0);
        Header(second).CopyTo(archive, 200);

        Assert.Equal(
            isRefused ? Reads.Refusal(archive, "a.zip").Explanation : null,
            ArticleReader.WhyUnsupported(archive)
        );

        static byte[] Header(string name) =>
            [.. "PK\u0003\u0004"u8, .. new byte[22], (byte)name.Length, 0, 0, 0, .. Encoding.ASCII.GetBytes(name)];
    }

    [Theory]
    [InlineData("1", "application/json", "a")]
    [InlineData("name,boats\nAna,2", null, "a.csv")]
    [InlineData("PK\u0003\u0004 and no archive", null, "a.docx")]
    public void What_is_refused_when_it_is_read_is_refused_by_its_head(string text, string? type, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        var read = Assert.IsType<ReadResult.Unreadable>(ArticleReader.Read(bytes, type, name));
        Assert.Equal(read.Explanation, ArticleReader.WhyUnsupported(bytes, type, name));
    }

    [Theory]
    [InlineData("{\"name\": \"a\"}", "a.txt", "JSON")]
    [InlineData("[\"a\", \"b\"]", null, "JSON")]
    [InlineData("1", "a.json", "JSON")]
    [InlineData("name,boats\nAna,2", "a.csv", "CSV")]
    [InlineData("name\tboats\nAna\t2", "a.tsv", "CSV")]
    public void Data_are_refused_by_name(string text, string? name, string word) =>
        Assert.Contains(word, Reads.Refusal(Encoding.UTF8.GetBytes(text), name).Explanation, StringComparison.Ordinal);

    [Theory]
    [InlineData("[\"A quotation,\" she said, \"in brackets.\"]")]
    [InlineData("{ a brace }")]
    public void A_text_that_opens_with_a_bracket_is_no_data(string text) =>
        Assert.NotEmpty(Reads.Article(text, "a.txt").Sentences);

    [Fact]
    public void Binary_bytes_under_a_texts_name_are_refused_with_advice()
    {
        var bytes = new byte[10_000];
        new Random(11).NextBytes(bytes);
        var refusal = Reads.Refusal(bytes, "a.txt");
        Assert.Equal(UnreadableReason.UnsupportedFormat, refusal.Reason);
        Assert.Contains("upload", refusal.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", "a.md", "# One")]
    [InlineData("text/markdown", "a.txt", "One")]
    [InlineData(null, "a.md", "One")]
    [InlineData("application/octet-stream", "a.md", "One")]
    [InlineData("???;;;", null, "# One")]
    public void The_declared_type_wins_over_the_name(string? type, string? name, string expected) =>
        Assert.Equal(
            expected,
            Assert
                .IsType<ReadResult.Readable>(ArticleReader.Read("# One\n\nTwo."u8.ToArray(), type, name))
                .Article.Title
        );

    [Fact]
    public void Fifty_megabytes_of_text_are_read()
    {
        const string sentence = "The boats are back, all of them, and nobody can say why they came. ";
        var paragraph = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(sentence, 100)) + "\n\n");
        var bytes = new byte[50_000_000 / paragraph.Length * paragraph.Length];
        for (var i = 0; i < bytes.Length; i += paragraph.Length)
        {
            paragraph.CopyTo(bytes, i);
        }

        Assert.NotEmpty(Reads.Article(bytes, "a.txt").Sentences);
    }

    [Fact]
    public void Offsets_point_at_the_exact_clean_text()
    {
        var article = Reads.Article("# Title\n\nOne sentence. Another!\n\n- an item\n\n> A quote. Two.", "a.md");
        Assert.All(article.Sentences, s => Assert.Equal(s.Text, article.Text.Substring(s.Start, s.Length)));
        Assert.Equal(
            ["One sentence.", "Another!", "an item", "A quote.", "Two."],
            article.Sentences.Select(s => s.Text)
        );
        Assert.Equal([1, 2, 3, 4, 5], article.Sentences.Select(s => s.Id));
        Assert.Equal([0, 0, 1, 2, 2], article.Sentences.Select(s => s.Block));
    }

    [Theory]
    [InlineData("A\n\n", 250_000)]
    [InlineData("What? ", 1_100_000)]
    public void A_text_of_more_pieces_than_can_be_read_is_refused(string part, int count) =>
        Assert.Equal(
            UnreadableReason.TooLarge,
            Reads.Refusal(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, count))), "a.txt").Reason
        );

    [Fact]
    public void A_heading_longer_than_any_is_text() =>
        Assert.Equal(
            BlockKind.Paragraph,
            Reads.Article("# " + string.Concat(Enumerable.Repeat("word ", 1_000)) + "\n\nText.", "a.md").Blocks[0].Kind
        );

    [Fact]
    public void Of_invitations_at_the_end_without_end_some_stay() =>
        Assert.True(
            Reads
                .Article("Boats return. " + string.Concat(Enumerable.Repeat("Share this article. ", 1_000)), "a.txt")
                .Text.Length > 15_000
        );
}
