using System.Buffers;
using System.Collections.Frozen;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>Recognises lines that name an author: "by time news", "By Ana Cruz and Li Wei, Science Editor".</summary>
internal static class Byline
{
    private const int MaxLength = 120;
    private const int MaxWords = 14;
    private const int MaxOtherWords = 5; // without a capital: "for the", "in", "and"

    private static readonly string[] Openings = [.. Language.Everywhere(Section.Bylines)];
    private static readonly string[] CautiousOpenings = [.. Language.Everywhere(Section.CautiousBylines)];
    private static readonly string[] Words = [.. Language.Everywhere(Section.BylineWords)];
    private static readonly FrozenSet<string> Particles = Set(Section.NameParticles, StringComparer.Ordinal);
    private static readonly FrozenSet<string> Prose = Set(Section.ProseAfterBy, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> ShortProse = Set(
        Section.ShortProseAfterBy,
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly SearchValues<char> Stops = SearchValues.Create("?!;…");

    /// <summary>Whether a whole block is a by-line.</summary>
    public static bool IsAll(string text)
    {
        if (text.Length > MaxLength || text.AsSpan().ContainsAny(Stops))
        {
            return false;
        }

        var opening = Openings.FirstOrDefault(o => text.StartsWith(o, StringComparison.OrdinalIgnoreCase));
        if (opening is not null)
        {
            var names = text[opening.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var others = names.Count(n => char.IsLower(n[0]));
            return names.Length is > 0 and <= MaxWords
                && !char.IsDigit(names[0][0])
                && !IsProse(names)
                && (others <= MaxOtherWords && others < names.Length || char.IsLower(text[0]) && names.Length <= 4);
        }

        opening = CautiousOpenings.FirstOrDefault(o => text.StartsWith(o, StringComparison.OrdinalIgnoreCase));
        return opening is not null && AreNames(text[opening.Length..], most: 8);
    }

    /// <summary>Whether a text is a person's or an agency's name: a few words, all with a capital.</summary>
    public static bool AreNames(string text, int most)
    {
        var words = text.Split([' ', ',', '.', '&', '|'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.Length <= most && words.All(w => char.IsUpper(w[0]) || Particles.Contains(w));
    }

    /// <summary>How long the "by" is that a text opens with, with the space after it; 0 if there is none.</summary>
    public static int LengthOfWord(string text)
    {
        var word = Array.Find(
            Words,
            w =>
                text.StartsWith(w, StringComparison.OrdinalIgnoreCase)
                && text.Length > w.Length
                && text[w.Length] == ' '
        );
        return word is null ? 0 : word.Length + 1;
    }

    public static bool OpensWithCapital(string text) =>
        Array.Exists(Words, w => text.StartsWith($"{char.ToUpperInvariant(w[0])}{w[1..]} ", StringComparison.Ordinal));

    public static bool IsWord(string text) =>
        Array.Exists(Words, w => text.Equals(w, StringComparison.OrdinalIgnoreCase));

    // "By the numbers", "By then it was late": words that no name has.
    private static bool IsProse(string[] words) =>
        words[^1].EndsWith('.') && words.Count(w => char.IsLower(w[0])) > words.Length / 2
        || words.Length == 2 && ShortProse.Contains(words[0])
        || Prose.Contains(words[0]);

    private static FrozenSet<string> Set(Section section, StringComparer comparer) =>
        Language.Everywhere(section).ToFrozenSet(comparer);
}
