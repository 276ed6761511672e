using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Languages;
using Summarizer.Text.Tests.Languages;

namespace Summarizer.Text.Tests.Articles;

public class ArticleTermsTests
{
    private static readonly RawBlock[] _blocks =
    [
        new(BlockKind.Heading, "Peace talks", 1),
        new(BlockKind.Paragraph, "The talks began. A talk about peace, and talking about peace!"),
    ];

    private readonly ArticleText _article = ArticleTextBuilder.Build("Peace at last", "en", _blocks, []);

    [Fact]
    public void Terms_are_counted_over_sentences()
    {
        var terms = ArticleTerms.Of(_article);

        var peace = terms.Find("peac");
        Assert.Equal(3, terms.Frequency(peace));
        Assert.Equal(2, terms.SentenceFrequency(peace));
        Assert.Equal(4, terms.Frequency(terms.Find("talk")));
        Assert.Equal(2, terms.Frequency(terms.Find("about", isStopWord: true)));
        Assert.Equal(-1, terms.Find("war"));
    }

    [Fact]
    public void A_word_of_the_title_alone_is_known_and_not_counted()
    {
        var terms = ArticleTerms.Of(_article);

        Assert.Equal(["peac", "at", "last"], terms.Title.ToArray().Select(terms.Text));
        Assert.Equal(0, terms.Frequency(terms.Find("last")));
    }

    [Fact]
    public void Other_texts_are_looked_up_by_the_same_terms() =>
        Assert.Equal(
            ["talk", null, "the"],
            ArticleTerms
                .Of(_article)
                .TermsOf("Talked war the")
                .Select(t => t < 0 ? null : ArticleTerms.Of(_article).Text(t))
        );

    [Fact]
    public void An_acronym_is_not_taken_for_the_stop_word_it_spells()
    {
        var article = ArticleTextBuilder.Build("", "en", [new(BlockKind.Paragraph, "The US told us.")], []);
        var terms = ArticleTerms.Of(article);

        Assert.NotEqual(terms.Find("us"), terms.Find("us", isStopWord: true));
        Assert.Equal(1, terms.Frequency(terms.Find("us")));
    }

    [Fact]
    public void The_terms_of_an_article_are_made_once() =>
        Assert.Same(ArticleTerms.Of(_article), ArticleTerms.Of(_article));

    [Fact]
    public void Sentences_hold_the_words_that_the_analyzer_finds() =>
        OddTexts.Check(
            (string[] sentences) =>
            {
                var text = new StringBuilder().AppendJoin(". ", sentences).ToString();
                var article = ArticleTextBuilder.Build("", "en", [new(BlockKind.Paragraph, text)], []);
                var terms = ArticleTerms.Of(article);

                for (var at = 0; at < article.Sentences.Count; at++)
                {
                    var sentence = article.Sentences[at];
                    var expected = TextAnalyzer.For("en").Analyze(sentence.Text);
                    Assert.Equal(expected.Select(t => t.Term), terms.OfSentence(at).ToArray().Select(terms.Text));
                    Assert.Equal(
                        expected.Select(t => t.IsStopWord),
                        terms.OfSentence(at).ToArray().Select(terms.IsStopWord)
                    );
                    Assert.Equal(
                        expected.Select(t => (sentence.Start + t.Start, t.Length)),
                        Enumerable.Range(terms.FirstToken(at), expected.Count).Select(terms.Place)
                    );
                }
            }
        );
}
