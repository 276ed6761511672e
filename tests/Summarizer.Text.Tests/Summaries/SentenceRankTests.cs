using Summarizer.Text.Summaries;

namespace Summarizer.Text.Tests.Summaries;

public class SentenceRankTests
{
    [Theory]
    [InlineData("One.")]
    [InlineData("Same text. Same text.")]
    [InlineData("Nothing shared. Anything whatever. Something different.")]
    [InlineData("... !!! ???")]
    [InlineData("River boats. River fish. Fish boats. Mountain goats.")]
    public void Scores_follow_the_sentences_and_sum_to_one(string text)
    {
        var terms = Terms(text);

        var scores = SentenceRank.Score(terms);

        Assert.Equal(terms.Sentences, scores.Length);
        Assert.Equal(1, scores.Sum(), precision: 6);
    }

    [Fact]
    public void A_sentence_that_others_echo_ranks_above_one_that_stands_alone()
    {
        var scores = SentenceRank.Score(Terms("River boats. River fish boats. Fish swim. Mountain goats."));

        Assert.Equal(1, Array.IndexOf(scores, scores.Max()));
        Assert.Equal(3, Array.IndexOf(scores, scores.Min()));
    }

    // The walk of the paper, with the whole matrix of cosines written out.
    [Fact]
    public void Matches_the_quadratic_reference()
    {
        var terms = Terms("River boats. River fish boats. Fish swim upstream. River swim. Boats sink fish.");
        var n = terms.Sentences;
        var cosines = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                foreach (var a in terms[i])
                {
                    foreach (var b in terms[j])
                    {
                        cosines[i, j] += i != j && a.Term == b.Term ? a.Weight * b.Weight : 0;
                    }
                }
            }
        }

        var expected = Enumerable.Repeat(1.0 / n, n).ToArray();
        for (var round = 0; round < 100; round++)
        {
            var next = Enumerable.Repeat(0.15 / n, n).ToArray();
            for (var i = 0; i < n; i++)
            {
                var all = Enumerable.Range(0, n).Sum(j => cosines[i, j]);
                for (var j = 0; j < n; j++)
                {
                    next[j] += 0.85 * expected[i] * cosines[i, j] / all;
                }
            }

            expected = next;
        }

        var scores = SentenceRank.Score(terms);

        for (var i = 0; i < n; i++)
        {
            Assert.Equal(expected[i], scores[i], precision: 5);
        }
    }

    private static SentenceTerms Terms(string text)
    {
        var article = TestArticle.Of("en", text);
        return new(article, article.Sentences);
    }
}
