using Summarizer.Text.Grounding.Matching;
using Summarizer.Text.Grounding.Words;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// A word must not stand in the place of its opposite: "acquitted" for "convicted". The place is the same where a
/// neighbour of content is the same, and the article has the word itself nowhere near.
/// </summary>
internal static class OppositeFacts
{
    private const double MinShare = 0.6; // share of the rest of the content that the sentence must have

    public static string? FaultOf(Evidence evidence)
    {
        var statement = evidence.Statement;
        for (var word = 0; word < statement.Words.Length; word++)
        {
            var opposites = OppositeWords.For(evidence.Index.Article.Language).Of(statement.Span(word));
            if (opposites.Count == 0 || evidence.IsName(word))
            {
                continue;
            }

            foreach (var (sentence, share) in evidence.BestSentences)
            {
                if (
                    evidence.ShareWithout(word, share) >= MinShare
                    && FaultOf(evidence, word, sentence, opposites) is { } fault
                )
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private static string? FaultOf(Evidence evidence, int word, int sentence, HashSet<string> opposites)
    {
        var passage = evidence.Passage;
        var said = evidence.Statement.Span(word).ToString();
        var fault = -1;
        foreach (var place in passage.PlacesIn(sentence))
        {
            var span = passage.Span(place);
            if (span.Equals(said, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (
                opposites.GetAlternateLookup<ReadOnlySpan<char>>().Contains(span)
                && SharesNeighbours(evidence, word, place)
            )
            {
                fault = place;
            }
        }

        return fault < 0 || Denies(evidence, sentence)
            ? null
            : $"says '{said}' where the article has '{passage.Span(fault)}'";
    }

    // "not convicted" and "acquitted" say the same.
    private static bool Denies(Evidence evidence, int sentence)
    {
        var statement = evidence.Statement;
        var denials = 0;
        for (var word = 0; word < statement.Words.Length; word++)
        {
            // "didn't" is two words with one place.
            var isSame = word > 0 && statement.Words[word - 1].Start == statement.Words[word].Start;
            denials += !isSame && evidence.Words.IsNegation(statement.Span(word)) ? 1 : 0;
        }

        foreach (var place in evidence.Passage.PlacesIn(sentence))
        {
            var isSame = place > 0 && evidence.Passage[place - 1].Start == evidence.Passage[place].Start;
            denials -= !isSame && evidence.Words.IsNegation(evidence.Passage.Span(place)) ? 1 : 0;
        }

        return denials != 0;
    }

    // A stop word ("before") needs the same neighbours on both sides, if it has them.
    private static bool SharesNeighbours(Evidence evidence, int word, int place)
    {
        var left = SharesNeighbour(evidence, word, place, -1);
        var right = SharesNeighbour(evidence, word, place, 1);
        return evidence.Statement.Words[word].IsContent ? left || right : left && right;
    }

    // The next word of content on one side is the same.
    private static bool SharesNeighbour(Evidence evidence, int word, int place, int step)
    {
        var words = evidence.Statement.Words;
        var passage = evidence.Passage;
        var next = word + step;
        while (next >= 0 && next < words.Length && !words[next].IsContent)
        {
            next += step;
        }

        var beside = place + step;
        while (beside >= 0 && beside < passage.Count && !passage[beside].IsContent)
        {
            beside += step;
        }

        return next >= 0
            && next < words.Length
            && beside >= 0
            && beside < passage.Count
            && passage.SentenceOf(beside) == passage.SentenceOf(place)
            && (
                words[next].Term == passage[beside].Term
                || WordForms.AreForms(evidence.Statement.TermOf(next), passage.TermOf(beside))
            );
    }
}
