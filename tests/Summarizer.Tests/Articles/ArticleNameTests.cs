using FsCheck;
using FsCheck.Fluent;
using Summarizer.Articles;

namespace Summarizer.Tests.Articles;

public class ArticleNameTests
{
    [Theory]
    [InlineData("peace-talks.txt")]
    [InlineData("2026/11/peace talks.txt")]
    [InlineData("what?.txt")]
    [InlineData("C#.md")]
    [InlineData("100%.txt")]
    [InlineData("50%25.txt")]
    [InlineData("a+b&c=d.txt")]
    [InlineData("Мир.txt")]
    [InlineData("🐝.txt")]
    [InlineData("café.txt")]
    [InlineData("cafe\u0301.txt")]
    [InlineData(".hidden")]
    [InlineData("..txt")]
    [InlineData("a/...b/c")]
    public void A_name_that_comes_back_unchanged_is_taken_as_it_is(string text)
    {
        Assert.Null(ArticleName.WhyNot(text));
        Assert.True(ArticleName.TryParse(text, out var name));
        Assert.Equal(text, name.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("x/..")]
    [InlineData("a/./b")]
    [InlineData("./a")]
    [InlineData("a\\b")]
    [InlineData("a/")]
    [InlineData("line\nbreak")]
    [InlineData("zero\0")]
    public void A_name_that_would_not_is_refused_with_a_reason(string text)
    {
        Assert.NotNull(ArticleName.WhyNot(text));
        Assert.False(ArticleName.TryParse(text, out _));
    }

    [Fact]
    public void A_name_has_at_most_1024_characters()
    {
        Assert.True(ArticleName.TryParse(new string('a', 1024), out _));
        Assert.False(ArticleName.TryParse(new string('a', 1025), out _));
    }

    // Attributes are stored as UTF-8, which has no half pairs, so this case is not in the table above.
    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_refused() =>
        Assert.NotNull(ArticleName.WhyNot(string.Concat("half", '\uD83D')));

    [Fact]
    public void Composed_and_decomposed_letters_are_two_articles() =>
        Assert.NotEqual(ArticleId.Of("café.txt"), ArticleId.Of("cafe\u0301.txt"));

    [Fact]
    public void An_id_is_26_characters_that_parse_as_itself() =>
        Prop.ForAll<NonNull<string>>(name =>
            {
                var id = ArticleId.Of(name.Get);
                return id.Value.Length == 26 && ArticleId.TryParse(id.Value, out var parsed) && parsed == id;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Ids_sort_as_their_numbers_do() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>(
                (a, b) =>
                {
                    var (x, y) = (ArticleId.Of(a.Get), ArticleId.Of(b.Get));
                    return Math.Sign(string.CompareOrdinal(x.Value, y.Value)) == x.ToUInt128().CompareTo(y.ToUInt128());
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("06…")]
    [InlineData("8zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("0000000000000000000000000U")]
    [InlineData("000000000000000000000000000")]
    public void What_is_no_id_is_not_parsed(string text) => Assert.False(ArticleId.TryParse(text, out _));
}
