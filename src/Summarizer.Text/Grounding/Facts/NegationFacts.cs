using System.Buffers;
using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>A statement denies what the article denies, and nothing else.</summary>
internal static class NegationFacts
{
    private const int Reach = 4; // how far before the words that are taken from a sentence its negation may stand
    private const int MaxGap = 8; // a gap longer than this leaves out a whole clause, whose negation is its own

    private static readonly SearchValues<char> _clauseBreaks = SearchValues.Create(",;:()\"“”„«»–—");

    public static string? FaultOf(Evidence evidence)
    {
        var statement = evidence.Statement;
        var denies = false;
        for (var word = 0; word < statement.Words.Length; word++)
        {
            if (!evidence.Words.IsNegation(statement.Span(word)))
            {
                continue;
            }

            denies = true;
            if (evidence.PlaceOf(word) < 0 && !evidence.Sentences.Any(s => HasDenial(evidence, s)))
            {
                return $"the article does not deny this ('{statement.Span(word)}')";
            }
        }

        return denies ? null : LeftOut(evidence);
    }

    private static bool HasDenial(Evidence evidence, int sentence)
    {
        foreach (var place in evidence.Passage.PlacesIn(sentence))
        {
            if (evidence.Words.IsDenial(evidence.Passage.Span(place)))
            {
                return true;
            }
        }

        return false;
    }

    // A negation of the article between, or right before, the words that the statement takes from it.
    private static string? LeftOut(Evidence evidence)
    {
        var last = -1;
        for (var word = 0; word < evidence.Statement.Words.Length; word++)
        {
            var place = evidence.PlaceOf(word);
            if (place < 0)
            {
                continue;
            }

            var inSentence = last >= 0 && evidence.Passage.SentenceOf(last) == evidence.Passage.SentenceOf(place);
            if (inSentence && place > last && place - last <= MaxGap)
            {
                if (DenialBetween(evidence, last + 1, place) is { } between)
                {
                    return between;
                }
            }
            else if (DenialBefore(evidence, place) is { } before)
            {
                return before;
            }

            last = place;
        }

        return null;
    }

    private static string? DenialBefore(Evidence evidence, int place)
    {
        var from = place;
        while (
            from > 0
            && place - from < Reach
            && evidence.Passage.SentenceOf(from - 1) == evidence.Passage.SentenceOf(place)
            && !evidence.Passage.Between(from).ContainsAny(_clauseBreaks)
        )
        {
            from--;
        }

        // Right before the words, or before a stop word that opens a clause: "not true that". A negation of
        // another verb, whose object the words are, leaves them as they are: "has not stopped Berg, who …".
        var opensClause = place - 1 >= from && !evidence.Passage[place - 1].IsContent;
        return DenialBetween(evidence, opensClause ? from : Math.Max(from, place - 1), place);
    }

    private static string? DenialBetween(Evidence evidence, int from, int to)
    {
        for (var place = from; place < to; place++)
        {
            if (
                evidence.Words.IsDenial(evidence.Passage.Span(place))
                && !(place + 1 < evidence.Passage.Count && evidence.Words.IsHarmless(evidence.Passage.Span(place + 1)))
            )
            {
                return $"leaves out the article's '{evidence.Passage.Span(place)}'";
            }
        }

        return null;
    }
}
