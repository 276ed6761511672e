using FsCheck;
using FsCheck.Fluent;
using Summarizer.Articles;
using Summarizer.Index;

namespace Summarizer.Tests.Index;

public class IndexKeyTests
{
    private static readonly ArticleId Article = ArticleId.Of("any.txt");

    [Fact]
    public void Later_times_sort_first() =>
        Prop.ForAll<DateTime, DateTime>(
                (a, b) => Math.Sign(string.CompareOrdinal(Row(a), Row(b))) == -Math.Sign(a.Ticks.CompareTo(b.Ticks))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_row_key_tells_its_time_and_its_article() =>
        Prop.ForAll<DateTime>(time => IndexKey.ParseRowKey(Row(time)) == (time.Ticks, Article))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_key_in_a_manifest_comes_back() =>
        Prop.ForAll<NonNull<string>, DateTime>(
                (keyword, time) =>
                {
                    var key = new IndexKey(IndexKeys.KeywordTerm(WithoutHalves(keyword.Get)), time.Ticks);
                    return IndexKey.Parse(key.ToString()) == key;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_keyword_makes_a_key_that_storage_forbids() =>
        Prop.ForAll<NonNull<string>>(keyword =>
            {
                var list = IndexKeys.KeywordTerm(WithoutHalves(keyword.Get));
                return list.Length < 512 && list.All(c => !char.IsControl(c) && c is not ('/' or '\\' or '#' or '?'));
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Peace Talks", "peace  talks", true)]
    [InlineData("ÉCOLE", "école", true)]
    [InlineData("C#", "C++", false)]
    [InlineData("C#", "C", false)]
    [InlineData("a_b", "a b", false)]
    public void Keywords_share_a_list_if_they_differ_in_case_and_space_alone(string one, string other, bool shared) =>
        Assert.Equal(shared, IndexKeys.Keyword(one) == IndexKeys.Keyword(other));

    [Fact]
    public void Two_long_keywords_that_begin_alike_have_two_lists() =>
        Assert.NotEqual(IndexKeys.Keyword(new string('x', 500) + "a"), IndexKeys.Keyword(new string('x', 500) + "b"));

    [Fact]
    public void Later_months_sort_first() =>
        Assert.True(
            string.CompareOrdinal(
                IndexKeys.Time(new(2026, 12, 31, 23, 0, 0, TimeSpan.Zero)),
                IndexKeys.Time(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero))
            ) < 0
        );

    private static string Row(DateTime time) => new IndexKey("t", time.Ticks).RowKey(Article);

    private static string WithoutHalves(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
