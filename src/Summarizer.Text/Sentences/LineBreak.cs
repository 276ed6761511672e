namespace Summarizer.Text.Sentences;

/// <summary>What a line feed inside a text means for its sentences.</summary>
internal static class LineBreak
{
    /// <summary>Whether the line feed at <paramref name="at"/> is followed by an empty line or by a list marker.</summary>
    public static bool EndsSentence(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        return next < text.Length && (text[next] == '\n' || ListMarker.LengthAt(text, next) > 0);
    }
}

/// <summary>The marks that open an item of a list: bullets, <c>1.</c>, <c>1)</c>, <c>1.)</c>, <c>(1)</c>, <c>a)</c>.</summary>
internal static class ListMarker
{
    private const int MaxDigits = 3; // more is a year or an amount

    /// <summary>The length of the marker at a place, without the white space that must follow it; 0 if there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        text = text[at..];
        if (text.Length < 2)
        {
            return 0;
        }

        if (text[0] is '-' or '*' or '+' or '–' || StopCharacters.IsBullet(text[0]))
        {
            return char.IsWhiteSpace(text[1]) ? 1 : 0;
        }

        var open = text[0] == '(' ? 1 : 0;
        var end = open;
        while (end < text.Length && end - open < MaxDigits && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end == open && end < text.Length && char.IsAsciiLetterLower(text[end]))
        {
            end++;
        }

        if (end == open)
        {
            return 0;
        }

        var body = end;
        if (open == 0 && end < text.Length && text[end] == '.')
        {
            end++;
        }

        if (end < text.Length && text[end] == ')')
        {
            end++;
        }

        return end > body && end < text.Length && char.IsWhiteSpace(text[end]) ? end : 0;
    }
}
