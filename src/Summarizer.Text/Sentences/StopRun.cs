using System.Buffers;

namespace Summarizer.Text.Sentences;

/// <summary>Measures the end of a sentence: stops, closing quotes and brackets, references.</summary>
internal static class StopRun
{
    private static readonly SearchValues<char> ReferenceMarks = SearchValues.Create("0123456789,;.…-– ");

    /// <summary>Where a run of stops ends, with its spaced dots (". . ."), and whether it is an ellipsis.</summary>
    public static (int End, bool IsEllipsis) Measure(string text, int at)
    {
        var end = at;
        var dots = 0;
        while (end < text.Length)
        {
            if (StopCharacters.IsStop(text[end]))
            {
                dots +=
                    text[end] == '…' ? 3
                    : text[end] == '.' ? 1
                    : 0;
                end++;
            }
            else if (StopCharacters.IsMark(text[end]))
            {
                end++;
            }
            else if (text[end] == ' ' && end + 1 < text.Length && text[end - 1] == '.' && text[end + 1] == '.')
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return (end, dots >= 3);
    }

    /// <summary>Where the closing quotes and brackets after a stop end; in French a space stands before the guillemet.</summary>
    public static int Close(string text, int end, bool quoteIsOpen)
    {
        var begin = end;
        while (end < text.Length && (StopCharacters.IsCloser(text[end]) || StopCharacters.IsMark(text[end])))
        {
            // said."She: a straight quote that no other one opened belongs to what follows.
            var opens =
                text[end] == '"' && !quoteIsOpen && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]);
            var glued = text[end] is '“' or '«' or '\'' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]);
            if (opens || (glued && end == begin))
            {
                break;
            }

            end++;
        }

        return end + 1 < text.Length && text[end] == ' ' && text[end + 1] is '»' or '”' ? end + 2 : end;
    }

    /// <summary>Where the bracketed references after a stop end, which belong to its sentence: "in 1805. [19] [20] He".</summary>
    public static int SkipReferences(string text, int end)
    {
        for (var after = Reference(text, end); after > end; after = Reference(text, end))
        {
            end = after;
        }

        return end;
    }

    // The end of a bracketed reference or omission ("[3, 4]", "[...]") after spaces; the same place if there is none.
    private static int Reference(string text, int end)
    {
        const int longest = 16;
        var open = end;
        while (open < text.Length && text[open] == ' ')
        {
            open++;
        }

        if (open == end || open >= text.Length || text[open] != '[')
        {
            return end;
        }

        var inside = text.AsSpan(open + 1, Math.Min(longest, text.Length - open - 1));
        var length = inside.IndexOf(']');
        if (length <= 0 || inside[..length].ContainsAnyExcept(ReferenceMarks))
        {
            return end;
        }

        var close = open + length + 2;
        return close == text.Length || char.IsWhiteSpace(text[close]) || text[close] == '[' ? close : end;
    }
}
