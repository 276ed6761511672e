using Summarizer.Text.Articles;
using Summarizer.Text.Grounding;

namespace Summarizer.Text.Tests.Grounding;

public class KeywordCheckTests
{
    private static readonly GroundingChecker _checker = new(
        ArticleTextBuilder.Build(
            "Harbour repairs",
            "en",
            [
                new(
                    BlockKind.Paragraph,
                    "Negotiators from both countries opened peace talks in Geneva. The talks about lasting peace are the first since 2019. Fans of The Who waited outside."
                ),
            ],
            ["Diplomacy", "Foreign affairs"]
        )
    );

    [Theory]
    [InlineData("peace talks", 1)]
    [InlineData("Peace Talk", 1)]
    [InlineData("harbour repairs", 1)] // the title
    [InlineData("diplomacy", 1)] // the author's own
    [InlineData("The Who", 1)]
    [InlineData("2019", 1)]
    [InlineData("lasting talks", 0.75)] // both in one sentence
    public void A_keyword_that_stands_in_the_article_is_supported(string keyword, double score)
    {
        var support = _checker.CheckKeyword(keyword);

        Assert.True(support.Verdict is Verdict.Supported, support.ToString());
        Assert.Equal(score, support.Score);
    }

    [Theory]
    [InlineData("war crimes", "war")]
    [InlineData("Geneva convention", "convention")]
    [InlineData("Geneva fans", "together")]
    [InlineData("2019 fans", "together")] // the end of one sentence and the start of the next
    [InlineData("2020", "2020")]
    [InlineData("", "nothing")]
    public void A_keyword_that_the_article_lacks_is_not(string keyword, string named)
    {
        var support = _checker.CheckKeyword(keyword);

        Assert.Equal(Verdict.Contradicted, support.Verdict);
        Assert.Contains(named, support.Fault, StringComparison.Ordinal);
    }
}
