using Summarizer.Text.Articles;

namespace Summarizer.Text.Tests.Articles;

public class ArticleTextBuilderTests
{
    [Theory]
    [InlineData("x", BlockKind.Paragraph)]
    [InlineData("word ", BlockKind.Paragraph)]
    [InlineData("😀", BlockKind.Paragraph)]
    [InlineData("word\t", BlockKind.TableRow)]
    [InlineData("word ", BlockKind.Code)]
    public void A_very_long_sentence_is_split_near_a_blank(string part, BlockKind kind)
    {
        var text = string.Concat(Enumerable.Repeat(part, 20_000)).TrimEnd();

        var article = ArticleTextBuilder.Build("T", "en", [new(kind, text)], []);

        Assert.All(
            article.Sentences,
            s =>
            {
                Assert.InRange(s.Length, 1, 4_000);
                Assert.Equal(s.Text.Trim(), s.Text);
                Assert.False(char.IsLowSurrogate(s.Text[0]));
                Assert.True(
                    !text.Contains(' ', StringComparison.Ordinal) || s.Text.EndsWith("word", StringComparison.Ordinal)
                );
            }
        );
        Assert.Equal(
            string.Concat(text.Where(c => !char.IsWhiteSpace(c))),
            string.Concat(article.Sentences.SelectMany(s => s.Text).Where(c => !char.IsWhiteSpace(c)))
        );
    }
}
