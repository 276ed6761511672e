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
}
