using System.Buffers;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>Recognises words that say nothing but when: "Published: 14:11 EST, 25 October 2013", "3 min read".</summary>
internal static class TimeWords
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(
        " \t\n,.;:|/()[]-–—·•@+" + string.Concat(Language.Everywhere(Section.TimeCharacters))
    );

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Set(Section.DateWords);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = Set(Section.TimeLabels);

    /// <summary>Whether a text holds words of time alone, and a number or a word that says it was published.</summary>
    public static bool IsAll(ReadOnlySpan<char> text)
    {
        var (words, hasNumber) = (0, false);
        while (true)
        {
            var from = text.IndexOfAnyExcept(Separators);
            if (from < 0)
            {
                return words > 0 && hasNumber;
            }

            text = text[from..];
            var length = text.IndexOfAny(Separators);
            length = length < 0 ? text.Length : length;
            var word = text[..length];
            var digits = word.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? word.Length : digits;
            hasNumber |= digits > 0;
            var rest = word[digits..]; // 25th, 5pm
            if (!rest.IsEmpty && !Words.Contains(rest))
            {
                return false;
            }

            words++;
            text = text[length..];
        }
    }

    /// <summary>Whether a text labels a time that follows: "PUBLISHED:", "Last updated".</summary>
    public static bool IsLabel(ReadOnlySpan<char> text) => Labels.Contains(text.Trim(" :.|"));

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(Section section) =>
        new HashSet<string>(Language.Everywhere(section), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<
            ReadOnlySpan<char>
        >();
}
