using System.Buffers;

namespace Summarizer.Text.Sentences;

/// <summary>What the form of a word beside a stop says.</summary>
internal static class WordShape
{
    private static readonly SearchValues<char> AddressMarks = SearchValues.Create("@/\\_=<>{}#");
    private static readonly SearchValues<char> ProseMarks = SearchValues.Create(",;”’\"");

    public static bool IsNumber(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');

    public static bool IsLowerWord(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLower(c) && !StopCharacters.IsMark(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>U.S, a.m, Ph.D: letters separated by stops, none longer than two.</summary>
    public static bool IsAcronym(ReadOnlySpan<char> word)
    {
        if (word.IndexOf('.') < 0)
        {
            return false;
        }

        foreach (var part in word.Split('.'))
        {
            var letters = word[part];
            if (letters.Length is 0 or > 2 || !char.IsLetter(letters[0]))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsRoman(ReadOnlySpan<char> word) => !word.ContainsAnyExcept("IVXLC");

    public static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    /// <summary>Whether the characters around a stop look like a host, a path, a file or a qualified name.</summary>
    public static bool IsAddress(string text, int at, int reach)
    {
        var first = at;
        while (first > 0 && at - first < reach && !char.IsWhiteSpace(text[first - 1]))
        {
            first--;
        }

        var last = at;
        while (last < text.Length && last - at < reach && !char.IsWhiteSpace(text[last]))
        {
            last++;
        }

        var run = text.AsSpan(first, last - first);
        return run.ContainsAny(AddressMarks)
            || run.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || run.Contains("()", StringComparison.Ordinal)
            || run.TrimEnd(".,;:!?\"'”’)").Count('.') > 1 && !run.ContainsAny(ProseMarks);
    }
}
