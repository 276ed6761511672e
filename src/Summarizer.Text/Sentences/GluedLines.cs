using System.Text.RegularExpressions;

namespace Summarizer.Text.Sentences;

/// <summary>
/// Where lines of messages begin that were written into one: at a web address after another one, and around the time of
/// a forwarded message ("Kay Mann 04/26/2001 07:17 AM Will you …").
/// </summary>
internal static class GluedLines
{
    private const int MaxNameWords = 6; // of a sender

    private static readonly Regex Marks = new(
        @"\b\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(:\d\d)?( [AP]M\b)?|\bhttps?://\S+",
        RegexOptions.NonBacktracking
    );

    /// <summary>The places in order. Takes linear time.</summary>
    public static IEnumerable<int> Starts(string text)
    {
        var last = Match.Empty;
        for (var mark = Marks.Match(text); mark.Success; last = mark, mark = mark.NextMatch())
        {
            var lastEnd = last.Index + last.Length;
            var isTime = char.IsAsciiDigit(mark.ValueSpan[0]);
            if (isTime ? FollowsName(text, lastEnd, mark.Index) : last.Success && IsBlank(text, lastEnd, mark.Index))
            {
                yield return mark.Index;
            }

            var end = mark.Index + mark.Length;
            if (isTime && NextWord.After(text, end).Case is WordCase.Upper)
            {
                yield return end;
            }
        }
    }

    // A few words with capitals, or an address, back to a stop or to the mark before.
    private static bool FollowsName(string text, int from, int to)
    {
        var at = to;
        for (var words = 0; words < MaxNameWords; words++)
        {
            var end = text.AsSpan(from, at - from).TrimEnd().Length + from;
            if (end == from || StopCharacters.IsStop(text[end - 1]))
            {
                return words > 0;
            }

            at = text.LastIndexOf(' ', end - 1, end - from) + 1;
            at = Math.Max(at, from);
            var word = text.AsSpan(at, end - at);
            if (!char.IsUpper(word[0]) && word[0] is not ('"' or '<') && !word.Contains('@'))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsBlank(string text, int from, int to) => text.AsSpan(from, to - from).IsWhiteSpace();
}
