using System.Buffers;
using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// What the article says must not be denied, and what it denies must not be said. Both sides must be certain: the very
/// word is denied on one side, and nothing near it on the other.
/// </summary>
internal static class NegationFacts
{
    private const int Reach = 4; // how many words after a negation the word may stand that it denies
    private const int DenialReach = 7; // how many words may stand between a word of the article and what denies it
    private const double Akin = 0.3; // share that makes a sentence one about the same
    private const double NearlySame = 0.6; // share of the content of a statement that one sentence must have

    private static readonly SearchValues<char> _clauseBreaks = SearchValues.Create(",;:()\"“”„«»–—");

    public static string? FaultOf(Evidence evidence) => Added(evidence) ?? LeftOut(evidence) ?? Exchanged(evidence);

    private static string? Added(Evidence evidence)
    {
        var statement = evidence.Statement;
        for (var word = 0; word < statement.Words.Length; word++)
        {
            if (
                evidence.Words.IsVerbNegation(statement.Span(word))
                && !(word + 1 < statement.Words.Length && DeniesNoVerb(evidence, statement.Span(word + 1)))
                && DeniedBy(evidence, word) is >= 0 and var denied
                && !evidence.Words.IsHarmless(statement.Span(denied))
                && PlacesOf(evidence, denied) is { Count: > 0 } places
                && !places.Exists(p => HasDenialNear(evidence, p))
            )
            {
                return $"the article does not deny this ('{statement.Written(word, denied)}')";
            }
        }

        return null;
    }

    // The first word of content after a negation, or -1.
    private static int DeniedBy(Evidence evidence, int negation)
    {
        var words = evidence.Statement.Words;
        for (var word = negation + 1; word < Math.Min(words.Length, negation + 1 + Reach); word++)
        {
            if (words[word].IsContent)
            {
                return word;
            }
        }

        return -1;
    }

    // Where sentences that say something of the kind have the word.
    private static List<int> PlacesOf(Evidence evidence, int word) =>
        [
            .. WordForms
                .PlacesOf(evidence.Statement, word, evidence.Passage)
                .Select(p => p.Place)
                .Where(p =>
                    evidence.BestSentences.Any(s => s.Sentence == evidence.Passage.SentenceOf(p) && s.Share >= Akin)
                ),
        ];

    private static bool HasDenialNear(Evidence evidence, int place)
    {
        var passage = evidence.Passage;
        var last = Math.Min(passage.Count - 1, place + DenialReach);
        for (var at = Math.Max(0, place - DenialReach); at <= last; at++)
        {
            if (passage.SentenceOf(at) == passage.SentenceOf(place) && evidence.Words.IsDenial(passage.Span(at)))
            {
                return true;
            }
        }

        return false;
    }

    // A negation of the sentence that the statement nearly repeats, right before a word that it has too.
    private static string? LeftOut(Evidence evidence)
    {
        var statement = evidence.Statement;
        if (evidence.BestSentence is not { Share: >= NearlySame } best)
        {
            return null;
        }

        var said = evidence.Content.Select(w => statement.Words[w].Term).ToHashSet();
        foreach (var place in evidence.Passage.PlacesIn(best.Sentence))
        {
            if (
                evidence.Words.IsNegation(evidence.Passage.Span(place))
                && !IsHarmless(evidence, place)
                && DeniedAt(evidence, place) is >= 0 and var denied
                && said.Contains(evidence.Passage[denied].Term)
                && !DeniesOtherwise(evidence, evidence.Passage[denied].Term)
            )
            {
                return $"leaves out the article's '{evidence.Passage.Written(place, denied)}'";
            }
        }

        return null;
    }

    // "not only", "not for the elderly".
    private static bool DeniesNoVerb(Evidence evidence, ReadOnlySpan<char> next) =>
        evidence.Words.IsHarmless(next) || evidence.Words.IsVerbless(next);

    // "from the east and not from the Alps" must not become "from the Alps and not from the east".
    private static string? Exchanged(Evidence evidence)
    {
        if (evidence.BestSentence is not { Share: >= NearlySame } best)
        {
            return null;
        }

        var statement = evidence.Statement;
        var denied = Enumerable
            .Range(0, statement.Words.Length)
            .Where(w => evidence.Words.IsNegation(statement.Span(w)))
            .Select(w => DeniedBy(evidence, w))
            .ToList();
        var there = evidence
            .Passage.PlacesIn(best.Sentence)
            .Where(p => evidence.Words.IsNegation(evidence.Passage.Span(p)))
            .ToList();
        if (
            denied is not [>= 0 and var own]
            || there is not [var negation]
            || DeniedAt(evidence, negation) is not (>= 0 and var other)
        )
        {
            return null;
        }

        var ownTerm = statement.Words[own].Term;
        var otherTerm = evidence.Passage[other].Term;
        return
            ownTerm != otherTerm
            && OutsideOf(evidence, best.Sentence, ownTerm, negation)
            && evidence.Content.Any(w => statement.Words[w].Term == otherTerm)
            ? $"denies '{statement.Span(own)}', the article '{evidence.Passage.Span(other)}'"
            : null;
    }

    // The sentence has the word, and not where its negation may reach.
    private static bool OutsideOf(Evidence evidence, int sentence, int term, int negation)
    {
        var places = evidence.Passage.PlacesIn(sentence).Where(p => evidence.Passage[p].Term == term).ToList();
        return places.Count > 0 && places.TrueForAll(p => p < negation || p > negation + DenialReach);
    }

    // "failed to stop" denies what "did not stop" does; in "will stop" the word denies nothing but itself.
    private static bool DeniesOtherwise(Evidence evidence, int denied)
    {
        for (var word = 0; word < evidence.Statement.Words.Length; word++)
        {
            if (evidence.Statement.Words[word].Term != denied && evidence.Words.IsDenial(evidence.Statement.Span(word)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHarmless(Evidence evidence, int place) =>
        place + 1 < evidence.Passage.Count && evidence.Words.IsHarmless(evidence.Passage.Span(place + 1));

    private static int DeniedAt(Evidence evidence, int negation)
    {
        var passage = evidence.Passage;
        for (var place = negation + 1; place < Math.Min(passage.Count, negation + 1 + Reach); place++)
        {
            if (
                passage.SentenceOf(place) != passage.SentenceOf(negation)
                || passage.Between(place).ContainsAny(_clauseBreaks)
            )
            {
                return -1;
            }

            if (passage[place].IsContent)
            {
                return place;
            }
        }

        return -1;
    }
}
