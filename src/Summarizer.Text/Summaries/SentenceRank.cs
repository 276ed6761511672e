namespace Summarizer.Text.Summaries;

/// <summary>
/// Scores each sentence by how much of the article echoes it: continuous LexRank (Erkan and Radev, 2004), the stationary
/// weights of a walk that steps from a sentence to another with a chance in proportion to their cosine.
/// </summary>
/// <remarks>
/// The matrix of cosines is X·Xᵀ with the sentences' vectors as rows of X, so a step of the walk is two products with the
/// sparse X: the work grows with the words of the article and not with the square of its sentences, and no neighbour is
/// cut off.
/// </remarks>
internal static class SentenceRank
{
    private const double Damping = 0.85; // as PageRank and the paper have it
    private const double Tolerance = 1e-6; // of the sum of scores, which is 1
    private const int MaxRounds = 50; // ends on any input; articles settle in 10 to 20

    /// <summary>Scores in the order of the sentences; they sum to 1.</summary>
    public static double[] Score(SentenceTerms terms)
    {
        var scores = new double[terms.Sentences];
        Array.Fill(scores, 1.0 / Math.Max(1, terms.Sentences));
        // Made once: of a book they are large, and would be made in each round.
        var byTerm = new double[terms.Terms];
        var votes = Ones(terms.Sentences);
        var kinship = new double[terms.Sentences];
        var next = new double[terms.Sentences];
        Echo(terms, votes, byTerm, kinship);
        for (var round = 0; round < MaxRounds; round++)
        {
            var kept = 0.0; // of sentences without kin, whose vote goes to all alike
            for (var i = 0; i < votes.Length; i++)
            {
                votes[i] = kinship[i] > 0 ? scores[i] / kinship[i] : 0;
                kept += kinship[i] > 0 ? 0 : scores[i];
            }

            Echo(terms, votes, byTerm, next);
            var moved = 0.0;
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = ((1 - Damping + (Damping * kept)) / next.Length) + (Damping * next[i]);
                moved += Math.Abs(next[i] - scores[i]);
            }

            (scores, next) = (next, scores);
            if (moved < Tolerance)
            {
                break;
            }
        }

        return scores;
    }

    // Each sentence's sum of others' values, weighted by cosine: (X·Xᵀ − diagonal)·values.
    private static void Echo(SentenceTerms terms, double[] values, double[] byTerm, double[] echo)
    {
        Array.Clear(byTerm);
        for (var i = 0; i < values.Length; i++)
        {
            foreach (var entry in terms[i])
            {
                byTerm[entry.Term] += entry.Weight * values[i];
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            var (sum, self) = (0.0, 0.0);
            foreach (var entry in terms[i])
            {
                sum += entry.Weight * byTerm[entry.Term];
                self += (double)entry.Weight * entry.Weight;
            }

            // What rounding leaves of a sentence that shares no word with another is not kinship.
            var others = sum - (self * values[i]);
            echo[i] = others > 1e-9 * sum ? others : 0;
        }
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
