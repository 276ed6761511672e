using System.Globalization;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Summaries;

namespace Summarizer.Text.Tests.Summaries;

/// <summary>What a summary shows together, what without its opening, and what never.</summary>
public class PassagesTests
{
    private const string Bridge =
        "The city council of Lynmouth will close the old harbour bridge in March and build a new one.";
    private const string Ferry =
        "A ferry over the harbour will carry the traffic of Lynmouth until the bridge is built.";
    private const string Museum =
        "The museum of the town shows paintings of fishing boats from the whole northern coast.";

    [Theory]
    [InlineData("But the harbour bridge of Lynmouth has rust in its main cables.", "The harbour bridge of Lynmouth")]
    [InlineData("In fact, the harbour bridge of Lynmouth has rust in its cables.", "The harbour bridge of Lynmouth")]
    [InlineData("For example, the harbour bridge has rust in its main cables.", "The harbour bridge has rust")]
    public void A_connective_is_left_out_where_the_sentence_before_it_is_not_shown(string sentence, string shown)
    {
        var alone = TestArticle.Of("en", "The plans are at https://lynmouth.example/bridge.", sentence, Ferry);
        var behind = TestArticle.Of("en", Ferry, sentence);

        Assert.StartsWith(shown, Assert.Single(Pick(alone, 3), c => c.Citations is [2]).Text, StringComparison.Ordinal);
        Assert.Equal(sentence, Pick(behind, 2)[1].Text);
    }

    [Theory]
    [InlineData("en", "He said the council of Lynmouth would build a new harbour bridge in the spring.")]
    [InlineData("en", "For this reason the city council of Lynmouth will build a new harbour bridge.")]
    [InlineData("en", "But she said the council of Lynmouth would build a new harbour bridge.")]
    [InlineData("de", "Das ist der Grund, warum der Rat der Stadt eine neue Brücke bauen will.")]
    [InlineData("fr", "Pour cela, le conseil de la ville veut construire un nouveau pont sur le port.")]
    [InlineData("es", "Por eso el consejo de la ciudad quiere construir un nuevo puente en el puerto.")]
    public void A_sentence_that_leans_is_shown_only_with_the_one_before_it(string language, string leaning)
    {
        var article = TestArticle.Of(language, $"{Bridge} {Ferry} {leaning} {Museum}");
        var passages = new Passages(article, article.Sentences);

        Assert.Equal((1, 2), passages.With(2));
        for (var sentences = 1; sentences <= 4; sentences++)
        {
            var shown = Pick(article, sentences).SelectMany(c => c.Citations).ToList();
            Assert.True(!shown.Contains(3) || shown.Contains(2), string.Join(' ', shown));
        }
    }

    [Fact]
    public void A_sentence_that_leans_on_another_section_is_not_shown()
    {
        var article = TestArticle.Of(
            "en",
            Bridge,
            "# Costs",
            "They said the council would pay for the harbour bridge."
        );

        Assert.Equal([1], Pick(article, 3).SelectMany(c => c.Citations));
    }

    [Fact]
    public void A_long_run_of_sentences_that_are_never_shown_takes_no_time()
    {
        var run = Enumerable.Range(1, 60).Select(i => $"See www.lynmouth.example/{i} for picture {i * 7919}.");
        var article = TestArticle.Of("en", [Bridge, .. run, Museum]);

        Assert.Equal([1, 62], Pick(article, 5).SelectMany(c => c.Citations));
    }

    [Fact]
    public void An_article_that_is_one_long_quotation_keeps_to_the_limit()
    {
        var speech = string.Join(
            ' ',
            Enumerable.Range(1, 9).Select(i => $"We closed bridge number {i * 31} in spring.")
        );

        Assert.All(Pick(TestArticle.Of("en", $"“{speech}”"), 3), c => Assert.InRange(c.Citations.Count, 1, 3));
    }

    [Fact]
    public void A_quotation_with_a_sentence_that_is_barred_is_not_shown()
    {
        var article = TestArticle.Of(
            "en",
            Bridge,
            "“The harbour bridge of Lynmouth is closed. Write to bridge@lynmouth.example,” she said."
        );

        Assert.Equal([1], Pick(article, 3).SelectMany(c => c.Citations));
    }

