using System.Buffers;
using System.Globalization;
using System.Text;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Encodings;

/// <summary>
/// The one place where text from outside becomes the characters that engines work on: Unicode NFC (UAX #15), line
/// feeds, plain spaces, no soft hyphens, ligatures, invisible or control characters. What is clean already stays as is.
/// Marks on one letter are cut after <see cref="MaxMarks"/>.
/// </summary>
internal static class TextNormalizer
{
    private const char Replacement = '\uFFFD';
    private const int MaxMarks = 30; // Stream-Safe Text Format (UAX #15): sorting a longer run takes its square
    private const char FirstMark = '\u0300';

    // Plain ASCII, line feeds and tabs included: nothing to look at twice.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "\n\t" + string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c))
    );

    /// <summary>The normal form of a text. Applying it twice changes nothing more.</summary>
    public static string Normalize(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(Plain);
        if (first < 0)
        {
            return text;
        }

        // Again after it, for one mark may decompose into two.
        var clean = CutMarks(Replace(text, first));
        return clean.IsNormalized() ? clean : CutMarks(clean.Normalize());
    }

    /// <summary>White space in runs becomes one space; none is left at the ends.</summary>
    public static string Collapse(string text)
    {
        var span = text.AsSpan().Trim();
        if (span.IndexOfAny('\n', '\t') < 0 && span.IndexOf("  ", StringComparison.Ordinal) < 0)
        {
            return span.Length == text.Length ? text : span.ToString();
        }

        var result = new StringBuilder(span.Length);
        foreach (var c in span)
        {
            if (c is not (' ' or '\n' or '\t'))
            {
                result.Append(c);
            }
            else if (result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString();
    }

    private static string Replace(string text, int first)
    {
        StringBuilder? result = null;
        var copied = 0; // everything before it is in the result
        for (var at = first; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
                continue;
            }

            if (Instead(text, at) is not { } instead)
            {
                continue;
            }

            (result ??= new(text.Length)).Append(text, copied, at - copied).Append(instead);
            copied = at + 1;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static string CutMarks(string text)
    {
        StringBuilder? result = null;
        var (copied, run) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            run = text[at] >= FirstMark && IsMark(text, at) ? run + 1 : 0;
            at += char.IsSurrogatePair(text, at) ? 1 : 0;
            if (run > MaxMarks)
            {
                (result ??= new(text.Length)).Append(text, copied, start - copied);
                copied = at + 1;
            }
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsMark(string text, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    // What stands for one character; null if it stands for itself.
    private static string? Instead(string text, int at)
    {
        var c = text[at];
        return c switch
        {
            '\n' or '\t' => null,
            '\r' => at + 1 < text.Length && text[at + 1] == '\n' ? "" : "\n",
            '\v' or '\f' or '\u0085' or '\u2028' => "\n",
            '\u2029' => "\n\n",
            < ' ' or (>= '\u007F' and <= '\u009F') => "",
            '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' => "", // soft hyphen, zero-width spaces
            _ when DirectionMarks.Contains(c) => "",
            '\u200C' or '\u200D' => JoinsLetters(text, at) ? null : "",
            '\uFB00' => "ff",
            '\uFB01' => "fi",
            '\uFB02' => "fl",
            '\uFB03' => "ffi",
            '\uFB04' => "ffl",
            '\uFB05' or '\uFB06' => "st",
            '\uFFFE' or '\uFFFF' => "",
            _ when char.IsSurrogate(c) => Replacement.ToString(), // a lone half of a pair
            > '\u007F' when char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator => " ",
            _ => null,
        };
    }

    // Persian, Indic scripts and emoji need the zero-width joiner and non-joiner; elsewhere they are noise.
    private static bool JoinsLetters(string text, int at) =>
        at > 0 && at + 1 < text.Length && text[at - 1] >= '\u0600' && text[at + 1] >= '\u0600';
}
