using System.Buffers;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>What the characters of a line say about it.</summary>
internal static class LineForms
{
    private static readonly SearchValues<char> Bullets = SearchValues.Create("•●▪■◦○‣⁃∙·–—▶►✓➢\uF0B7\uF0A7\uFFFD");
    private const int MaxNumber = 3; // digits of a list's number

    public static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("”’\")]»");
        return !end.IsEmpty && end[^1] is '.' or '!' or '?' or ':' or '。' or '！' or '？' or '؟' or '।';
    }

    public static bool IsBullet(char c) => Bullets.Contains(c);

    /// <summary>How long the bullet or number is that opens a list's item, with the space after it; 0 if there is none.</summary>
    public static int MarkerLength(string text)
    {
        if (text.Length > 1 && IsBullet(text[0]) && (text[1] == ' ' || text[0] is not ('–' or '—' or '·')))
        {
            return text.Length - text.AsSpan(1).TrimStart(' ').Length;
        }

        var at = text[0] == '(' ? 1 : 0;
        var digits = at;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        var isNumber = digits > at && digits - at <= MaxNumber;
        var isLetter = !isNumber && at == 1 && digits + 1 < text.Length && char.IsAsciiLetterLower(text[digits]);
        digits += isLetter ? 1 : 0;
        return
            (isNumber || isLetter)
            && digits + 1 < text.Length
            && text[digits] is '.' or ')'
            && (at == 0 || text[digits] == ')')
            && text[digits + 1] == ' '
            ? digits + 2
            : 0;
    }

    /// <summary>How long the number of a section is that a heading opens with: "2.1. "; 0 if there is none.</summary>
    public static int NumberLength(string text)
    {
        var blank = text.IndexOf(' ');
        return
            blank is > 0 and < 8
            && blank + 1 < text.Length
            && char.IsAsciiDigit(text[0])
            && text[..blank].All(c => char.IsAsciiDigit(c) || c == '.')
            && char.IsUpper(text[blank + 1])
            && text.AsSpan(0, blank).Count('.') is var stops
            && (stops > 0 || blank < 3)
            ? blank + 1
            : 0;
    }

    public static bool IsCapitals(string text) => text.Count(char.IsUpper) >= 4 && !text.Any(char.IsLower);
}
