using Summarizer.Text.Grounding;

namespace Summarizer.Text.Tests.Grounding;

public class RewordingTests
{
    private static readonly GroundingChecker _checker = new(
        TestArticle.Of(
            "en",
            "The ongoing dispute between Norland and Sudmark over the fishing grounds has entered its third year. Talks held in Vellin by Prime Minister Elsa Brandt included high-ranking officials from the United Provinces, Norland and Sudmark.",
            "Brandt told reporters that Norland wants a lasting agreement. Envoy Peter Holm later spoke by telephone with the Sudmark minister Irena Vass, and outlined a possible sharing of the catch.",
            "\"He does not have the mandate to divide our waters,\" Vass insisted. Her statement reflects concern about any deal that might weaken the Sudmark coast guard.",
            "The harbour of Vellin employs 2,400 people. Nobody has ruled out new elections in Norland."
        )
    );

    [Theory]
    [InlineData(
        "Prime Minister Elsa Brandt hosted talks in Vellin with senior officials from the United Provinces, Norland and Sudmark."
    )]
    [InlineData("High-ranking officials from the UP, Norland and Sudmark held talks with Elsa Brandt in Vellin.")]
    [InlineData(
        "Peter Holm phoned the Sudmark minister Irena Vass afterwards and outlined a possible way of sharing the catch."
    )]
    [InlineData("The dispute of Norland and Sudmark over fishing grounds is now in its third year.")]
    [InlineData("Vass's statement shows concern about any deal that might weaken Sudmark's coast guard.")]
    public void A_free_rewording_is_supported_where_names_tie_it_to_its_sentences(string statement)
    {
        var support = _checker.Check(statement, []);

        Assert.True(support.Verdict is Verdict.Supported, support.ToString());
    }

    [Theory]
    [InlineData("Elsa Brandt hosted a conference on whales in Sudmark with scientists from Norland.")]
    [InlineData("Brandt and Vass agreed on a new border.")]
    [InlineData("Norland sent officials of its coast guard to the talks of Peter Holm in Vellin.")]
    [InlineData("Irena Vass accepted the proposal of Peter Holm to share the catch in their own waters.")]
    [InlineData("Vellin welcomed ministers who celebrated a lasting agreement between Norland and Sudmark.")]
    public void Names_alone_do_not_support_a_statement(string statement)
    {
        var support = _checker.Check(statement, []);

        Assert.True(support.Verdict is Verdict.Unverified, support.ToString());
    }

    [Theory]
    [InlineData("Holm has the mandate to divide our waters.")]
    [InlineData("Peter Holm has the mandate to divide our waters, Irena Vass insisted.")]
    [InlineData("He has the mandate to divide our waters.")]
    public void A_negation_left_out_at_a_join_is_found(string statement)
    {
        var support = _checker.Check(statement, []);

        Assert.True(support.Verdict is Verdict.Contradicted, support.ToString());
    }
}
