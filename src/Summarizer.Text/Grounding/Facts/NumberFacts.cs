using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>Numbers must occur in the article, with the same unit where both name one.</summary>
internal static class NumberFacts
{
    public static string? FaultOf(Evidence evidence)
    {
        var text = evidence.Statement.Text;
        var said = Quantity.Read(text, evidence.Words, everyReading: false);
        if (said.Count == 0)
        {
            return null;
        }

        var near = new List<Found>();
        var all = new List<Found>();
        foreach (var (sentence, start, words) in evidence.Passage.Sentences())
        {
            foreach (var quantity in Quantity.Read(words, evidence.Words, everyReading: true))
            {
                var found = new Found(quantity, words, sentence, start + quantity.Start);
                all.Add(found);
                if (evidence.IsNear(sentence))
                {
                    near.Add(found);
                }
            }
        }

        foreach (var quantity in said)
        {
            var fault = UnitFaultOf(evidence, quantity, all);
            fault ??= StandsSo(evidence, quantity) ? null : FaultOf(quantity, text, near, all);
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    // The point of "98. 7" may have been read as the end of a sentence: then the digit groups stand on both sides of it.
    private static bool StandsSo(Evidence evidence, Quantity quantity)
    {
        var first = -1;
        var groups = 0;
        var torn = false;
        for (var word = 0; word < evidence.Statement.Words.Length; word++)
        {
            var start = evidence.Statement.Words[word].Start;
            if (
                evidence.Statement.Words[word].IsNumber
                && start >= quantity.Start
                && start < quantity.Start + quantity.Length
            )
            {
                var place = evidence.PlaceOf(word);
                first = groups == 0 ? place : first;
                if (first < 0 || place != first + groups || (groups > 0 && !evidence.Passage.Follows(place)))
                {
                    return false;
                }

                torn |= groups > 0 && evidence.Passage.IsStart(place);
                groups++;
            }
        }

        return torn;
    }

    // The very number of the article that the statement takes must have its unit, whatever others there are.
    private static string? UnitFaultOf(Evidence evidence, Quantity said, List<Found> all)
    {
        for (var word = 0; word < evidence.Statement.Words.Length && said.Unit is not null; word++)
        {
            if (
                evidence.Statement.Words[word].Start != said.Start
                || evidence.PlaceOf(word) is not (>= 0 and var place)
            )
            {
                continue;
            }

            var sentence = evidence.Passage.SentenceOf(place);
            var start = evidence.Passage[place].Start;
            var taken = all.Find(f => f.Sentence == sentence && f.Start == start && said.Matches(f.Quantity));
            return taken is { Quantity.Unit: { } unit } && unit != said.Unit
                ? UnitFault(said, evidence.Statement.Text, taken)
                : null;
        }

        return null;
    }

    private static string UnitFault(Quantity said, string text, Found other) =>
        $"says {Shown(said, text)} {said.Unit}, the article {Shown(other.Quantity, other.Text)} {other.Quantity.Unit}";

    private static string? FaultOf(Quantity said, string text, List<Found> near, List<Found> all)
    {
        var same = near.Where(n => said.Matches(n.Quantity)).ToList();
        if (same.Count == 0)
        {
            same = all.FindAll(n => said.Matches(n.Quantity));
        }

        if (same.Count == 0)
        {
            var other = near.Find(n => n.Quantity.Unit == said.Unit);
            if (other is null)
            {
                return $"the article has no {Shown(said, text)}";
            }

            // The longest reading of that number.
            other = near.Where(n => n.Sentence == other.Sentence && n.Start == other.Start)
                .MaxBy(n => n.Quantity.Length)!;
            return $"says {Shown(said, text)}, the article {Shown(other.Quantity, other.Text)}";
        }

        if (said.Unit is null || same.Any(n => n.Quantity.Unit is null || n.Quantity.Unit == said.Unit))
        {
            return null;
        }

        return UnitFault(said, text, same[0]);
    }

    private static string Shown(Quantity quantity, string text) => text.Substring(quantity.Start, quantity.Length);

    /// <summary>A number of the passage, its text, and where it starts in the article.</summary>
    private sealed record Found(Quantity Quantity, string Text, int Sentence, int Start);
}
