namespace Summarizer.Text.Summaries;

/// <summary>How well each sentence stands for the whole article, from the words alone: a mean of three views of it.</summary>
internal static class SentenceScores
{
    // The shares of the three views. On news, the two frequencies agree with summaries that people wrote, the rank with
    // summaries made of the article's own sentences; a mixture does well on both, and no share matters by itself.
    private const double ThemeShare = 0.57;
    private const double DensityShare = 0.26;
    private const double RankShare = 0.17;

    // The power of the length that Theme is held against: between sum (0) and mean (1).
    private const double LengthPower = 0.68;

    // Words added to a length, so that a sentence of one frequent word is not the best of all.
    private const int LengthPadding = 3;

    /// <summary>Scores in the order of the sentences, 0 to 1.</summary>
    public static double[] Of(SentenceTerms terms)
    {
        var views = new (double Share, double[] Scores)[]
        {
            (ThemeShare, PerSentence(terms, Theme)),
            (DensityShare, PerSentence(terms, Density)),
            (RankShare, SentenceRank.Score(terms)),
        };
        var scores = new double[terms.Sentences];
        foreach (var (share, view) in views)
        {
            var best = view.Length > 0 ? view.Max() : 0;
            for (var i = 0; i < scores.Length && best > 0; i++)
            {
                scores[i] += share * view[i] / best;
            }
        }

        return scores;
    }

    private static double[] PerSentence(SentenceTerms terms, Func<SentenceTerms, int, double> view)
    {
        var scores = new double[terms.Sentences];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = view(terms, i);
        }

        return scores;
    }

    // How many of the article's themes the sentence touches: each of its terms counts once, by the logarithm of its
    // frequency in the article (after Luhn, 1958, and SumBasic; Nenkova and Vanderwende, 2005). A term that occurs in the
    // article once is no theme, and counts nothing.
    private static double Theme(SentenceTerms terms, int sentence)
    {
        var sum = 0.0;
        foreach (var entry in terms[sentence])
        {
            sum += Math.Log(terms.Frequency(entry.Term));
        }

        return sum / (Math.Pow(terms.Words(sentence), LengthPower) + LengthPadding);
    }

    // The mean frequency of the sentence's content words, those that occur in the article once left aside.
    private static double Density(SentenceTerms terms, int sentence)
    {
        var (sum, words) = (0.0, 0);
        foreach (var entry in terms[sentence])
        {
            var frequency = terms.Frequency(entry.Term);
            sum += frequency > 1 ? (double)entry.Count * frequency : 0;
            words += entry.Count;
        }

        return sum / (words + LengthPadding - 1);
    }
}
