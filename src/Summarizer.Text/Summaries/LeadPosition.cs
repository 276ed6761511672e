namespace Summarizer.Text.Summaries;

/// <summary>
/// What a sentence's place is worth. News leads with its point; reports, essays and stories do not, so the place counts as
/// far as the article earns it: by how much better the first sentences stand for the whole than the others do.
/// </summary>
internal static class LeadPosition
{
    // The sentences whose scores decide whether the article leads with its point: a news lead's usual length.
    private const int Lead = 3;

    private const double Reach = 3; // over how many sentences the worth of a place falls to 1/e: the lead again

    // A lead that stands for the article half as well as the rest does, or less, earns nothing.
    private const double LeastEarned = 0.5;

    // One twice as good has shown what it is; of a long text, whose mean score is low, more is no proof.
    private const double MostEarned = 2;

    private const double Worth = 0.3; // the worth of the first place for each unit earned, of scores of 0 to 1

    /// <summary>The worth of each place, from how well each sentence stands for the article (0 to 1).</summary>
    public static double[] Of(double[] scores)
    {
        var worth = new double[scores.Length];
        var mean = scores.Length > 0 ? scores.Average() : 0;
        if (mean <= 0)
        {
            return worth;
        }

        var earned = Math.Clamp(scores.Take(Lead).Average() / mean, LeastEarned, MostEarned) - LeastEarned;
        for (var i = 0; i < worth.Length; i++)
        {
            worth[i] = Worth * earned * Math.Exp(-i / Reach);
        }

        return worth;
    }
}
