using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// Days of a month and days of the week must be those of the article, where it names any: a writer may know that
/// "tomorrow" is Friday.
/// </summary>
internal static class DateFacts
{
    // How many words may separate a day from its month: "12 de marzo", "the 12th of March".
    private const int MaxApart = 2;

    public static string? FaultOf(Evidence evidence)
    {
        var statement = evidence.Statement;
        for (var word = 0; word < statement.Words.Length; word++)
        {
            var span = statement.Span(word);
            if (evidence.Words.WeekdayOf(span) is > 0 and var weekday)
            {
                if (
                    !Any(evidence, p => evidence.Words.WeekdayOf(evidence.Passage.Span(p)) == weekday)
                    && AnyNear(evidence, p => evidence.Words.WeekdayOf(evidence.Passage.Span(p)) > 0)
                )
                {
                    return $"the article does not say this of '{span}'";
                }
            }
            else if (evidence.Words.MonthOf(span) is > 0 and var month && DayBeside(evidence, word) is > 0 and var day)
            {
                if (
                    !HasDate(evidence, day, month)
                    && Any(evidence, p => evidence.Words.MonthOf(evidence.Passage.Span(p)) > 0)
                )
                {
                    return $"the article has no '{day} {span}'";
                }
            }
        }

        return null;
    }

    private static bool Any(Evidence evidence, Func<int, bool> matches) =>
        Enumerable.Range(0, evidence.Passage.Count).Any(matches);

    private static bool AnyNear(Evidence evidence, Func<int, bool> matches)
    {
        for (var place = 0; place < evidence.Passage.Count; place++)
        {
            if (evidence.IsNear(evidence.Passage.SentenceOf(place)) && matches(place))
            {
                return true;
            }
        }

        return false;
    }

    private static int DayBeside(Evidence evidence, int month)
    {
        var words = evidence.Statement.Words;
        for (var apart = 1; apart <= MaxApart; apart++)
        {
            if (
                month + apart < words.Length
                && DayOf(evidence.Statement.Span(month + apart)) is > 0 and var after
                && apart == 1
            )
            {
                return after;
            }

            if (month - apart >= 0 && DayOf(evidence.Statement.Span(month - apart)) is > 0 and var before)
            {
                return before;
            }
        }

        return 0;
    }

    private static bool HasDate(Evidence evidence, int day, int month)
    {
        var passage = evidence.Passage;
        for (var place = 0; place < passage.Count; place++)
        {
            if (evidence.Words.MonthOf(passage.Span(place)) != month)
            {
                continue;
            }

            for (
                var at = Math.Max(0, place - MaxApart - 1);
                at <= Math.Min(passage.Count - 1, place + MaxApart + 1);
                at++
            )
            {
                if (passage.SentenceOf(at) == passage.SentenceOf(place) && DayOf(passage.Span(at)) == day)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "12", "12th", "1er": the day of a month, or 0.
    private static int DayOf(ReadOnlySpan<char> word)
    {
        var day = 0;
        var digits = 0;
        while (digits < word.Length && digits < 3 && char.IsDigit(word[digits]))
        {
            day = (day * 10) + (int)char.GetNumericValue(word[digits]);
            digits++;
        }

        return digits is 1 or 2 && day <= 31 && word.Length - digits <= 2 ? day : 0;
    }
}
