using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Text.Tests.Grounding;

public class GroundingCheckerTests
{
    private static readonly ArticleText _article = TestArticle.Of(
        "en",
        "The harbour of Port Alden will close for 12 weeks from Monday, the mayor, Anna Berg, said on Thursday.", // 1
        "Engineers found cracks in 15 of the 40 pillars on 12 March. The repairs cost $3.5 million.", // 2, 3
        "\"We cannot wait for another winter storm,\" said Berg. Tom Keller, who leads the fishermen's union, told reporters that the closure would ruin small crews.", // 4, 5
        "Keller criticised Berg for the late announcement. The ferry to Skarholm will not stop.", // 6, 7
        "It sails 20 km along the coast from the old pier instead. The council approved 250,000 dollars in aid for crews by a vote of 7 to 2.", // 8, 9
        "In April the port handled 9,400 containers, more than in any month before." // 10
    );

    private static readonly GroundingChecker _checker = new(_article);

    [Theory]
    [InlineData("Engineers found cracks in 15 of the 40 pillars on 12 March.", 2)]
    [InlineData("The repairs cost $3.5 million.", 3)]
    [InlineData("Keller criticised Berg for the late announcement.", 6)]
    public void A_sentence_of_the_article_is_supported_wholly_by_itself(string statement, int sentence)
    {
        var support = _checker.Check(statement, []);

        Assert.Equal(1, support.Score);
        Assert.Equal(Verdict.Supported, support.Verdict);
        Assert.Equal([sentence], support.Citations);
        Assert.Null(support.Fault);
    }

    [Theory]
    // Parts of sentences, other forms of numbers, another order, other words, the passive.
    [InlineData("The harbour of Port Alden will close for 12 weeks from Monday.")]
    [InlineData(
        "The mayor, Anna Berg, said on Thursday that the harbour of Port Alden will close for 12 weeks from Monday."
    )]
    [InlineData("Cracks were found by engineers in 15 of the 40 pillars.")]
    [InlineData("Engineers found cracks in fifteen of the forty pillars on March 12.")]
    [InlineData("The repairs cost 3.5 million dollars.")]
    [InlineData("The council approved $250,000 in aid for crews.")]
    [InlineData("In April the port handled 9 400 containers.")]
    [InlineData("In April, more than in any month before, the port handled 9,400 containers.")]
    [InlineData("Berg was criticised by Keller for the late announcement.")]
    [InlineData("Berg said: \"We cannot wait for another winter storm.\"")]
    [InlineData("The ferry to Skarholm won't stop.")]
    [InlineData("The closure would ruin small crews, said Tom Keller, who leads the fishermen's union.")]
    [InlineData("Tom Keller, the leader of the fishermen's union, says closing would be the ruin of small crews.")]
    public void The_same_in_other_words_is_supported(string statement)
    {
        var support = _checker.Check(statement, []);

        Assert.True(support.Verdict is Verdict.Supported, support.ToString());
        Assert.InRange(support.Score, 0.5, 1);
        Assert.NotEmpty(support.Citations);
        Assert.Null(support.Fault);
    }

