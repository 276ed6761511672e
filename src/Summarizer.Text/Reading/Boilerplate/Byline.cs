using System.Buffers;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>Tells lines that name an author: "by time news", "By Ana Cruz and Li Wei, Science Editor".</summary>
internal static class Byline
{
    private const int MaxLength = 120;
    private const int MaxWords = 14;
    private const int MaxOtherWords = 5; // without a capital: "for the", "in", "and"

    private static readonly string[] Openings =
    [
        "by ",
        "by: ",
        "written by ",
        "posted by ",
        "published by ",
        "reported by ",
        "reporting by ",
        "story by ",
        "words by ",
        "text by ",
        "author: ",
        "authors: ",
        "by . ",
        "submitted by ",
        "edited by ",
        "reviewed by ",
        "photo by ",
        "photos by ",
        "photographs by ",
    ];

    // Words of other languages that are as often prepositions: only names may follow.
    private static readonly string[] CautiousOpenings =
    [
        "von ",
        "par ",
        "por ",
        "di ",
        "door ",
        "av ",
        "af ",
        "autor: ",
        "autorin: ",
        "auteur : ",
        "auteur: ",
        "autore: ",
        "автор: ",
        "текст: ",
        "texte : ",
        "text: ",
        "foto: ",
        "yazan: ",
        "文/",
        "記者",
        "작성자",
    ];

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
        return words.Length > 0
            && words.Length <= most
            && words.All(w =>
                char.IsUpper(w[0])
                || w
                    is "and"
                        or "for"
                        or "the"
                        or "in"
                        or "de"
                        or "van"
                        or "von"
                        or "der"
                        or "di"
                        or "da"
                        or "al"
                        or "und"
                        or "et"
                        or "y"
                        or "del"
                        or "la"
            );
    }

    // "By the numbers", "By then it was late": words that no name has.
    private static bool IsProse(string[] words) =>
        words[^1].EndsWith('.') && words.Count(w => char.IsLower(w[0])) > words.Length / 2
        || words[0].ToUpperInvariant() is "THE" && words.Length == 2
        || words[0].ToUpperInvariant()
            is "THEN"
                or "NOW"
                or "THIS"
                or "THAT"
                or "THESE"
                or "THEIR"
                or "ITS"
                or "HIS"
                or "HER"
                or "A"
                or "AN"
                or "WHAT"
                or "HOW"
                or "FAR"
                or "CONTRAST"
                or "WAY";
}
