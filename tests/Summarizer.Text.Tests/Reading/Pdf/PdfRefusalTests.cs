using System.IO.Compression;
using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Text.Tests.Reading.Pdf;

/// <summary>PDFs that are not read, and why.</summary>
public class PdfRefusalTests
{
    private const string Picture =
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";

    [Fact]
    public void Pages_of_pictures_need_text_recognition() =>
        Refuses(
            new PdfFile().Form(10, Picture, "x").Page().Draw("q 600 0 0 800 0 0 cm /X10 Do Q"),
            UnreadableReason.Empty,
            "only pictures of pages. Run text recognition (OCR) first"
        );

    [Fact]
    public void An_empty_page_has_no_text() =>
        Refuses(new PdfFile().Page(), UnreadableReason.Empty, "There is no text in the PDF.");

    [Fact]
    public void A_file_with_a_password_says_that_it_cannot_be_given()
    {
        var hash = string.Concat(Enumerable.Repeat("00", 32));
        var file = new PdfFile(
            trailer: $"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{hash}> /U <{hash}> /P -4 >> /ID [<00> <00>]"
        );

        Refuses(
            file.Page().Line(60, 700, "Secret"),
            UnreadableReason.UnsupportedFormat,
            "needs a password, which cannot be given here"
        );
    }

    [Fact]
    public void A_portfolio_says_to_upload_what_is_in_it() =>
        Refuses(
            new PdfFile("/Collection << /View /D >>").Page().Line(60, 700, "Open this portfolio in another program."),
            UnreadableReason.UnsupportedFormat,
            "The PDF is a portfolio"
        );

    [Fact]
    public void Letters_of_which_the_file_does_not_say_what_they_are_are_not_shown() =>
        Refuses(
            new PdfFile().Page().Line(60, 700, string.Concat(Enumerable.Repeat("\\001\\002\\003\\004 ", 20))),
            UnreadableReason.Damaged,
            "does not say which characters its text consists of"
        );

    [Fact]
    public void Letters_that_the_file_says_are_others_than_they_are_make_no_words()
    {
        var file = new PdfFile().Page();
        for (var at = 0; at < 20; at++)
        {
            file.Line(60, 700 - (12 * at), "Sgd gzqantq vzr pthds vgdm sgd ehqrs ne sgd anzsr bzld hm adenqd mnnm");
        }

        Refuses(file, UnreadableReason.Damaged, "does not say which characters its text consists of");
    }

