namespace Summarizer.Text.Grounding;

/// <summary>Turns the price of an <see cref="Matching.Alignment"/> into a score.</summary>
internal static class SupportScore
{
    /// <summary>From this score on a statement counts as supported.</summary>
    public const double Threshold = 0.5;

    // The price of a word at which a statement is as likely unsupported as supported, by the judgement of people on
    // summaries (QAGS, Wang et al., 2020), both kinds weighing the same: about one join of two places of the article in
    // sixteen words. Fitted; docs/quality.md has the figures.
    private const double EvenCost = 0.07;

    private const double AfterFault = 0.4; // what a wrong fact leaves of a score

    /// <summary>The score of a statement with such a price for a word: 1 for 0, and halved with every even price.</summary>
    public static double Of(double costPerWord) => Math.Pow(2, -costPerWord / EvenCost);

    /// <summary>The score of a statement of which one fact is wrong; below the threshold.</summary>
    public static double Faulty(double score) => AfterFault * score;
}