    [Theory]
    [InlineData("sv", "”Vi bygger en ny bro över hamnen i Lynmouth”, säger Anna Berg.")]
    [InlineData("he", "צה\"ל בנה גשר חדש מעל הנמל של העיר בחודש מרץ.")]
    public void Quotation_marks_of_other_languages_break_no_sentence(string language, string sentence)
    {
        var article = TestArticle.Of(language, sentence);

        Assert.True(new Passages(article, article.Sentences).IsShowable(0));
        Assert.False(new Quotations(article).IsBroken(0));
    }

    [Fact]
    public void A_name_in_small_letters_keeps_them_without_its_connective()
    {
        var article = TestArticle.Of(
            "en",
            "See www.lynmouth.example.",
            "But iPhone sales in Lynmouth fell in the spring of last year."
        );

        Assert.Equal("iPhone sales in Lynmouth fell in the spring of last year.", Assert.Single(Pick(article, 1)).Text);
    }

    [Theory]
    [InlineData("\"", "\"")]
    [InlineData("“", "”")]
    [InlineData("„", "“")]
    [InlineData("«", "»")]
    [InlineData("»", "«")]
    [InlineData("「", "」")]
    public void A_quotation_over_two_sentences_is_one_claim_that_cites_both(string open, string close)
    {
        var article = TestArticle.Of(
            "en",
            $"{open}The harbour bridge is the lifeline of Lynmouth. Without the harbour bridge the town is cut off,{close} said the mayor of Lynmouth."
        );

        Assert.Equal(2, article.Sentences.Count);
        var claim = Assert.Single(Pick(article, 2));
        Assert.Equal([1, 2], claim.Citations);
        Assert.Equal(article.Text, claim.Text);
    }

    [Theory]
    [InlineData("“The harbour bridge of Lynmouth is the lifeline of the whole northern town.")]
    [InlineData("The harbour bridge of Lynmouth is the lifeline of the whole northern town.”")]
    [InlineData("\"The harbour bridge of Lynmouth is the lifeline of the whole northern town.")]
    [InlineData("The mayor of Lynmouth (left) opens the new harbour bridge of the town.")]
    [InlineData("Bridge engineer (m/f/d) for the harbour of the northern town of Lynmouth.")]
    [InlineData("Write to the harbour office of the town at bridge@lynmouth.example.")]
    [InlineData("The plans of the harbour bridge are at https://lynmouth.example/bridge.")]
    [InlineData("Peterson, Mark; Margulies, Phillip: Harbour bridges of the northern towns (2010).")]
    [InlineData("Written by Ana Maria Oduya")]
    public void What_is_no_statement_of_the_article_is_never_shown(string sentence)
    {
        var article = TestArticle.Of("en", Bridge, sentence, Ferry);

        Assert.Equal([1, 3], Pick(article, 10).SelectMany(c => c.Citations));
    }

    [Theory]
    [InlineData("The harbour bridge of Lynmouth is 12\" wide at the gate and was built in 1905.")]
    [InlineData("The council calls the harbour bridge of Lynmouth “safe” and “cheap” in its report.")]
    [InlineData(
        "Whoever wants to write to the council about the harbour bridge finds its plans, its costs and its dates at www.lynmouth.example until the vote on the bridge in the spring of next year."
    )]
    public void A_statement_with_marks_or_an_address_in_it_is_shown(string sentence)
    {
        var article = TestArticle.Of("en", Bridge, sentence, Ferry);

        Assert.Contains(2, Pick(article, 10).SelectMany(c => c.Citations));
    }

    [Fact]
    public void An_article_of_nothing_else_has_a_summary_too() =>
        Assert.Single(Pick(TestArticle.Of("en", "The plans are at https://lynmouth.example/bridge."), 3));

    [Fact]
    public void A_long_guide_is_covered_section_by_section()
    {
        string[] parts = ["harbour", "kitchen", "garden", "museum"];
        var blocks = parts.SelectMany(part =>
            Enumerable
                .Range(1, 12)
                .Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The {part} of the town needs {part} work number {i} before the summer guests arrive."
                    )
                )
                .Prepend($"# The {part}")
        );
        var article = TestArticle.Of("en", [.. blocks]);

        var shown = Pick(article, 4);

        Assert.All(parts, part => Assert.Single(shown, c => c.Text.Contains(part, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<Claim> Pick(ArticleText article, int sentences) =>
        SummaryPicker.Pick(article, sentences);
}