    [Fact]
    public void A_language_whose_words_are_unknown_is_not_taken_for_wrong_letters()
    {
        var file = new PdfFile().Page();
        for (var at = 0; at < 20; at++)
        {
            file.Line(
                60,
                700 - (12 * at),
                "Hizlariak esan zuen hiriburuan hasitako elkarrizketek aste amaiera arte jarraituko"
            );
        }

        Assert.StartsWith("Hizlariak esan", Reads.Article(file.ToBytes(), "a.pdf").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_whose_attachments_alone_are_encrypted_is_read()
    {
        var hash = string.Concat(Enumerable.Repeat("00", 32));
        var file = new PdfFile(
            trailer: $"/Encrypt << /Filter /Standard /V 4 /R 4 /CF << /A << /CFM /AESV2 >> >> /StmF /Identity /StrF /Identity /EFF /A /O <{hash}> /U <{hash}> /P -4 >> /ID [<00> <00>]"
        );

        Assert.Equal(
            "Nothing secret.",
            Reads.Article(file.Page().Line(60, 700, "Nothing secret.").ToBytes(), "a.pdf").Text
        );
    }

    // It overflowed the stack of the package, which ends the process.
    [Theory]
    [InlineData("/W[1 2 166666666666666666666666666]")]
    [InlineData("/W [1 2 1000000]")]
    public void A_cross_reference_stream_with_endless_rows_is_damaged(string widths)
    {
        var text =
            $"%PDF-1.5\n1 0 obj\n<< /Type /XRef {widths} /Size 2 /Length 4 >>\nstream\nabcd\nendstream\nendobj\nstartxref\n9\n%%EOF";

        Assert.Equal(UnreadableReason.Damaged, Reads.Refusal(Encoding.ASCII.GetBytes(text), "a.pdf").Reason);
    }

    [Theory]
    [InlineData("/W[")]
    [InlineData("/W [")]
    public void A_file_cut_in_the_widths_of_a_cross_reference_stream_is_damaged(string widths)
    {
        var text = $"%PDF-1.5\n1 0 obj\n<< /Type /XRef {widths}";

        Assert.Equal(UnreadableReason.Damaged, Reads.Refusal(Encoding.ASCII.GetBytes(text), "a.pdf").Reason);
    }

    [Theory]
    [InlineData("%PDF-1.7\n%%EOF")]
    [InlineData("%PDF-1.7\n1 0 obj\n<<")]
    public void A_file_without_pages_is_damaged(string text)
    {
        var refusal = Reads.Refusal(Encoding.ASCII.GetBytes(text), "a.pdf");

        Assert.Equal(UnreadableReason.Damaged, refusal.Reason);
    }

    [Fact]
    public void One_bad_page_is_named_and_does_not_cost_the_others()
    {
        var bytes = new PdfFile()
            .Page()
            .Line(60, 700, "The first page.")
            .Page()
            .Line(60, 700, "The second page.")
            .ToBytes();
        var text = Encoding
            .Latin1.GetString(bytes)
            .Replace("/Contents 1001 0 R", "/Contents 1999 0 R", StringComparison.Ordinal);

        var read = ArticleReader.Read(Encoding.Latin1.GetBytes(text), name: "a.pdf");

        var readable = Assert.IsType<ReadResult.Readable>(read);
        Assert.Equal("The second page.", readable.Article.Text);
        Assert.Equal("Page 1 of 2 cannot be read.", readable.Unread);
    }

    [Fact]
    public void Forms_that_draw_each_other_twice_end()
    {
        var file = new PdfFile();
        for (var form = 10; form < 35; form++)
        {
            file.Form(
                form,
                $"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /A {form + 1} 0 R >> >>",
                "/A Do /A Do"
            );
        }

        file.Form(35, "/Type /XObject /Subtype /Form /BBox [0 0 600 800]", "q Q");

        Refuses(file.Page().Draw("/X10 Do"), UnreadableReason.TooLarge, "more than can be read");
    }

    [Fact]
    public void A_file_that_lost_its_end_is_read_from_its_compressed_objects()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            string[] objects =
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
            ];
            var places = objects.Select((_, at) => $"{at + 1} {objects.Take(at).Sum(o => o.Length + 1)} ");
            zlib.Write(Encoding.ASCII.GetBytes(string.Concat(places).PadRight(60) + string.Join('\n', objects)));
        }

        const string content = "BT /F1 10 Tf 60 700 Td (Still here.) Tj ET";
        var text =
            $"%PDF-1.5\n5 0 obj\n<< /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\n"
            + $"6 0 obj\n<< /Type /ObjStm /N 4 /First 60 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"
            + $"{Encoding.Latin1.GetString(packed.ToArray())}\nendstream\nendobj\n7 0 obj\n<< /Type /XR";

        Assert.Equal("Still here.", Reads.Article(Encoding.Latin1.GetBytes(text), "a.pdf").Text);
    }

    // Fuzzing found it: the stack overflowed, which ends the process.
    [Fact]
    public void A_form_that_draws_itself_under_another_name_ends()
    {
        var file = new PdfFile()
            .Form(10, Form("/B 11 0 R"), "/B Do")
            .Form(11, Form("/A 10 0 R"), "/A Do")
            .Page()
            .Draw("/X10 Do")
            .Line(60, 700, "And so on.");

        Assert.Equal("And so on.", Reads.Article(file.ToBytes(), "a.pdf").Text);

        static string Form(string other) =>
            $"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << {other} >> >>";
    }

    [Fact]
    public void A_stream_that_expands_to_hundreds_of_megabytes_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 300; megabyte++)
            {
                zlib.Write(zeros);
            }
        }

        var form = Encoding.Latin1.GetString(packed.ToArray());
        var file = new PdfFile().Form(
            10,
            "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Filter /FlateDecode",
            form
        );

        Refuses(file.Page().Draw("/X10 Do"), UnreadableReason.TooLarge, "more than can be read");
    }

    [Fact]
    public void Too_many_letters_on_a_page_are_refused()
    {
        var line = new string('x', 100);
        var file = new PdfFile().Page();
        for (var at = 0; at < 700; at++)
        {
            file.Line(60, 700, line);
        }

        Refuses(file, UnreadableReason.TooLarge, "more than can be read");
    }

    private static void Refuses(PdfFile file, UnreadableReason reason, string explanation)
    {
        var refusal = Reads.Refusal(file.ToBytes(), "a.pdf");

        Assert.Equal(reason, refusal.Reason);
        Assert.Contains(explanation, refusal.Explanation, StringComparison.Ordinal);
    }
}
