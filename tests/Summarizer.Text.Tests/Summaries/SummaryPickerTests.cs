using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Keywords;
using Summarizer.Text.Summaries;

namespace Summarizer.Text.Tests.Summaries;

public class SummaryPickerTests
{
    private static readonly ArticleText Bridge = TestArticle.Of(
        "en",
        "The old harbour bridge will close in March, and the city of Lynmouth has no plan for the ferry traffic.",
        "Engineers found rust in the main cables of the harbour bridge last winter. They said the bridge would not last.",
        "“We did what we could with the money we had.”",
        "Why did nobody act before the winter?",
        "The city council of Lynmouth will vote on a new harbour bridge and on a ferry in April.",
        "Some people like tea. Others prefer coffee, which is served hot on most days of the year in many places.",
        "A ferry over the harbour would cost the city half as much as a new bridge, engineers told the council."
    );

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_summary_is_whole_sentences_in_text_order_each_citing_itself(int sentences)
    {
        var summary = Pick(Bridge, sentences);

        Assert.Equal(sentences, summary.Count);
        Assert.All(summary, c => Assert.Equal(Bridge.Sentences[Assert.Single(c.Citations) - 1].Text, c.Text));
        Assert.Equal(summary.Select(c => c.Citations[0]).Order(), summary.Select(c => c.Citations[0]));
    }

    [Fact]
    public void A_summary_says_what_the_article_is_about_without_sentences_that_cannot_stand_alone()
    {
        var summary = Pick(Bridge, 3);

        Assert.StartsWith("The old harbour bridge will close", summary[0].Text, StringComparison.Ordinal);
        Assert.All(summary, c => Assert.Contains("bridge", c.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(summary, c => c.Text.StartsWith("They", StringComparison.Ordinal) || c.Text[0] is '“');
    }

    [Fact]
    public void A_summary_keeps_to_its_word_limit()
    {
        var summary = SummaryPicker.Pick(Bridge, 5, 40);

        Assert.InRange(summary.Sum(c => c.Text.Split(' ').Length), 20, 40);
    }

    [Fact]
    public void A_summary_has_one_sentence_even_if_that_exceeds_the_word_limit() =>
        Assert.Single(SummaryPicker.Pick(Bridge, 5, 1));

    [Fact]
    public void A_sentence_that_says_the_same_again_is_not_chosen()
    {
        const string Point = "The council of Lynmouth will build a new bridge over the harbour in April.";
        var article = TestArticle.Of(
            "en",
            Point,
            Point,
            "A bridge costs twice as much as a ferry, engineers of the city said.",
            Point
        );

        Assert.Equal([1, 3], Pick(article, 2).Select(c => c.Citations[0]));
    }

    [Fact]
    public void The_lead_of_a_news_article_is_preferred()
    {
        var article = TestArticle.Of(
            "en",
            "The harbour bridge of Lynmouth will close in March, the city council said.",
            "The council said the bridge and the harbour need new cables, and the city has no money for cables.",
            "Shops near the harbour fear for trade, the owner of a bakery said.",
            "The museum opens a show of old boats in May, with boats from the whole coast on show.",
            "A show of boats draws many people to the museum each year, and boats are what people come for."
        );

        Assert.Equal(1, Pick(article, 1)[0].Citations[0]);
    }

    [Fact]
    public void Opening_sentences_off_the_subject_get_no_bonus()
    {
        var article = TestArticle.Of(
            "en",
            "On a grey morning my grandmother used to bake pies.",
            "Memory plays odd tricks on all of us as years go by.",
            "Rain fell while nobody spoke for an hour or more.",
            "Coral reefs shelter a quarter of all fish of the ocean.",
            "Warm ocean water bleaches coral reefs, and bleached reefs lose their fish.",
            "Fish return to coral reefs where the ocean water cools again.",
            "Cooler ocean water in marine parks helps reefs and fish recover."
        );

        Assert.DoesNotContain(Pick(article, 3), c => c.Citations[0] < 4);
    }

    [Fact]
    public void An_article_of_nothing_but_headings_is_summed_up_by_one()
    {
        var article = TestArticle.Of("en", "# Fire at the mill", "# Mill workers safe");

        Assert.Single(Pick(article, 1));
    }

    [Fact]
    public void An_article_of_one_sentence_is_its_own_summary() =>
        Assert.Equal("Rain.", Assert.Single(Pick(TestArticle.Of("en", "Rain."), 5)).Text);

    [Fact]
    public void A_text_without_spaces_has_a_summary_too()
    {
        var article = TestArticle.Of(
            "ja",
            "東京の橋は三月に閉鎖される。",
            "橋の閉鎖は市議会が決めた。",
            "お茶は人気がある。"
        );

        Assert.Equal(2, Pick(article, 2).Count);
    }

    [Fact]
    public void A_hundred_thousand_sentences_are_summed_up()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"Sample number {1000 + (i % 977)} of series {2000 + (i % 31)} weighs {100_000 + i} grams. "
            );
        }

        Assert.Equal(20, Pick(TestArticle.Of("en", text.ToString()), 20).Count);
    }

    [Fact]
    public void Any_text_gets_at_most_what_was_asked_for() =>
        Prop.ForAll<NonNull<string>, PositiveInt>(
                (text, count) =>
                {
                    var article = TestArticle.Of("en", "A first sentence.", text.Get.Replace('\n', ' '));
                    var summary = Pick(article, count.Get);
                    return summary.Count >= 1
                        && summary.Count <= Math.Min(count.Get, article.Sentences.Count)
                        && summary.Select(c => c.Citations[0]).Distinct().Count() == summary.Count;
                }
            )
            .QuickCheckThrowOnFailure();

    private static IReadOnlyList<Claim> Pick(ArticleText article, int sentences) =>
        SummaryPicker.Pick(article, sentences);

    [Theory]
    [InlineData(BlockKind.Authorship)]
    [InlineData(BlockKind.Footnote)]
    [InlineData(BlockKind.Reference)]
    public void References_footnotes_and_affiliations_give_neither_sentences_nor_keywords(BlockKind kind)
    {
        const string aside = "The harbour office of the northern fishing fleet reported on tidal barrier repairs.";
        var article = ArticleTextBuilder.Build(
            "Harbour",
            "en",
            [
                new(kind, string.Join(' ', Enumerable.Repeat(aside, 5))),
                new(BlockKind.Paragraph, "The town council opened a new library on Monday morning."),
            ],
            []
        );

        Assert.Equal([6], SummaryPicker.Pick(article, 3).SelectMany(c => c.Citations));
        Assert.DoesNotContain(
            KeywordFinder.Find(article, 10),
            k => k.Text.Contains("tidal", StringComparison.OrdinalIgnoreCase)
        );
    }
}
