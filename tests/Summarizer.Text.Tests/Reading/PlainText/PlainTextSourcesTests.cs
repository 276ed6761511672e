namespace Summarizer.Text.Tests.Reading.PlainText;

/// <summary>Plain text as it comes out of messengers, PDF files, libraries and press offices.</summary>
public class PlainTextSourcesTests
{
    [Theory]
    [InlineData(
        "[06/05/2024, 08:00:12] Ana joined the group\n[06/05/2024, 08:00:12] Ana: The boat is late.\n[06/05/2024, 08:01:02] Ben Ode: How late?\nTell us.\n[06/05/2024, 08:02:00] Ana: <Media omitted>"
    )]
    [InlineData(
        "06.05.24, 08:00 - Ana: The boat is late.\n06.05.24, 08:01 - Ben Ode: How late?\nTell us.\n06.05.24, 08:02 - You left"
    )]
    [InlineData(
        "Ana, [06.05.2024 08:00]\nThe boat is late.\n\nBen Ode, [06.05.2024 08:01]\nHow late?\nTell us.\n\nAna, [06.05.2024 08:02]\n"
    )]
    [InlineData("Ana  8:00 AM\nThe boat is late.\nBen Ode  8:01 AM\nHow late?\nTell us.\nAna  8:02 AM\n")]
    [InlineData(
        "Ana — Today at 8:00 AM\nThe boat is late.\nBen Ode — Today at 8:01 AM\nHow late?\nTell us.\nAna — 06/05/2024 8:02 AM\n"
    )]
    public void A_chat_is_read_without_its_stamps(string text) =>
        Assert.Equal("p Ana: The boat is late.\np Ben Ode: How late? Tell us.", Reads.Article(text, "a.txt").Show());

    [Fact]
    public void The_line_above_a_chat_is_its_title()
    {
        const string chat = "Ana  8:00 AM\nThe boat is late.\nBen  8:01 AM\nHow late?\nAna  8:02 AM\nVery.";

        var article = Reads.Article($"Boats to Skarn\n\n{chat}", "a.txt");

        Assert.Equal("Boats to Skarn", article.Title);
        Assert.Equal("p Ana: The boat is late.\np Ben: How late?\np Ana: Very.", article.Show());
    }

