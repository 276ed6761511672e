using Summarizer.Text.Grounding.Facts;
using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding;

/// <summary>
/// The support of a statement that is not cut from the article but says the same in other words or another order.
/// Seams say nothing there; what counts is how much of its content stands together, in one sentence or in two that
/// follow each other, and whether most of it stands there in the same order.
/// </summary>
internal static class Rewording
{
    // Words of content from elsewhere make a statement a rewording rather than a cutting.
    private const double MinNewShare = 0.2;

    // What two sentences must share with a rewording. Below about one half more of it is new than is the article's.
    private const double MinShare = 0.55;

    // A statement in the article's own words must occur in one sentence nearly whole.
    private const double MinShareOfOwnWords = 0.9;

    // Fewer words of content do not pin down what a sentence says, once their order is gone.
    private const int MinOwnWords = 7;

    // About one step back in three words; beyond it what is left is not what the sentence says.
    private const double MaxReordered = 0.3;

    // Scripts without capitals hide names among the words: there more of a rewording must be the article's.
    private const double MinShareWithoutCapitals = 0.7;

    private const double Whole = 1 - 1e-9;

    // What two sentences must share with a statement that names hold to them.
    private const double MinShareOfAnchored = 0.6;
    private const int MinContentOfAnchored = 6;
    private const int MaxJoinsOfAnchored = 1; // one word may by chance be nearest elsewhere

    // Neighbours in the statement that keep their order; an exchange of roles turns them.
    private const double MinOrdered = 0.6;

    private const double Most = 0.6; // a rewording is never as sure as the article's own words

    /// <summary>The score, 0.5 to 0.6, and the sentences that give it; null if the statement is no such rewording.</summary>
    public static (double Score, IReadOnlyList<int> Sentences)? Of(Evidence evidence)
    {
        var content = evidence.Content;
        if (content.Count < 2)
        {
            return null;
        }

        var all = content.Sum(evidence.Weight);
        var (share, window) = Best(evidence, 2);
        var supported = false;
        if (content.Any(evidence.IsName))
        {
            supported = IsAnchored(evidence, window, share / all);
        }
        else if (content.Count(w => evidence.SentencesWith(w).Count == 0) >= MinNewShare * content.Count)
        {
            supported = share / all >= (HasCapitals(evidence.Statement.Text) ? MinShare : MinShareWithoutCapitals);
        }
        else
        {
            (share, window) = Best(evidence, 1);
            supported = IsReordered(evidence, window, share / all, content.Count);
        }

        return supported && window.All(s => IsOrdered(evidence, s)) ? (ScoreOf(share / all), window) : null;
    }

    private static double ScoreOf(double share) =>
        SupportScore.Threshold + ((Most - SupportScore.Threshold) * (share - MinShare) / (1 - MinShare));

    private static bool HasCapitals(string text) => text.Any(char.IsUpper);

    // All names and numbers in the same two sentences hold a statement to what it is about: the rest may be worded more
    // freely than where nothing distinguishes names from other words.
    private static bool IsAnchored(Evidence evidence, IReadOnlyList<int> window, double share) =>
        share >= MinShareOfAnchored
        && (evidence.Content.Count >= MinContentOfAnchored || share > Whole)
        && evidence.Alignment.JoinsApart.Count <= MaxJoinsOfAnchored
        && evidence
            .Content.Where(w => evidence.IsName(w) || evidence.Statement.Words[w].IsNumber)
            .All(w =>
                evidence.SentencesWith(w) is { Count: > 0 } sentences
                    ? window.Any(sentences.Contains)
                    : NameFacts.Stands(evidence, w)
            );

    // The order of one sentence is all that makes the statement dear: it is turned into the passive, or all its words
    // are there.
    private static bool IsReordered(Evidence evidence, IReadOnlyList<int> window, double share, int words) =>
        share >= MinShareOfOwnWords
        && evidence.Alignment.JoinsApart.Count == 0
        && (
            window.All(s => RoleFacts.DifferInVoice(evidence, s))
            || (share > Whole && words >= MinOwnWords && evidence.Alignment.CuttingCostPerWord <= MaxReordered)
        );

    private static (double Share, IReadOnlyList<int> Window) Best(Evidence evidence, int size)
    {
        var best = (Share: 0.0, Window: (IReadOnlyList<int>)[]);
        var sentences = new SortedSet<int>(evidence.Content.SelectMany(evidence.SentencesWith));
        foreach (var sentence in sentences)
        {
            var share = 0.0;
            var second = size > 1 && sentences.Contains(sentence + 1);
            foreach (var word in evidence.Content)
            {
                // The title may lend its words: it says what the whole article is about.
                var where = evidence.SentencesWith(word);
                if (
                    where.Contains(sentence)
                    || where.Contains(Passage.Title)
                    || (second && where.Contains(sentence + 1))
                )
                {
                    share += evidence.Weight(word);
                }
            }

            if (share > best.Share + 1e-9)
            {
                best = (share, second ? [sentence, sentence + 1] : [sentence]);
            }
        }

        return best;
    }

    private static bool IsOrdered(Evidence evidence, int sentence)
    {
        var shared = RoleFacts.Shared(evidence, sentence);
        if (shared.Count < 2 || RoleFacts.DifferInVoice(evidence, sentence))
        {
            return true;
        }

        var ordered = Enumerable.Range(1, shared.Count - 1).Count(at => shared[at].Place > shared[at - 1].Place);
        return ordered >= MinOrdered * (shared.Count - 1);
    }
}
