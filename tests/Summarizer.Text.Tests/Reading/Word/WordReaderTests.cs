using System.IO.Compression;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Text.Tests.Reading.Word;

public class WordReaderTests
{
    private const string One = "The harbour office counted more boats this spring.";

    [Theory]
    [InlineData("<w:p><w:r><w:t>Boats </w:t></w:r><w:r><w:t>came.</w:t></w:r></w:p>", "p Boats came.")]
    [InlineData(
        "<w:p><w:r><w:t>Boats</w:t><w:tab/><w:t>came</w:t><w:br/><w:t>in.</w:t></w:r></w:p>",
        "p Boats came in."
    )]
    [InlineData(
        "<w:p><w:del><w:r><w:delText>No</w:delText></w:r></w:del><w:ins><w:r><w:t>All came.</w:t></w:r></w:ins></w:p>",
        "p All came."
    )]
    [InlineData("<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>All came.</w:t></w:r></w:p>", "p All came.")]
    [InlineData("<w:p/>", "")]
    public void The_runs_of_a_paragraph_are_joined(string body, string expected) =>
        Assert.Equal($"p {One}\n{expected}".TrimEnd(), Read(Docx.P(One) + body).Show());

    [Theory]
    [InlineData("berschrift2", "h2 Boats")]
    [InlineData("Mine", "h2 Boats")]
    [InlineData("Heading3", "h3 Boats")]
    [InlineData("Zitat", "q Boats")]
    [InlineData("ListBullet", "li1 Boats")]
    [InlineData("Loop", "p Boats")]
    [InlineData("Unknown", "p Boats")]
    public void Paragraph_styles_decide_the_kinds_of_blocks(string style, string expected) =>
        Assert.Equal(
            $"p {One}\n{expected}\np {One}",
            Read(Docx.P(One) + Docx.P("Boats", Docx.Style(style)) + Docx.P(One)).Show()
        );

