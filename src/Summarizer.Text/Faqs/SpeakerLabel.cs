namespace Summarizer.Text.Faqs;

/// <summary>The label of a turn of speech: "Reporter: ", "Dr. Ana Ruiz: ", "Q: ", "Q2. ".</summary>
/// <param name="Key">
/// What labels of the same speaker share: the last word, folded, so that "Dr.Ana Ruiz" and "Dr. Ruiz" are one.
/// </param>
/// <param name="Length">How long the label is, with the white space after it.</param>
internal readonly record struct SpeakerLabel(string Key, int Length)
{
    /// <summary>"The Honourable Maria de la Cruz-Santos" fits; a clause before a colon seldom does.</summary>
    private const int LongestLabel = 40;
    private const int MostWords = 5;

    /// <summary>The label that a text starts with, or null.</summary>
    public static SpeakerLabel? Of(ReadOnlySpan<char> text)
    {
        // Q1: / **Q:** / – Reporter:
        var start = 0;
        while (start < text.Length && text[start] is '*' or '_' or '–' or '—' or '-' or ' ' or '•')
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
        while (end < text.Length && (char.IsWhiteSpace(text[end]) || text[end] is '*' or '_'))
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
