using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// Who does something to whom must not change places: two names with a word of content between them, all of one
/// sentence of the article, must not stand there the other way round. A passive turns the order without changing the
/// roles; where only one of both sides marks who acts ("by"), the order says nothing.
/// </summary>
internal static class RoleFacts
{
    private const int Reach = 3; // how many words of content may separate a name from the word between

    public static string? FaultOf(Evidence evidence)
    {
        foreach (var sentence in evidence.Sentences)
        {
            if (FaultOf(evidence, sentence) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Whether statement and sentence differ in that only one marks who acts.</summary>
    public static bool DifferInVoice(Evidence evidence, int sentence)
    {
        var inStatement = false;
        for (var word = 0; word < evidence.Statement.Words.Length; word++)
        {
            inStatement |= evidence.Words.IsAgentMark(evidence.Statement.Span(word));
        }

        var inSentence = false;
        foreach (var place in evidence.Passage.PlacesIn(sentence))
        {
            inSentence |= evidence.Words.IsAgentMark(evidence.Passage.Span(place));
        }

        return inStatement != inSentence;
    }

    /// <summary>Content words that stand once in both, with their places, in statement order.</summary>
    public static List<(int Word, int Place)> Shared(Evidence evidence, int sentence)
    {
        var places = new Dictionary<int, int>();
        foreach (var place in evidence.Passage.PlacesIn(sentence))
        {
            if (evidence.Passage[place].IsContent)
            {
                places[evidence.Passage[place].Term] = places.ContainsKey(evidence.Passage[place].Term) ? -1 : place;
            }
        }

        var words = evidence.Statement.Words;
        var once = words
            .Where(w => w.IsContent)
            .CountBy(w => w.Term)
            .Where(c => c.Value == 1)
            .Select(c => c.Key)
            .ToHashSet();
        var shared = new List<(int Word, int Place)>();
        for (var word = 0; word < words.Length; word++)
        {
            if (once.Contains(words[word].Term) && places.TryGetValue(words[word].Term, out var place) && place >= 0)
            {
                shared.Add((word, place));
            }
        }

        return shared;
    }

    // Turned round in the same voice, or not turned where the voice differs.
    private static bool AreExchanged(
        Evidence evidence,
        (int Word, int Place) left,
        (int Word, int Place) pivot,
        (int Word, int Place) right
    )
    {
        var sentence = evidence.Passage.SentenceOf(pivot.Place);
        var turned = left.Place > pivot.Place && right.Place < pivot.Place;
        var straight = left.Place < pivot.Place && right.Place > pivot.Place;
        if (!DifferInVoice(evidence, sentence))
        {
            return turned;
        }

        // The mark must be that of the second name: "by Berg", not "by Monday".
        var marked =
            (right.Word > 0 && evidence.Words.IsAgentMark(evidence.Statement.Span(right.Word - 1)))
            || evidence.Words.IsAgentMark(evidence.Passage.Span(Math.Max(0, right.Place - 1)));
        return straight && marked;
    }

    private static string? FaultOf(Evidence evidence, int sentence)
    {
        var shared = Shared(evidence, sentence);
        for (var pivot = 1; pivot < shared.Count - 1; pivot++)
        {
            if (evidence.IsName(shared[pivot].Word) || evidence.Statement.Words[shared[pivot].Word].IsNumber)
            {
                continue;
            }

            for (var left = Math.Max(0, pivot - Reach); left < pivot; left++)
            {
                for (var right = pivot + 1; right <= Math.Min(shared.Count - 1, pivot + Reach); right++)
                {
                    if (
                        evidence.IsName(shared[left].Word)
                        && evidence.IsName(shared[right].Word)
                        && AreExchanged(evidence, shared[left], shared[pivot], shared[right])
                    )
                    {
                        return $"exchanges '{evidence.Statement.Span(shared[left].Word)}' and '{evidence.Statement.Span(shared[right].Word)}'";
                    }
                }
            }
        }

        return null;
    }
}
