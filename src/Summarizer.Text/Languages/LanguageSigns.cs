using System.Collections.Frozen;

namespace Summarizer.Text.Languages;

/// <summary>The words and letters of all languages, each with the languages that use it.</summary>
/// <param name="Languages">The codes; a language's number is its place here.</param>
/// <param name="UsualShares">By language, the share of words that are function words in prose.</param>
/// <param name="Words">The function words.</param>
/// <param name="Letters">Letters that distinguish languages.</param>
/// <param name="Writers">By letter, the languages whose alphabet has it, a bit each.</param>
/// <param name="WritersOfAnyLetter">The languages of which no alphabet is known.</param>
internal sealed record LanguageSigns(
    string[] Languages,
    double[] UsualShares,
    FrozenDictionary<string, LanguageSigns.Users> Words,
    FrozenDictionary<char, LanguageSigns.Users> Letters,
    FrozenDictionary<char, ulong> Writers,
    ulong WritersOfAnyLetter
)
{
    /// <summary>Reads the files of all languages.</summary>
    /// <exception cref="NotSupportedException">There are more languages than bits.</exception>
    public static LanguageSigns Collect()
    {
        Language[] languages = [.. Language.Codes.Select(Language.For)];
        if (languages.Length > sizeof(ulong) * 8)
        {
            throw new NotSupportedException("Writers has a bit for each of at most 64 languages.");
        }

        var any = Bits(l => l.Alphabet.Length == 0);
        return new(
            [.. languages.Select(l => l.Code)],
            [.. languages.Select(l => l.FunctionWordShare)],
            Invert(languages, l => l.StopWords).ToFrozenDictionary(StringComparer.Ordinal),
            Invert(languages, l => l.Letters.Distinct()).ToFrozenDictionary(),
            languages
                .SelectMany(l => l.Alphabet)
                .Distinct()
                .ToFrozenDictionary(letter => letter, letter => any | Bits(l => l.Alphabet.Contains(letter))),
            any
        );

        ulong Bits(Predicate<Language> has) =>
            languages.Select((l, at) => has(l) ? 1UL << at : 0).Aggregate(0UL, (all, bit) => all | bit);
    }

    private static Dictionary<T, Users> Invert<T>(Language[] languages, Func<Language, IEnumerable<T>> signs)
        where T : notnull =>
        languages
            .SelectMany((language, index) => signs(language).Select(sign => (sign, index)))
            .GroupBy(pair => pair.sign, pair => pair.index)
            .ToDictionary(g => g.Key, g => new Users([.. g], Math.Log((double)languages.Length / g.Count())));

    /// <summary>Which languages use a word or letter, and how much that says: the fewer, the more.</summary>
    internal sealed record Users(int[] Languages, double Weight);
}