    [Theory]
    // numbers
    [InlineData("Engineers found cracks in 18 of the 40 pillars on 12 March.", "18")]
    [InlineData("Engineers found cracks in 40 of the 15 pillars on 12 March.", "")]
    [InlineData("In April the port handled 94,000 containers, more than in any month before.", "94,000")]
    [InlineData("The harbour of Port Alden will close for twenty weeks from Monday.", "twenty")]
    [InlineData("The council approved 25 million dollars in aid for crews.", "25")]
    // units
    [InlineData("It sails 20 miles along the coast from the old pier instead.", "mile")]
    [InlineData("The harbour of Port Alden will close for 12 days from Monday.", "day")]
    [InlineData("The repairs cost €3.5 million.", "eur")]
    [InlineData("The repairs cost $3.5 billion.", "3.5")]
    // names
    [InlineData("The harbour of Port Elder will close for 12 weeks from Monday.", "Elder")]
    [InlineData("The ferry to Berlin will not stop.", "Berlin")]
    [InlineData(
        "Tom Miller, who leads the fishermen's union, told reporters that the closure would ruin small crews.",
        "Miller"
    )]
    // negation
    [InlineData("The ferry to Skarholm will stop.", "not")]
    [InlineData("The council did not approve 250,000 dollars in aid for crews.", "not")]
    [InlineData("Engineers never found cracks in 15 of the 40 pillars.", "never")]
    [InlineData("We can wait for another winter storm.", "cannot")]
    // quotations
    [InlineData("\"We cannot wait for another summer storm,\" said Berg.", "We cannot wait")]
    [InlineData("Berg called the pillars “a disgrace for the whole town”.", "a disgrace")]
    // speakers
    [InlineData("\"We cannot wait for another winter storm,\" said Keller.", "Keller")]
    // roles
    [InlineData("Berg criticised Keller for the late announcement.", "")]
    [InlineData("Keller was criticised by Berg for the late announcement.", "")]
    // dates
    [InlineData("Engineers found cracks in 15 of the 40 pillars on 12 April.", "April")]
    [InlineData("Engineers found cracks in 15 of the 40 pillars on 13 March.", "13")]
    [InlineData("The harbour of Port Alden will close for 12 weeks from Sunday.", "Sunday")]
    // opposites
    [InlineData("Keller praised Berg for the late announcement.", "praised")]
    [InlineData("In April the port handled 9,400 containers, fewer than in any month before.", "fewer")]
    // nothing to do with the article, or with any
    [InlineData("The museum sold its last painting to a collector from abroad.", "")]
    [InlineData("I am sorry, but I cannot help with that request.", "")]
    public void What_the_article_contradicts_is_named(string statement, string named)
    {
        var support = _checker.Check(statement, []);

        Assert.True(support.Verdict is Verdict.Contradicted, support.ToString());
        Assert.InRange(support.Score, 0, 0.5);
        Assert.NotNull(support.Fault);
        Assert.Contains(named, support.Fault, StringComparison.Ordinal);
    }

    [Theory]
    // another speaker, two places joined, a verb of the writer's own: no fact that stands in the article is wrong
    [InlineData("Anna Berg told reporters that the closure would ruin small crews.")]
    [InlineData("The council will close the ferry to Skarholm for 12 weeks.")]
    [InlineData("Engineers handled 9,400 containers on 12 March.")]
    [InlineData("The fishermen's union fears for the livelihood of its members.")]
    [InlineData("Repairing the pillars is expensive: $3.5 million.")]
    [InlineData("The mayor faces criticism from the union's leader over how late she informed people.")]
    [InlineData("The ferry remains in service, from another pier.")]
    public void A_statement_in_other_words_is_unverified_where_no_fact_of_it_is_wrong(string statement)
    {
        var support = _checker.Check(statement, []);

        Assert.True(support.Verdict is Verdict.Unverified, support.ToString());
        Assert.InRange(support.Score, 0, 0.5);
        Assert.NotNull(support.Fault);
    }

    [Theory]
    [InlineData("1. The repairs cost $3.5 million.")]
    [InlineData("2) The repairs cost $3.5 million.")]
    [InlineData("- The repairs cost $3.5 million.")]
    [InlineData("• The repairs cost $3.5 million.")]
    [InlineData("Here is a concise summary of the article: The repairs cost $3.5 million.")]
    [InlineData("Summary: 1. The repairs cost $3.5 million.")]
    [InlineData("- 1. Summary: - The repairs cost $3.5 million.")]
    public void A_list_number_and_a_frame_say_nothing(string statement)
    {
        var support = _checker.Check(statement, []);

        Assert.Equal(1, support.Score);
        Assert.Equal([3], support.Citations);
    }

