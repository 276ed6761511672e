using System.Collections.Frozen;
using System.Globalization;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Sentences;

/// <summary>Whether a sentence leans on the one before it, by its opening words: "But he refused."</summary>
internal sealed class OpeningWords
{
    private const int LongestWord = 32; // no word of the lists is longer

    private readonly Language _language;

    /// <summary>Of a language without spaces, the length of its longest word here; otherwise 0.</summary>
    private readonly int _unspaced;

    private OpeningWords(Language language)
    {
        _language = language;
        string[] words = [.. language.LeaningOpenings, .. language.LinkingWords];
        _unspaced = Array.Exists(words, w => w[0] is >= '\u2E80' and < '\uAC00') ? words.Max(w => w.Length) : 0;
    }

    /// <summary>The words of a language; for an unknown one there are none.</summary>
    public static OpeningWords For(string language) => new(TextAnalyzer.For(language).Knowledge);

    public OpeningKind Of(ReadOnlySpan<char> sentence)
    {
        foreach (var phrase in _language.LeaningPhrases)
        {
            if (
                sentence.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (sentence.Length == phrase.Length || !char.IsLetterOrDigit(sentence[phrase.Length]))
            )
            {
                return OpeningKind.Leaning;
            }
        }

        var first = NextWord(sentence, out var rest);
        if (IsIn(_language.LeaningOpenings, first, out var length))
        {
            var after = length < first.Length ? first[length..] : NextWord(rest, out _);
            return IsIn(_language.TimeNouns, after, out _) ? OpeningKind.Free : OpeningKind.Leaning;
        }

        if (!IsIn(_language.LinkingWords, first, out _))
        {
            return OpeningKind.Free;
        }

        return IsIn(_language.LeaningOpenings, NextWord(rest, out _), out _) ? OpeningKind.Leaning : OpeningKind.Linked;
    }

    /// <summary>
    /// How many characters of a sentence are an opening that it can do without: "But the talks failed." What is left has its
    /// own beginning, which may lean.
    /// </summary>
    public int Removable(ReadOnlySpan<char> sentence)
    {
        foreach (var opening in _language.RemovableOpenings)
        {
            if (
                sentence.Length > opening.Length
                && sentence.StartsWith(opening, StringComparison.OrdinalIgnoreCase)
                && char.IsLetter(sentence[opening.Length])
            )
            {
                return opening.Length;
            }
        }

        return 0;
    }

    /// <summary>Whether a leaning word stands anywhere in a text, as the subject of a question often does.</summary>
    public bool LeansAnywhere(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (IsIn(_language.LeaningWords, NextWord(text, out text), out _))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsIn(FrozenSet<string> words, ReadOnlySpan<char> word, out int length)
    {
        Span<char> lower = stackalloc char[LongestWord];
        length = word.Length;
        if (word.Length > LongestWord && _unspaced == 0)
        {
            return false;
        }

        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var count = word[..Math.Min(word.Length, LongestWord)].ToLowerInvariant(lower);
        if (_unspaced == 0)
        {
            return lookup.Contains(lower[..count]);
        }

        for (length = Math.Min(_unspaced, count); length > 0; length--)
        {
            if (lookup.Contains(lower[..length]))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> NextWord(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsMark(text[end])))
        {
            end++;
        }

        rest = text[end..];
        return text[start..end];
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

/// <summary>Whether a sentence can stand without the one before it.</summary>
internal enum OpeningKind
{
    Free, // it can
    Linked, // it reads oddly: "However, the talks failed."
    Leaning, // it says nothing: "But he refused."
}
