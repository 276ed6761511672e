namespace Summarizer.Text.Summaries;

/// <summary>
/// What a sentence's place is worth. News leads with its point; reports, essays and stories do not, so the place counts as
/// far as the article earns it: by how much better the first sentences stand for the whole than the others do. Of a few
/// sentences none stands out, and a short piece is told from its beginning.
/// </summary>
internal static class LeadPosition
{
    // The sentences whose scores decide whether the article leads with its point.
    private const int Lead = 2;

    // Over how many sentences the worth of a place falls to 1/e, for each one that is asked for.
    private const double Reach = 2.25;

    // A lead that stands for the article so much less well than the rest does earns nothing.
    private const double LeastEarned = 0.4;

    // One nearly twice as good has shown what it is; of a long text, whose mean score is low, more is no proof.
    private const double MostEarned = 1.75;

    private const double Worth = 0.15; // the worth of the first place for each unit earned, of scores of 0 to 1

    private const double Short = 20; // sentences; from here on an article is not short

    // What the shortest earns, where as many sentences are asked for as a lead has; with more there is room for the rest.
    private const double ShortEarned = 4;
    private const double FewAskedFor = 3;

    /// <summary>The worth of each place, from how well each sentence stands for the article (0 to 1).</summary>
    /// <param name="scores">The scores, in text order.</param>
    /// <param name="passages">What is never shown has no place.</param>
    /// <param name="sentences">How many sentences are asked for.</param>
    public static double[] Of(double[] scores, Passages passages, int sentences)
    {
        var worth = new double[scores.Length];
        var mean = scores.Length > 0 ? scores.Average() : 0;
        if (mean <= 0)
        {
            return worth;
        }

        var earned = Math.Clamp(scores.Take(Lead).Average() / mean, LeastEarned, MostEarned) - LeastEarned;
        var asked = Math.Min(1, FewAskedFor / sentences);
        earned += ShortEarned * asked * asked * Math.Max(0, 1 - (scores.Length / Short));
        var place = 0;
        for (var i = 0; i < worth.Length; i++)
        {
            if (passages.IsShowable(i))
            {
                worth[i] = Worth * earned * Math.Exp(-place / (Reach * sentences));
                place++;
            }
        }

        return worth;
    }
}