    [Theory]
    [InlineData("1.")]
    [InlineData("Here is a summary of the passage:")]
    [InlineData("Key points:")]
    public void A_frame_alone_is_no_lie(string statement) =>
        Assert.Equal(Verdict.Unverified, _checker.Check(statement, []).Verdict);

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("…")]
    [InlineData("???")]
    public void An_empty_statement_is_not_supported(string statement)
    {
        var support = _checker.Check(statement, [1]);

        Assert.Equal(0, support.Score);
        Assert.Equal(Verdict.Contradicted, support.Verdict);
        Assert.Empty(support.Citations);
        Assert.Equal("says nothing", support.Fault);
    }

    [Theory]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { -1, 999, int.MaxValue, int.MinValue })]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 10, 9, 9, 1 })]
    [InlineData(new int[0])]
    public void Wrong_and_missing_citations_are_repaired(int[] citations)
    {
        var support = _checker.Check("The council approved 250,000 dollars in aid for crews.", citations);

        Assert.Equal([9], support.Citations);
        Assert.Equal(Verdict.Supported, support.Verdict);
    }

    [Fact]
    public void A_right_citation_is_kept_where_another_sentence_says_the_same()
    {
        var checker = new GroundingChecker(
            TestArticle.Of("en", "Rain fell in Oslo.", "Snow fell in Bergen.", "Rain fell in Oslo.")
        );

        Assert.Equal([3], checker.Check("Rain fell in Oslo.", [3]).Citations);
        Assert.Equal([1], checker.Check("Rain fell in Oslo.", []).Citations);
        Assert.Equal([1], checker.Check("Rain fell in Oslo.", [2]).Citations);
    }

    [Fact]
    public void Every_sentence_of_an_answer_must_be_supported()
    {
        var both = _checker.Check("The repairs cost $3.5 million. The ferry to Skarholm will not stop.", []);
        var one = _checker.Check("The repairs cost $3.5 million. They will be paid by the king of Denmark.", []);

        Assert.Equal([3, 7], both.Citations);
        Assert.Equal(1, both.Score);
        Assert.Equal(Verdict.Contradicted, one.Verdict);
        Assert.InRange(one.Score, 0.2, 0.8);
    }

    [Fact]
    public void A_statement_longer_than_any_digest_needs_is_not_checked_to_its_end()
    {
        var support = _checker.Check(string.Concat(Enumerable.Repeat("The council sold the old pier. ", 5000)), []);

        Assert.Equal(Verdict.Contradicted, support.Verdict);
        Assert.Equal("is too long to be checked", support.Fault);
    }

    [Fact]
    public void A_statement_from_two_sentences_cites_both()
    {
        var support = _checker.Check(
            "The repairs cost $3.5 million, and engineers found cracks in 15 of the 40 pillars.",
            []
        );

        Assert.True(support.Verdict is Verdict.Supported, support.ToString());
        Assert.Equal([2, 3], support.Citations);
    }

    [Theory]
    [InlineData("How long will the harbour of Port Alden be closed?", true)]
    [InlineData("Why does the town not wait?", true)]
    [InlineData("Why should readers invest in Bitcoin?", false)]
    [InlineData("Who paid the mayor 900 dollars?", false)]
    public void A_question_asks_about_the_article(string question, bool supported)
    {
        var faq = new Faq(question, "The harbour of Port Alden will close for 12 weeks.", [1], Origin.Generated);

        Assert.Equal(supported, _checker.CheckFaq(faq).Verdict is Verdict.Supported);
    }

    [Fact]
    public void A_statement_from_the_title_is_supported()
    {
        var checker = new GroundingChecker(
            ArticleTextBuilder.Build(
                "Volcano erupts near Reykjavik",
                "en",
                [new(BlockKind.Paragraph, "It began before dawn. Nobody was hurt.")],
                []
            )
        );

        var support = checker.Check("Volcano erupts near Reykjavik.", []);

        Assert.True(support.Verdict is Verdict.Supported, support.ToString());
    }

    [Fact]
    public void A_number_torn_at_its_separator_is_still_that_number()
    {
        var checker = new GroundingChecker(
            TestArticle.Of(
                "en",
                "The fine was $ 1, 000 for each driver. Dogs were right in 98. 7 per cent of all cases."
            )
        );

        Assert.Equal(Verdict.Supported, checker.Check("The fine was $1,000 for each driver.", []).Verdict);
        Assert.Equal(Verdict.Supported, checker.Check("Dogs were right in 98.7 per cent of all cases.", []).Verdict);
        Assert.Equal(Verdict.Contradicted, checker.Check("Dogs were right in 98.2 per cent of all cases.", []).Verdict);
    }

    [Fact]
    public void A_rounded_number_is_supported_only_where_it_rounds()
    {
        var checker = new GroundingChecker(TestArticle.Of("en", "The city counted 1,483,212 visitors last year."));

        Assert.Equal(Verdict.Supported, checker.Check("The city counted 1.5 million visitors last year.", []).Verdict);
        Assert.Equal(
            Verdict.Contradicted,
            checker.Check("The city counted 1.6 million visitors last year.", []).Verdict
        );
    }
}
