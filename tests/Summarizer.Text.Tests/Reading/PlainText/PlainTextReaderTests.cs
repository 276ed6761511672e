namespace Summarizer.Text.Tests.Reading.PlainText;

public class PlainTextReaderTests
{
    private const string Long =
        "The harbour office counted more boats this spring than in any spring before it. Nobody can say why.";

    [Fact]
    public void Title_headings_questions_and_paragraphs_are_recognised_by_their_form()
    {
        var article = Reads.Article(
            $"""
            Boats Return to the Old Harbour

            by harbour news

            A Busy Spring

            {Long}

            FAQs

            What does a berth cost?

            {Long}

            Who runs the harbour now?

            {Long}
            """,
            "a.txt"
        );

        Assert.Equal("Boats Return to the Old Harbour", article.Title);
        Assert.Equal(
            $"h2 A Busy Spring\np {Long}\nh2 FAQs\nh3 What does a berth cost?\np {Long}\nh3 Who runs the harbour now?\np {Long}",
            article.Show()
        );
    }

    [Fact]
    public void Speakers_keep_their_labels_and_their_paragraphs()
    {
        const string interview = """
            Reporter: Captain Lund, thank you for coming. How was the season?

            Capt. Lund: It was the best of my life.We sailed every day.
            """;

        var article = Reads.Article($"A Talk at the Pier\n\n{Long}\n\n{interview}", "a.txt");

        Assert.EndsWith(
            "p Reporter: Captain Lund, thank you for coming. How was the season?\n"
                + "p Capt. Lund: It was the best of my life.We sailed every day.",
            article.Show(),
            StringComparison.Ordinal
        );
        Assert.Equal("We sailed every day.", article.Sentences[^1].Text);
    }

    [Fact]
    public void Lines_broken_to_fit_a_width_are_joined()
    {
        const string text = """
            The tide came in before dawn and the boats that lay on the sand
            began to float one after the other, so that by breakfast the whole
            fleet was out.
            Nobody had planned it. The wind was fair and there was nothing else
            to do that day.
            """;

        Assert.Equal(
            "p The tide came in before dawn and the boats that lay on the sand began to float one after the other, so that by breakfast the whole fleet was out.\n"
                + "p Nobody had planned it. The wind was fair and there was nothing else to do that day.",
            Reads.Article(text, "a.txt").Show()
        );
    }

    [Fact]
    public void Lines_without_empty_lines_between_them_are_paragraphs() =>
        Assert.Equal(
            $"p {Long}\nh2 The Numbers\np {Long}\np {Long}",
            Reads.Article($"A Title Without a Stop\n{Long}\nThe Numbers\n{Long}\n{Long}", "a.txt").Show()
        );

    [Fact]
    public void Lists_are_items_without_their_bullets() =>
        Assert.Equal(
            $"p {Long}\nli1 a rope\nli1 a bucket\nli1 Tie the boat.\nli1 Bail it out.",
            Reads.Article($"{Long}\n\n- a rope\n- a bucket\n\n1. Tie the boat.\n2. Bail it out.", "a.txt").Show()
        );

    [Theory]
    [InlineData("Shorter than a line.", "Shorter than a line.")]
    [InlineData("First sentence here. Second one.", "First sentence here.")]
    [InlineData("One\n", "One")]
    public void A_text_without_a_title_goes_by_its_opening_words(string text, string title)
    {
        var article = Reads.Article(text, "a.txt");
        Assert.Equal(title, article.Title);
        Assert.StartsWith(title, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_words_are_cut_between_words()
    {
        var title = Reads.Article(string.Concat(Enumerable.Repeat("eleven char", 30)) + ".", "a.txt").Title;
        Assert.InRange(title.Length, 100, 120);
        Assert.EndsWith("eleven", title, StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_white_space_invisible_characters_and_ligatures_are_normalised() =>
        Assert.Equal(
            "The office in Sa\u0303o Paulo was fine.".Normalize(),
            Reads.Article("\uFEFFThe\u00A0o\uFB03ce in Sa\u0303o\u200B Pau\u00ADlo\r\nwas \uFB01ne.\0", "a.txt").Text
        );

    [Fact]
    public void Persian_and_emoji_keep_their_joiners()
    {
        const string text = "می\u200cخواهم 👩\u200d💻.";
        Assert.Equal(text, Reads.Article(text, "a.txt").Text);
    }

    [Fact]
    public void Verse_has_no_headings() =>
        Assert.Equal(
            $"p {Long}\np The tide\np Comes in\np By night\np And goes\np {Long}",
            Reads.Article($"{Long}\n\nThe tide\nComes in\nBy night\nAnd goes\n\n{Long}", "a.txt").Show()
        );

    [Fact]
    public void A_long_paragraph_that_opens_with_a_dash_is_no_list() =>
        Assert.StartsWith(
            "p - The harbour",
            Reads.Article($"- {Long} {Long} {Long}", "a.txt").Show(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_label_before_the_title_is_no_part_of_it()
    {
        var article = Reads.Article($"Title: Boats Return\n\n{Long}", "a.txt");
        Assert.Equal("Boats Return", article.Title);
        Assert.Equal($"p {Long}", article.Show());
    }
}
