namespace Summarizer.Text.Summaries;

/// <summary>
/// What a sentence's place is worth. News leads with its point; reports, essays and stories do not, so the place counts as
/// far as the article earns it: by how much better the first sentences stand for the whole than the others do.
/// </summary>
internal static class LeadPosition
{
    /// <summary>The sentences whose scores decide whether the article leads with its point: a news lead's usual length.</summary>
    private const int Lead = 3;

    /// <summary>Over how many sentences the worth of a place falls to 1/e: the lead again.</summary>
    private const double Reach = 3;

    /// <summary>A lead that stands for the article half as well as the rest does, or less, earns nothing.</summary>
    private const double LeastEarned = 0.5;

    /// <summary>One twice as good has shown what it is; of a long text, whose mean score is low, more is no proof.</summary>
    private const double MostEarned = 2;

    /// <summary>The worth of the first place for each unit earned, of scores of 0 to 1.</summary>
    private const double Worth = 0.3;

    /// <summary>The worth of each place, in order.</summary>
    /// <param name="scores">How well each sentence stands for the article, 0 to 1.</param>
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
