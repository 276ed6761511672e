using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Text.Tests.Grounding;

public class DigestGrounderTests
{
    private static readonly ArticleText _article = TestArticle.Of(
        "en",
        "The harbour of Port Alden will close for 12 weeks. The repairs cost $3.5 million.",
        "The ferry to Skarholm will not stop. It sails from the old pier instead."
    );

    [Fact]
    public void Contradicted_statements_are_left_out_and_named()
    {
        var grounded = DigestGrounder.Ground(
            _article,
            new(
                "Title",
                "en",
                [
                    new("The harbour of Port Alden will close for 12 weeks.", [4]),
                    new("The repairs cost $9 million.", [2]),
                    new("The ferry to Skarholm will not stop.", []),
                ],
                [new("Port Alden", 1, Origin.Generated), new("cryptocurrency", 0.9, Origin.Generated)],
                [
                    new("What do the repairs cost?", "The repairs cost $3.5 million.", [1], Origin.Generated),
                    new("Where does the ferry go?", "The ferry goes to Copenhagen.", [3], Origin.Generated),
                ]
            )
        );

        Assert.Equal(
            [
                [1],
                [3],
            ],
            grounded.Content.Summary.Select(c => c.Citations)
        );
        Assert.Equal([2], Assert.Single(grounded.Content.Faqs).Citations);
        Assert.Equal("Port Alden", Assert.Single(grounded.Content.Keywords).Text);
        Assert.Equal(new GroundingReport(3, 3, 1, 3), grounded.Report);
        Assert.Equal(
            [(StatementKind.Claim, 1), (StatementKind.Faq, 1), (StatementKind.Keyword, 1)],
            grounded.Dropped.Select(u => (u.Kind, u.Index))
        );
        Assert.Equal("says 9, the article 3.5", grounded.Dropped[0].Support.Fault);
    }

    [Fact]
    public void A_digest_in_the_articles_own_words_is_supported_wholly()
    {
        var content = ExtractiveEngine.Write(_article);

        var grounded = DigestGrounder.Ground(_article, content);

        Assert.Empty(grounded.Dropped);
        Assert.Equal(1, grounded.Report.Score);
        Assert.Equal(content.Summary.Select(c => c.Citations), grounded.Content.Summary.Select(c => c.Citations));
    }

    [Fact]
    public void A_digest_that_says_nothing_has_nothing_to_support()
    {
        var grounded = DigestGrounder.Ground(_article, new("Title", "en", [], [], []));

        Assert.Equal(new GroundingReport(0, 0, 0, 0), grounded.Report);
    }
}
