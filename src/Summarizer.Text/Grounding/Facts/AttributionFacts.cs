using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>A speaker must be that of the article, where it names one: "he said" may be anyone.</summary>
internal static class AttributionFacts
{
    // How many words may separate a speaker from the verb: "said Anna Berg, the mayor", "Berg, who is 44, said".
    private const int Reach = 6;

    public static string? FaultOf(Evidence evidence)
    {
        var words = evidence.Statement.Words;
        for (var verb = 0; verb < words.Length; verb++)
        {
            if (!evidence.Words.IsSaying(evidence.Statement.Span(verb)))
            {
                continue;
            }

            var speaker = SpeakerOf(evidence, verb);
            if (speaker.Count > 0 && FaultOf(evidence, verb, speaker) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    // The name before the verb, or else right after it.
    private static List<int> SpeakerOf(Evidence evidence, int verb)
    {
        var speaker = new List<int>();
        for (var word = verb - 1; word >= Math.Max(0, verb - Reach); word--)
        {
            if (evidence.IsName(word) && evidence.Statement.Words[word].Term >= 0)
            {
                speaker.Insert(0, word);
            }
            else if (speaker.Count > 0)
            {
                return speaker;
            }
        }

        for (
            var word = verb + 1;
            speaker.Count == 0 && word <= Math.Min(verb + 2, evidence.Statement.Words.Length - 1);
            word++
        )
        {
            while (
                word < evidence.Statement.Words.Length
                && evidence.IsName(word)
                && evidence.Statement.Words[word].Term >= 0
            )
            {
                speaker.Add(word++);
            }
        }

        return speaker;
    }

    private static string? FaultOf(Evidence evidence, int verb, List<int> speaker)
    {
        var main = MainSentence(evidence, verb, speaker);
        if (main < 0)
        {
            return null;
        }

        var passage = evidence.Passage;
        string? other = null;
        for (var place = 0; place < passage.Count; place++)
        {
            var sentence = passage.SentenceOf(place);
            if (sentence < main - 1 || sentence > main + 1 || !evidence.Words.IsSaying(passage.Span(place)))
            {
                continue;
            }

            for (var at = Math.Max(0, place - Reach); at <= Math.Min(passage.Count - 1, place + Reach); at++)
            {
                if (passage.SentenceOf(at) != sentence)
                {
                    continue;
                }

                if (speaker.Exists(s => evidence.Statement.Words[s].Term == passage[at].Term))
                {
                    return null;
                }

                if (sentence == main && Math.Abs(at - place) <= 2 && at != place && evidence.MayBeNameAt(at))
                {
                    other ??= passage.Written(at, at);
                }
            }
        }

        return other is null
            ? null
            : $"in the article not '{evidence.Statement.Written(speaker[0], speaker[^1])}' but '{other}' says this";
    }

    // Where what is said is taken from.
    private static int MainSentence(Evidence evidence, int verb, List<int> speaker)
    {
        var counts = new SortedDictionary<int, int>();
        for (var word = 0; word < evidence.Statement.Words.Length; word++)
        {
            if (word != verb && !speaker.Contains(word) && evidence.PlaceOf(word) is >= 0 and var place)
            {
                var sentence = evidence.Passage.SentenceOf(place);
                counts[sentence] = counts.GetValueOrDefault(sentence) + 1;
            }
        }

        return counts.Count == 0 ? -1 : counts.MaxBy(c => c.Value).Key;
    }
}
