using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// Who does something to whom must not change places: of the words that a statement shares with the sentence it nearly
/// repeats, two must not have changed places while those between them stay. A passive turns the order without changing
/// the roles; where only one of both sides marks who acts ("by"), the order says nothing.
/// </summary>
internal static class RoleFacts
{
    private const double NearlySame = 0.75; // share of the content of a statement that the sentence must have

    private const int MinShared = 4; // fewer words do not say who does what

    public static string? FaultOf(Evidence evidence)
    {
        if (evidence.BestSentence is not { Share: >= NearlySame } best)
        {
            return null;
        }

        var shared = Shared(evidence, best.Sentence);
        if (DifferInVoice(evidence, best.Sentence))
        {
            return NotTurned(evidence, shared);
        }

        var sorted = shared.Select(s => s.Place).Order().ToList();
        var moved = Enumerable.Range(0, shared.Count).Where(at => shared[at].Place != sorted[at]).ToList();
        if (moved is not [var left, var right] || right - left < 2)
        {
            return null;
        }

        var areNames = evidence.IsName(shared[left].Word) && evidence.IsName(shared[right].Word);
        return areNames || (left == 0 && right == shared.Count - 1 && shared.Count >= MinShared)
            ? $"exchanges '{evidence.Statement.Span(shared[left].Word)}' and '{evidence.Statement.Span(shared[right].Word)}'"
            : null;
    }

    // One side is passive, and yet two names stand on the same sides of a word: "Keller criticised Berg", "Keller was criticised
    // by Berg". The mark must be that of the second name: "by Berg", not "by Monday".
    private static string? NotTurned(Evidence evidence, List<(int Word, int Place)> shared)
    {
        for (var pivot = 1; pivot < shared.Count - 1; pivot++)
        {
            var (left, right) = (shared[pivot - 1], shared[pivot + 1]);
            if (
                !evidence.IsName(shared[pivot].Word)
                && evidence.IsName(left.Word)
                && evidence.IsName(right.Word)
                && left.Place < shared[pivot].Place
                && right.Place > shared[pivot].Place
                && (
                    evidence.Words.IsAgentMark(evidence.Statement.Span(right.Word - 1))
                    || evidence.Words.IsAgentMark(evidence.Passage.Span(right.Place - 1))
                )
            )
            {
                return $"exchanges '{evidence.Statement.Span(left.Word)}' and '{evidence.Statement.Span(right.Word)}'";
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
}