    [Fact]
    public void A_timetable_is_no_chat() =>
        Assert.Contains(
            "8:00",
            Reads.Article("Boats to Skarn\n\nNorth 8:00\nSouth 9:00\nEast 10:00", "a.txt").Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Page_breaks_of_a_copied_PDF_do_not_cut_sentences()
    {
        const string text = """
            Boats return to the harbour

            The harbour office counted more boats this spring than in
            any spring before it, and nobody in the town can say what

            Harbour News
            Page 1 of 3

            it was that brought them back so early and in such num-
            bers after four quiet years. The old sailors had a well-

            Harbour News
            Page 2 of 3

            known answer to this. A well-known answer need not be the
            right one, said the harbour master of the town on Tuesday.
            """;

        Assert.Equal(
            "p The harbour office counted more boats this spring than in any spring before it, and nobody in the town can say what it was that brought them back so early and in such numbers after four quiet years. The old sailors had a well-known answer to this. A well-known answer need not be the right one, said the harbour master of the town on Tuesday.",
            Reads.Article(text, "a.txt").Show()
        );
    }

    [Theory]
    [InlineData("Part 1\nIt rose.\n\nPart 2\nIt fell.")]
    [InlineData("Page 1\nIt rose.\nPage 2\nIt fell.")]
    public void Numbers_in_lines_of_their_own_are_no_pages_if_they_stand_close(string text) =>
        Assert.Contains("2", Reads.Article("A title\n\n" + text, "a.txt").Text, StringComparison.Ordinal);

    [Fact]
    public void A_title_as_wide_as_the_text_is_not_glued_to_it()
    {
        const string text = """
            Boats return to the harbour earlier than in any other year
            The harbour office counted more boats this spring than in
            any spring before it, and nobody in the town can say what
            it was that brought them back so early.
            """;

        Assert.Equal("Boats return to the harbour earlier than in any other year", Reads.Article(text, "a.txt").Title);
    }

    [Fact]
    public void A_book_of_Project_Gutenberg_is_read_without_its_licence()
    {
        var article = Reads.Article(
            "The Project Gutenberg eBook\n\nTitle: The Tides\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE TIDES ***\n\nIt rose in the night.\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE TIDES ***\n\nThe licence.",
            "a.txt"
        );

        Assert.Equal("The Tides", article.Title);
        Assert.Equal("p It rose in the night.", article.Show());
    }

    [Fact]
    public void A_press_release_is_read_without_its_frame()
    {
        const string words = "The harbour office counted more boats this spring than in any spring before it.";

        var article = Reads.Article(
            $"FOR IMMEDIATE RELEASE\n\nContact: Ana Cruz\nana@harbour.example\n+1 555 0100 200\n\nBoats return to Skarn\n\nSKARN, May 6, 2024 — {words}\n\n{words}\n\nAbout Skarn Harbour\nIt is old.\n\n###\n\nNot this.",
            "a.txt"
        );

        Assert.Equal("Boats return to Skarn", article.Title);
        Assert.Equal($"p {words}\np {words}", article.Show());
    }

    [Theory]
    [InlineData("À propos, le port ouvre mardi")]
    [InlineData("Acerca de las barcas nuevas")]
    [InlineData("Sobre el puerto")]
    public void A_line_that_opens_like_the_end_of_a_press_release_does_not_cut_its_first_half(string line)
    {
        const string words = "The harbour office counted more boats this spring than in any spring before it.";

        var text = Reads
            .Article(
                $"FOR IMMEDIATE RELEASE\n\nBoats return\n\nSKARN, May 6, 2024 — {words}\n\n{line}\n\n{words}\n\n{words}",
                "a.txt"
            )
            .Text;

        Assert.Contains(line, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chapter")]
    [InlineData("Part")]
    public void Headings_that_count_up_are_no_page_numbers(string word)
    {
        const string words = "The boats came back.\n\nThey stayed until the evening.\n\nThen they left again.";

        var text = Reads
            .Article($"The log\n\nIt began at sea.\n\n{word} 1\n\n{words}\n\n{word} 2\n\n{words}", "a.txt")
            .Text;

        Assert.Contains($"{word} 1", text, StringComparison.Ordinal);
        Assert.Contains($"{word} 2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The harbour sold 1,250,000 tickets in 2024,\nmore than in any other year since 1998.")]
    [InlineData("The harbour sold 1 250 000 tickets in 2024,\nmore than in any other year since 1998.")]
    [InlineData("Between 2019 and 2024 the harbour\nsold 1250000 tickets")]
    [InlineData("Visitors wrote to ana@harbour.example\nand got an answer.")]
    [InlineData("---\n\nIt rained.")]
    [InlineData("-----\n\nIt rained.")]
    [InlineData("About 200 people came to the harbour")]
    [InlineData("About the boats nobody knew more than\nwhat they had seen.")]
    public void A_press_release_keeps_its_prose(string prose)
    {
        const string words = "The harbour office counted more boats this spring than in any spring before it.";

        var text = Reads
            .Article(
                $"PRESS RELEASE\n\nBoats return\n\nSKARN, May 6 — {words}\n\n{prose}\n\n{words}\n\n-30-\n\nNo.",
                "a.txt"
            )
            .Text;

        Assert.Contains(prose.Split('\n')[^1], text, StringComparison.Ordinal);
        Assert.DoesNotContain("No.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NASA launches – a new era")]
    [InlineData("Boats in 2024 – a new era")]
    public void A_headline_with_a_dash_is_no_dateline(string headline)
    {
        const string words = "The harbour office counted more boats this spring than in any spring before it.";

        var article = Reads.Article($"PRESS RELEASE\n\n{headline}\n\nSKARN (May 6) – {words}\n\n{words}", "a.txt");

        Assert.Equal(headline, article.Title);
        Assert.Equal($"p {words}\np {words}", article.Show());
    }
}
