using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// Of a statement something must be in the article: three sentences of it must hold an eighth of its content, weighted
/// by how rare the words are. The limit was found on statements of ten models (docs/quality.md).
/// </summary>
internal static class UnrelatedFacts
{
    private const double MinCoverage = 0.125;
    private const double MinCoverageOfCited = 0.06; // a writer who names sentences has read something there
    private const int MinWords = 5; // fewer words of content say too little

    private const int MinWordsOfNothing = 1; // "Whompbomb."
    private const int MostCounted = 12; // a larger number that the article has too is no chance

    // From so many on a statement is about the text: "The story explores …".
    private const int AboutTheText = 2;

    public static string? FaultOf(Evidence evidence) =>
        evidence.Content.Count(evidence.IsSelfReference) < AboutTheText
        && !evidence.Content.Any(w => evidence.IsName(w) && NameFacts.Stands(evidence, w))
        && !evidence.Quantities.Any(q => q.Value > MostCounted && evidence.Index.Quantities.Matching(q).Any())
        && !evidence.SharesWithCited
        && evidence.Coverage is var coverage
        && evidence.Content.Count >= (coverage > 0 ? MinWords : MinWordsOfNothing)
        && coverage < (evidence.Cited.Count > 0 ? MinCoverageOfCited : MinCoverage)
            ? "nothing of this is in the article"
            : null;
}
