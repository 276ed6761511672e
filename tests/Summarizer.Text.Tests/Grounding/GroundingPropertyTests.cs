using FsCheck;
using FsCheck.Fluent;
using Summarizer.Text.Articles;
using Summarizer.Text.Grounding;

namespace Summarizer.Text.Tests.Grounding;

public class GroundingPropertyTests
{
    // Words that bring every check to life, and signs that break texts.
    private static readonly string[] _pieces =
    [
        "Berg",
        "Keller",
        "said",
        "not",
        "the",
        "harbour",
        "closed",
        "12",
        "1,000",
        "3.5",
        "million",
        "km",
        "March",
        "Monday",
        "by",
        "\"",
        "“",
        "”",
        "[",
        "]",
        "...",
        "。",
        "不",
        "港口",
        "ميناء",
        ".",
        "!",
        "?",
        ",",
        "'s",
        "n't",
        "$",
        "%",
        "e-mail",
        "1.2.3.4",
        "99999999999999999999999",
        "\ud800",
        "\u200b",
        "x",
        "-",
        "…",
        "1, 000",
        "、",
    ];

    private static readonly Gen<string> _text = Gen.ListOf(Gen.Elements(_pieces))
        .Select(words => string.Join(' ', words));

    private static readonly Gen<string[]> _blocks = Gen.ArrayOf(_text);

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("zh")]
    [InlineData("und")]
    public void Every_sentence_of_an_article_is_supported_by_itself(string language) =>
        Prop.ForAll(
                _blocks.ToArbitrary(),
                blocks =>
                {
                    var article = TestArticle.Of(language, blocks);
                    var checker = new GroundingChecker(article);
                    foreach (var sentence in article.Sentences)
                    {
                        var support = checker.Check(sentence.Text, []);
                        Assert.Equal(1, support.Score);
                        Assert.Equal(Verdict.Supported, support.Verdict);
                        Assert.Equal(sentence.Text, article.Sentences[Assert.Single(support.Citations) - 1].Text);
                        Assert.Equal([sentence.Id], checker.Check(sentence.Text, [sentence.Id]).Citations);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_statement_gets_a_score_within_bounds_and_citations_that_exist() =>
        Prop.ForAll(
                Gen.Zip(_blocks, _text).ToArbitrary(),
                pair =>
                {
                    var (blocks, statement) = pair;
                    var article = TestArticle.Of("en", blocks);
                    AssertSound(article, new GroundingChecker(article).Check(statement, [-3, 0, 1, 2, 77]));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_all_can_be_checked() =>
        Prop.ForAll<string, string>(
                (text, statement) =>
                {
                    var article = TestArticle.Of("und", text ?? "");
                    var checker = new GroundingChecker(article);
                    AssertSound(article, checker.Check(statement ?? "", []));
                    AssertSound(article, checker.CheckKeyword(statement ?? ""));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_check_gives_the_same_answer()
    {
        const string Statement = "Berg said that 12 of the pillars were closed by Keller in March.";
        var answers = Enumerable
            .Range(0, 3)
            .Select(_ => new GroundingChecker(
                TestArticle.Of("en", "Keller closed 12 pillars in March. Berg said not a word.")
            ))
            .Select(c => c.Check(Statement, [1]).ToString())
            .Distinct();

        Assert.Single(answers);
    }

    public static TheoryData<string> EndlessNumbers =>
        [
            string.Concat(Enumerable.Repeat("a hundred ", 60)),
            "two" + string.Concat(Enumerable.Repeat(" and", 200_000)),
            string.Concat(Enumerable.Repeat("million ", 2_000)),
            "two and " + string.Concat(Enumerable.Repeat("two", 300_000)),
            "zwei und " + string.Concat(Enumerable.Repeat("zwei", 300_000)),
            "0 trillion trillion trillion and 0 million million million million million",
            "12345678901234567890 to 5 trillion, 79000000000000000 to 5 trillion",
            "99999999999999999999 trillion trillion trillion dollars",
            "£99999999999999999999tn and $99999999999999999999bn",
            string.Concat(Enumerable.Repeat("zweihundert", 20_000)),
            string.Concat(Enumerable.Repeat("三百", 20_000)),
            string.Concat(Enumerable.Repeat("9,999,", 5_000)),
            string.Concat(Enumerable.Repeat("half of ", 20_000)),
            string.Concat(Enumerable.Repeat("2007-08-", 5_000)),
        ];

    [Theory]
    [MemberData(nameof(EndlessNumbers))]
    public void A_number_without_end_can_be_checked(string number)
    {
        foreach (var language in new[] { "en", "de", "zh" })
        {
            var article = TestArticle.Of(language, number + ". The mayor paid 12 euros for 3 of them.");
            var checker = new GroundingChecker(article);
            AssertSound(article, checker.Check(number, [1, 2]));
            AssertSound(
                article,
                checker.Check("The mayor paid 36 euros. " + number[..Math.Min(number.Length, 500)], [1, 2])
            );
        }
    }

    private static void AssertSound(ArticleText article, CheckResult support)
    {
        Assert.InRange(support.Score, 0, 1);
        Assert.Equal(support.Citations.Order().Distinct(), support.Citations);
        Assert.All(support.Citations, c => Assert.InRange(c, 1, article.Sentences.Count));
        Assert.Equal(support.Verdict is Verdict.Supported, support.Fault is null);
    }
}