    [Fact]
    public void Numbered_paragraphs_are_list_items_with_their_level() =>
        Assert.Equal(
            $"p {One}\nli1 a rope\nli2 of hemp",
            Read(
                    Docx.P(One)
                        + Docx.P("a rope", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
                        + Docx.P("of hemp", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>")
                )
                .Show()
        );

    [Fact]
    public void Table_rows_are_blocks_and_a_table_of_one_cell_is_layout() =>
        Assert.Equal(
            $"p {One}\ntr Month | Boats\np {One}",
            Read(
                    Docx.P(One)
                        + $"<w:tbl><w:tr><w:tc>{Docx.P("Month")}</w:tc><w:tc>{Docx.P("Boats")}</w:tc></w:tr></w:tbl>"
                        + $"<w:tbl><w:tr><w:tc>{Docx.P(One)}</w:tc></w:tr></w:tbl>"
                )
                .Show()
        );

    [Fact]
    public void A_bold_line_that_reads_like_a_heading_is_one() =>
        Assert.Equal(
            $"p {One}\nh6 Who came?\np {One}",
            Read(Docx.P(One) + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Who came?</w:t></w:r></w:p>" + Docx.P(One)).Show()
        );

    [Fact]
    public void A_table_of_whole_paragraphs_is_layout()
    {
        var cell =
            $"<w:tc>{Docx.P("The harbour", Docx.Style("Heading2"))}{string.Concat(Enumerable.Repeat(Docx.P(One), 5))}</w:tc>";

        var article = Read(Docx.P(One) + $"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>");

        Assert.Equal(13, article.Blocks.Count);
        Assert.Equal(2, article.Blocks.Count(b => b is { Kind: BlockKind.Heading, Level: 2 }));
    }

    [Theory]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t> Not this.</w:t></w:r>", "p Boats came.")]
    [InlineData("<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> This too.</w:t></w:r>", "p Boats came. This too.")]
    [InlineData(
        "<m:oMath><m:f><m:num><m:r><m:t> 1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
        "p Boats came. 1/2"
    )]
    [InlineData(
        "<w:r><w:t> 10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>6</w:t></w:r>",
        "p Boats came. 10^6"
    )]
    public void Hidden_text_and_numbers_in_two_places_are_read_as_they_look(string runs, string expected) =>
        Assert.Equal(
            $"p {One}\n{expected}",
            Read(Docx.P(One) + $"<w:p><w:r><w:t>Boats came.</w:t></w:r>{runs}</w:p>").Show()
        );

    [Fact]
    public void A_drop_cap_is_the_first_letter_of_its_word() =>
        Assert.Equal(
            $"p {One}\np Boats came.",
            Read(Docx.P(One) + Docx.P("B", "<w:framePr w:dropCap=\"drop\"/>") + Docx.P("oats came.")).Show()
        );

    [Theory]
    [InlineData("<w:r><w:t>The harbour</w:t><w:br/><w:br/><w:t>ONE</w:t></w:r>", "h6 The harbour\np ONE")]
    [InlineData("<w:r><w:t>The harbour</w:t><w:br/><w:t>ONE</w:t></w:r>", "h6 The harbour\np ONE")]
    [InlineData("<w:r><w:t>12 Quay Road</w:t><w:br/><w:t>Skarn</w:t></w:r>", "p 12 Quay Road Skarn")]
    [InlineData(
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Who came?</w:t></w:r><w:r><w:t> ONE</w:t></w:r>",
        "h6 Who came?\np ONE"
    )]
    [InlineData("<w:r><w:rPr><w:b/></w:rPr><w:t>Boats</w:t></w:r><w:r><w:t> came.</w:t></w:r>", "p Boats came.")]
    public void Line_breaks_and_bold_openings_set_headings_apart(string runs, string expected) =>
        Assert.Equal(
            $"p {One}\n{expected}".Replace("ONE", One, StringComparison.Ordinal),
            Read(Docx.P(One) + $"<w:p>{runs.Replace("ONE", One, StringComparison.Ordinal)}</w:p>").Show()
        );

    [Fact]
    public void A_heading_below_a_subtitle_is_the_title() =>
        Assert.Equal(
            "Boats return",
            Read(
                Docx.P("Harbour News", Docx.Style("Untertitel"))
                    + Docx.P("Boats return", Docx.Style("Heading1"))
                    + Docx.P(One)
            ).Title
        );

    [Fact]
    public void A_page_inside_the_document_is_read_once()
    {
        var bytes = Docx.Of(
            "<w:altChunk r:id=\"r2\"/><w:altChunk r:id=\"r2\"/><w:altChunk r:id=\"none\"/>",
            chunk: $"<html><body><h1>Boats return</h1><p>{One}</p></body></html>"
        );

        var article = Reads.Article(bytes, "a.docx");

        Assert.Equal("Boats return", article.Title);
        Assert.Equal($"p {One}", article.Show());
    }

    [Fact]
    public void The_title_is_the_paragraph_that_is_styled_so_then_the_property()
    {
        Assert.Equal("Boats", Read(Docx.P("Boats", Docx.Style("Titel")) + Docx.P(One), "Template").Title);
        Assert.Equal("Return of the boats", Read(Docx.P(One), "Return of the boats").Title);
        Assert.Equal("Boats", Read(Docx.P("Boats", Docx.Style("berschrift2")) + Docx.P(One), "Template").Title);
    }

    [Fact]
    public void Keywords_come_from_the_properties() =>
        Assert.Equal(
            ["boats", "harbour fees"],
            Assert
                .IsType<ReadResult.Readable>(ArticleReader.Read(Docx.Of(Docx.P(One), keywords: "boats; harbour fees")))
                .Article.AuthorKeywords
        );

    [Fact]
    public void A_document_is_known_whatever_its_name() =>
        Assert.Equal($"p {One}", Reads.Article(Docx.Of(Docx.P(One)), "a.txt").Show());

    [Fact]
    public void A_document_without_text_is_empty() =>
        Assert.Equal(UnreadableReason.Empty, Reads.Refusal(Docx.Of("<w:p/>"), "a.docx").Reason);

    [Fact]
    public void A_broken_document_is_damaged()
    {
        var bytes = Docx.Of(Docx.P(One));
        Assert.Equal(
            UnreadableReason.Damaged,
            Reads.Refusal(bytes[..(bytes.Length / 2)].Concat("word/document"u8.ToArray()).ToArray(), "a.docx").Reason
        );
        Assert.Equal(UnreadableReason.Damaged, Reads.Refusal(Docx.Of("<w:p><w:oops></w:p>"), "a.docx").Reason);
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_expanded()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry("word/document.xml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                content.Write(zeros);
            }
        }

        var refusal = Reads.Refusal(bytes.ToArray(), "a.docx");
        Assert.Equal(UnreadableReason.Damaged, refusal.Reason);
        Assert.Contains("expands", refusal.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_a_hundred_million_letters_is_refused()
    {
        var refusal = Reads.Refusal(Docx.Of(Docx.P(new string('x', 100_000_000))), "a.docx");

        Assert.Equal(UnreadableReason.Damaged, refusal.Reason);
        Assert.Contains("expands", refusal.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_of_ten_thousand_attributes_is_refused()
    {
        var attributes = string.Concat(Enumerable.Range(0, 10_000).Select(i => $" w:a{i}='b'"));

        var refusal = Reads.Refusal(Docx.Of($"<w:p{attributes}/>" + Docx.P(One)), "a.docx");

        Assert.Contains("expands", refusal.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotations_by_the_thousand_are_read() =>
        Assert.Contains(
            "said",
            Read(Docx.P(string.Concat(Enumerable.Repeat("\"Yes,\" she said. ", 5_000)))).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_paragraph_or_a_row_of_millions_of_letters_is_several_blocks()
    {
        var run = string.Concat(Enumerable.Repeat("word ", 600_000));
        var cells = string.Concat(Enumerable.Repeat("<w:tc>" + Docx.P("word") + "</w:tc>", 300_000));

        Assert.Equal(3, Read(Docx.P(run)).Blocks.Count);
        Assert.Equal(2, Read("<w:tbl><w:tr>" + cells + "</w:tr></w:tbl>").Blocks.Count);
    }

    [Fact]
    public void Expanding_xml_entities_are_refused() =>
        Assert.Equal(
            UnreadableReason.Damaged,
            Reads.Refusal(Docx.Of(Docx.P("&a;"), prolog: "<!DOCTYPE x [<!ENTITY a 'b'>]>"), "a.docx").Reason
        );

    [Fact]
    public void A_hundred_thousand_nested_elements_are_read() =>
        Assert.NotEmpty(
            Read(
                Docx.P(One)
                    + string.Concat(Enumerable.Repeat("<w:sdt>", 100_000))
                    + Docx.P(One)
                    + string.Concat(Enumerable.Repeat("</w:sdt>", 100_000))
            ).Sentences
        );

    private static ArticleText Read(string body, string title = "") => Reads.Article(Docx.Of(body, title), "a.docx");
}
