namespace Summarizer.Text.Faqs;

/// <summary>
/// The label of a turn of speech, "Dr. Ana Ruiz: " or "Q2. ", with the white space after it. The key is the last word,
/// folded, so that "Dr.Ana Ruiz" and "Dr. Ruiz" are one.
/// </summary>
internal readonly record struct SpeakerLabel(string Key, int Length)
{
    // "The Honourable Maria de la Cruz-Santos" fits; a clause before a colon seldom does.
    private const int LongestLabel = 40;
    private const int MostWords = 5;

    public static SpeakerLabel? Of(ReadOnlySpan<char> text)
    {
        // Q1: / **Q:** / – Reporter:
        var start = 0;
        while (
            start < Math.Min(text.Length, LongestLabel) && text[start] is '*' or '_' or '–' or '—' or '-' or ' ' or '•'
        )
        {
            start++;
        }

        var colon = text[..Math.Min(text.Length, LongestLabel)].IndexOfAny(":：");
        if (colon <= start)
        {
            return OfLetter(text, start);
        }

        var name = text[start..colon];
        var words = 0;
        var (last, lastEnd) = (0, 0); // of the last word with a letter
        for (var at = 0; at < name.Length; at++)
        {
            var c = name[at];
            if (char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                words += at == 0 || !IsWord(name[at - 1]) ? 1 : 0;
                last = at == 0 || !IsWord(name[at - 1]) ? at : last;
                lastEnd = at + 1;
            }
            else if (!char.IsDigit(c) && c is not (' ' or '.' or '-' or '’' or '\'' or '*' or '_' or '(' or ')'))
            {
                return null;
            }
        }

        var end = colon + 1;
        while (
            end < Math.Min(text.Length, colon + LongestLabel)
            && (char.IsWhiteSpace(text[end]) || text[end] is '*' or '_')
        )
        {
            end++;
        }

        // "She said: “No.”" is a sentence of the author's.
        var isCitation =
            words > 1
            && char.IsLower(name[last])
            && end < text.Length
            && "\"'“‘„«".Contains(text[end], StringComparison.Ordinal);
        return
            words is 0 or > MostWords || end == text.Length || char.IsDigit(text[end]) || text[end] is '/' || isCitation
            ? null
            : new(name[last..lastEnd].ToString().ToLowerInvariant(), end);
    }

    // "Q. Why? A. Because." A full stop ends a label only after a single letter.
    private static SpeakerLabel? OfLetter(ReadOnlySpan<char> text, int start) =>
        text.Length > start + 3 && text[start] is 'Q' or 'A' && text[start + 1] is '.' && text[start + 2] is ' '
            ? new(text[start] is 'Q' ? "q" : "a", start + 3)
            : null;

    private static bool IsWord(char c) =>
        char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
