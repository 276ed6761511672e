using Summarizer.Text.Summaries;

namespace Summarizer.Text.Tests.Summaries;

public class SentenceWeaknessTests
{
    private const string Sound = "The council of the city will build a new bridge in spring.";

    [Theory]
    [InlineData(Sound)]
    [InlineData("At 10:30 the council of the city voted for the new bridge.")]
    [InlineData("The mayor said “the bridge is safe” to the council of the city.")]
    [InlineData("The mayor called the new bridge over the harbour “safe”.")]
    [InlineData("The bridge, right of the mill, will be built next spring.")]
    [InlineData("The bridge will be built next spring (if the weather allows it).")]
    public void A_plain_statement_has_no_weakness(string sentence) => Assert.Equal(0, Cost(sentence));

    [Theory]
    [InlineData("But he said that the bridge would be built in the spring.")]
    [InlineData("Will the council of the city build a new bridge in spring?")]
    [InlineData("“The council of the city will build a new bridge in spring.”")]
    [InlineData("\"The council of the city will build a bridge in spring,\" said the mayor.")]
    [InlineData("In focus: the council of the city on its way to the bridge.")]
    [InlineData("New bridges that the council of the city will build in spring")]
    [InlineData("For the new bridge the council of the city has three reasons:")]
    [InlineData("The bridge is new.")]
    [InlineData("> The council of the city will build a new bridge in spring.")]
    [InlineData("- The council of the city will build a new bridge in spring.")]
    [InlineData("^ The council of the city will build a new bridge in spring.")]
    public void A_sentence_that_needs_its_context_is_weak(string sentence) => Assert.InRange(Cost(sentence), 0.05, 2);

    [Fact]
    public void A_quotation_without_its_speaker_costs_more_than_one_with() =>
        Assert.True(
            Cost("“The council of the city will build a bridge.”")
                > Cost("“The council of the city will build a bridge,” said the mayor.")
        );

    private static double Cost(string block)
    {
        var article = TestArticle.Of("en", block);
        var sentence = Assert.Single(article.Sentences);
        return new SentenceWeakness(article).Of(sentence, sentence.Text.Split(' ').Length);
    }
}
