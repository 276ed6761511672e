using Summarizer.Text.Faqs;
using Summarizer.Text.Summaries;

namespace Summarizer.Text.Tests.Summaries;

public class DialogueTests
{
    private const string Ferry = "The ferry over the river Orle will stop in May, and the town of Orle wants a bridge.";
    private const string Bridge = "A bridge over the river would cost the town more than ten years of the ferry.";

    [Theory]
    [InlineData(
        "# FAQ",
        "# Will the ferry stop?",
        "The ferry over the river will stop in May, as the town of Orle wants it."
    )]
    [InlineData(
        "Herald: Will the ferry stop?",
        "Ruiz: The ferry over the river will stop in May, the town of Orle says.",
        ""
    )]
    [InlineData(
        "?: Will the ferry stop?",
        "!: The ferry over the river Orle will stop in May, the town of Orle says.",
        ""
    )]
    public void A_reply_gives_way_to_what_the_article_says_itself(string first, string second, string third)
    {
        var article = TestArticle.Of(
            "en",
            first,
            second,
            third,
            "Herald: Who wants a bridge?",
            "Ruiz: Orle.",
            "# News",
            Ferry,
            Bridge
        );

        var summary = SummaryPicker.Pick(article, 2);

        Assert.Equal([Ferry, Bridge], summary.Select(c => c.Text));
    }

    [Fact]
    public void The_sentence_that_introduces_an_interview_belongs_to_it()
    {
        var article = TestArticle.Of(
            "en",
            "Before that.",
            "The Herald met Ana Ruiz on the ferry.",
            "Herald: Why ferries?",
            "Ruiz: For joy.",
            "Herald: And who pays?",
            "Ruiz: I do."
        );

        Assert.Equal([false, true, true, true, true, true], article.Blocks.Select(AuthoredFaqs.Of(article).Covers));
    }

    [Fact]
    public void An_explainer_of_nothing_but_questions_and_answers_still_has_a_summary_of_its_answers()
    {
        var article = TestArticle.Of(
            "en",
            "# Why does the ferry stop?",
            Ferry,
            "# What would a bridge cost?",
            Bridge,
            "# Who decides about the river?",
            "The council of the town decides about the ferry and the bridge over the river in May."
        );

        Assert.All(article.Blocks, b => Assert.False(AuthoredFaqs.Of(article).Covers(b)));
        Assert.Equal(3, AuthoredFaqs.Of(article).Best(8).Count);
    }
}
