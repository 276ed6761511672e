using Summarizer.Digests;
using Summarizer.Text.Digests;

namespace Summarizer.Tests.Digests;

public class SupportInWordsTests
{
    // One letter a statement: v verbatim, w wording, f facts, c confirmed, u unchecked, - recorded nowhere.
    [Theory]
    [InlineData("", null)]
    [InlineData("vvv", null)] // the article's own sentences: nothing to tell
    [InlineData("---", null)] // from before this was recorded
    [InlineData("v-f", null)]
    [InlineData("vw", "All 2 statements are in the article's words or nearly so.")]
    [InlineData(
        "vvvvwwwwf",
        "8 of 9 statements are in the article's words or nearly so; 1 is in other words, and its names, numbers and dates agree with the article."
    )]
    [InlineData(
        "vff",
        "1 of 3 statements is in the article's words or nearly so; 2 are in other words, and their names, numbers and dates agree with the article."
    )]
    [InlineData("f", "The statement is in other words, and its names, numbers and dates agree with the article.")]
    [InlineData(
        "wfcc",
        "1 of 4 statements is in the article's words or nearly so; 1 is in other words, and its names, numbers and dates agree with the article; 2 are in other words, and the model confirmed them."
    )]
    [InlineData("uu", "The statements were not checked against the article.")]
    [InlineData(
        "vuu",
        "1 of 3 statements is in the article's words or nearly so; 2 were not checked against the article."
    )]
    public void A_sentence_says_what_was_checked(string statements, string? sentence) =>
        Assert.Equal(sentence, SupportInWords.Of([.. statements.Select(LevelOf)]));

    [Fact]
    public void Claims_and_answers_count_as_statements()
    {
        var article = new DigestResponse
        {
            Id = "",
            Name = "",
            Status = Summarizer.Articles.ArticleStatus.Ready,
            Summary = SummaryResponse.Of([new("Bees left.", [1], SupportLevel.Facts)]),
            Faqs = [new("Who left?", "The bees.", [1], Origin.Generated, SupportLevel.Wording)],
        };

        Assert.StartsWith("1 of 2 statements is in the article's words", SupportInWords.Of(article));
    }

    private static SupportLevel? LevelOf(char letter) =>
        letter switch
        {
            'v' => SupportLevel.Verbatim,
            'w' => SupportLevel.Wording,
            'f' => SupportLevel.Facts,
            'c' => SupportLevel.Confirmed,
            'u' => SupportLevel.Unchecked,
            _ => null,
        };
}
