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

    [Fact]
    public void A_sentence_is_on_the_page_where_it_begins()
    {
        const string text = "It began here. It went on over the page. It ended there.";
        var block = new RawBlock(BlockKind.Paragraph, text)
        {
            Pages = [new(0, 6), new(text.IndexOf("over", StringComparison.Ordinal), 7)],
        };

        var article = ArticleTextBuilder.Build("T", "en", [block, new(BlockKind.Paragraph, "No page.")], []);

        Assert.Equal([6, 6, 7, null], article.Sentences.Select(s => s.Page));
    }

    [Fact]
    public void What_is_cut_from_the_beginning_of_a_block_leaves_its_pages_right()
    {
        var block = new RawBlock(BlockKind.Paragraph, "By Ana Cruz. It began.") { Pages = [new(0, 1), new(13, 2)] };

        var rest = block.Skip("By Ana Cruz. It ".Length);

        Assert.Equal(("began.", 2), (rest.Text, rest.PageAt(0)));
    }
}
