using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>Quoted words must occur in the article word for word.</summary>
internal static class QuotationFacts
{
    private const int ShownWords = 8;
    private const int MostTitleWords = 4;
    private const int MinWords = 2; // one word in quotation marks may be anyone's

    private static readonly (string Open, string Close)[] _marks =
    [
        ("“", "”"),
        ("„", "“"),
        ("„", "”"),
        ("«", "»"),
        ("»", "«"),
        ("「", "」"),
        ("『", "』"),
        ("``", "''"),
        ("\"", "\""),
    ];

    public static string? FaultOf(Evidence evidence)
    {
        var text = evidence.Statement.Text;
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var (open, close) in _marks)
            {
                if (string.CompareOrdinal(text, at, open, 0, open.Length) != 0)
                {
                    continue;
                }

                var end = text.IndexOf(close, at + open.Length, StringComparison.Ordinal);
                if (end < 0)
                {
                    continue;
                }

                if (FaultOf(evidence, at + open.Length, end) is { } fault)
                {
                    return fault;
                }

                at = end + close.Length - 1;
                break;
            }
        }

        return null;
    }

    // A quotation with words left out, or with some put in by the writer, holds in its parts.
    private static string? FaultOf(Evidence evidence, int start, int end)
    {
        var words = evidence.Statement.Words;
        var first = -1;
        for (var word = 0; word <= words.Length; word++)
        {
            var inside = word < words.Length && words[word].Start >= start && words[word].Start < end;
            var cut = inside && first >= 0 && IsCut(evidence.Statement, word);
            if (first >= 0 && (!inside || cut))
            {
                if (
                    word - first >= MinWords
                    && !IsTitle(evidence, first, word)
                    && !StandsInPassage(evidence, first, word)
                )
                {
                    var last = Math.Min(word, first + ShownWords) - 1;
                    return $"the article does not have these words: '{evidence.Statement.Written(first, last)}'";
                }

                first = -1;
            }

            if (inside && first < 0 && !IsPutIn(evidence.Statement, word))
            {
                first = word;
            }
        }

        return null;
    }

    // Some words with capitals are the name of something, and checked as such.
    private static bool IsTitle(Evidence evidence, int first, int end) =>
        end - first <= MostTitleWords
        && Enumerable
            .Range(first, end - first)
            .All(w => !evidence.Statement.Words[w].IsContent || char.IsUpper(evidence.Statement.Span(w)[0]));

    private static bool IsCut(Statement statement, int word)
    {
        var end = statement.Words[word - 1].Start + statement.Words[word - 1].Length;
        var between = statement.Text.AsSpan(end, Math.Max(0, statement.Words[word].Start - end));
        return between.Contains("...", StringComparison.Ordinal) || between.IndexOfAny("…[]") >= 0;
    }

    // Within square brackets.
    private static bool IsPutIn(Statement statement, int word)
    {
        var before = statement.Text.AsSpan(0, statement.Words[word].Start);
        return before.LastIndexOf('[') > before.LastIndexOf(']');
    }

    private static bool StandsInPassage(Evidence evidence, int first, int end)
    {
        var words = evidence.Statement.Words;
        foreach (var place in evidence.Passage.PlacesOf(words[first].Term))
        {
            var word = first;
            for (var at = place; word < end && at < evidence.Passage.Count; at++, word++)
            {
                if ((word > first && !evidence.Passage.Follows(at)) || !IsSame(evidence, word, at))
                {
                    break;
                }
            }

            if (word == end)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSame(Evidence evidence, int word, int place) =>
        evidence.Statement.Words[word].Term == evidence.Passage[place].Term
        && WordComparison.AreSame(evidence.Statement.Span(word), evidence.Passage.Span(place));
}
