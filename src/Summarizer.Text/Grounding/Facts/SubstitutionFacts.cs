using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>Names, days and numbers must not replace others between words of the article.</summary>
internal static class SubstitutionFacts
{
    private const int MaxRun = 4; // longer runs are no exchange of one name for another

    public static string? FaultOf(Evidence evidence)
    {
        var words = evidence.Statement.Words;
        for (var first = 0; first < words.Length; first++)
        {
            if (!IsTelling(evidence, first) || (first > 0 && IsTelling(evidence, first - 1)))
            {
                continue;
            }

            var last = first;
            while (last + 1 < words.Length && IsTelling(evidence, last + 1))
            {
                last++;
            }

            if (last - first < MaxRun && FaultOf(evidence, first, last) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    // Ukraine, Ukrainian.
    private static bool AreForms(Evidence evidence, int word, int place) =>
        evidence.Statement.Words[word].Role is WordRole.Content
        && evidence.Passage.IsContent(evidence.Passage[place].Term)
        && WordForms.AreForms(evidence.Statement.TermOf(word), evidence.Passage.TextOf(evidence.Passage[place].Term));

    // Words that exchange one fact for another.
    private static bool IsTelling(Evidence evidence, int word)
    {
        var span = evidence.Statement.Span(word);
        return evidence.Statement.Words[word].IsNumber
            || evidence.IsName(word)
            || evidence.Words.MonthOf(span) > 0
            || evidence.Words.WeekdayOf(span) > 0;
    }

    private static bool IsTellingAt(Evidence evidence, int place)
    {
        var span = evidence.Passage.Span(place);
        return evidence.Passage[place].IsNumber
            || evidence.MayBeNameAt(place)
            || evidence.Words.MonthOf(span) > 0
            || evidence.Words.WeekdayOf(span) > 0;
    }

    private static string? FaultOf(Evidence evidence, int first, int last)
    {
        var words = evidence.Statement.Words;
        var passage = evidence.Passage;
        var left = first > 0 ? evidence.PlaceOf(first - 1) : -1;
        var right = last + 1 < words.Length ? evidence.PlaceOf(last + 1) : -1;
        int from;
        int to;
        if (left >= 0 && right >= 0)
        {
            if (passage.SentenceOf(left) != passage.SentenceOf(right))
            {
                return null;
            }

            (from, to) = (left + 1, right - 1);
        }
        else if (first == 0 && right >= 0)
        {
            to = right - 1;
            from = right;
            while (from > 0 && passage.SentenceOf(from - 1) == passage.SentenceOf(right))
            {
                from--;
            }
        }
        else if (last == words.Length - 1 && left >= 0)
        {
            from = to = left + 1;
            while (to < passage.Count && passage.SentenceOf(to) == passage.SentenceOf(left))
            {
                to++;
            }

            to--;
        }
        else
        {
            return null;
        }

        if (to < from || to - from >= MaxRun)
        {
            return null;
        }

        for (var place = from; place <= to; place++)
        {
            for (var word = first; word <= last; word++)
            {
                if (passage[place].Term == words[word].Term || AreForms(evidence, word, place))
                {
                    return null; // the same, perhaps longer or shorter
                }
            }
        }

        for (var place = from; place <= to; place++)
        {
            if (IsTellingAt(evidence, place))
            {
                return $"says '{evidence.Statement.Written(first, last)}' where the article has '{passage.Written(from, to)}'";
            }
        }

        return null;
    }
}
