using System.Buffers;
using System.Collections.Frozen;

namespace Summarizer.Text.Languages;

/// <summary>
/// The English stemmer of the Snowball project, known as Porter2 (Porter, 2001; after Porter, "An algorithm for suffix
/// stripping", 1980), written from its published description.
/// </summary>
internal sealed class EnglishStemmer : IStemmer
{
    private const string Doubles = "bdfgmnprt";
    private const string LiEndings = "cdeghkmnrt";

    private static readonly SearchValues<char> _vowels = SearchValues.Create("aeiouy");

    // Whole words that the rules would spoil, from the description.
    private static readonly FrozenDictionary<string, string> _exceptions = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Words that are left alone once a plural s is off.
    private static readonly FrozenSet<string> _left = new[]
    {
        "inning",
        "outing",
        "canning",
        "herring",
        "earring",
        "proceed",
        "exceed",
        "succeed",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Beginnings after which R1 starts, whatever the vowels say.
    private static readonly string[] _beginnings = ["gener", "commun", "arsen"];

    // Steps 2 to 4: longest suffix first within a last letter is not needed, the lists are ordered by length.
    private static readonly (string Suffix, string Replacement)[] _step2 =
    [
        ("ational", "ate"),
        ("fulness", "ful"),
        ("iveness", "ive"),
        ("ization", "ize"),
        ("ousness", "ous"),
        ("biliti", "ble"),
        ("lessli", "less"),
        ("tional", "tion"),
        ("alism", "al"),
        ("aliti", "al"),
        ("ation", "ate"),
        ("entli", "ent"),
        ("fulli", "ful"),
        ("iviti", "ive"),
        ("ousli", "ous"),
        ("abli", "able"),
        ("alli", "al"),
        ("anci", "ance"),
        ("ator", "ate"),
        ("enci", "ence"),
        ("izer", "ize"),
        ("bli", "ble"),
        ("ogi", "og"),
        ("li", ""),
    ];

    private static readonly (string Suffix, string Replacement)[] _step3 =
    [
        ("ational", "ate"),
        ("tional", "tion"),
        ("alize", "al"),
        ("ative", ""),
        ("icate", "ic"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ness", ""),
        ("ful", ""),
    ];

    private static readonly string[] _step4 =
    [
        "ement",
        "able",
        "ance",
        "ence",
        "ible",
        "ment",
        "ant",
        "ate",
        "ent",
        "ion",
        "ism",
        "iti",
        "ive",
        "ize",
        "ous",
        "al",
        "er",
        "ic",
    ];

    private EnglishStemmer() { }

    public static EnglishStemmer Instance { get; } = new();

    public int Stem(Span<char> word, int length)
    {
        if (length <= 2)
        {
            return length;
        }

        if (
            length <= 6
            && _exceptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[..length], out var stem)
        )
        {
            stem.CopyTo(word);
            return stem.Length;
        }

        MarkConsonantY(word[..length]);
        var r1 = Region(word[..length], FirstRegion(word[..length]));
        var r2 = Region(word[..length], r1);
        length = Plural(word, length);
        if (length is < 6 or > 7 || !_left.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..length]))
        {
            length = PastAndProgressive(word, length, r1);
            length = FinalY(word, length);
            length = Step2(word, length, r1);
            length = Step3(word, length, r1, r2);
            length = Step4(word, length, r2);
            length = Step5(word, length, r1, r2);
        }

        word[..length].Replace('Y', 'y');
        return length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool EndsWith(ReadOnlySpan<char> word, int length, string suffix) =>
        length >= suffix.Length && word[length - 1] == suffix[^1] && word[..length].EndsWith(suffix);

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(_vowels);

    // A y at the start or after a vowel is a consonant; it is written Y meanwhile.
    private static void MarkConsonantY(Span<char> word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == 'y' && (at == 0 || IsVowel(word[at - 1])))
            {
                word[at] = 'Y';
            }
        }
    }

    // Where R1 is counted from: after a known beginning, which is then R1's start itself (negative), or from 0.
    private static int FirstRegion(ReadOnlySpan<char> word)
    {
        foreach (var beginning in _beginnings)
        {
            if (word.StartsWith(beginning))
            {
                return -beginning.Length;
            }
        }

        return 0;
    }

    // The region after the first non-vowel that follows a vowel.
    private static int Region(ReadOnlySpan<char> word, int from)
    {
        if (from < 0)
        {
            return -from;
        }

        for (var at = from + 1; at < word.Length; at++)
        {
            if (!IsVowel(word[at]) && IsVowel(word[at - 1]))
            {
                return at + 1;
            }
        }

        return word.Length;
    }

    // A vowel between non-vowels, the last not w, x or Y; or a vowel at the beginning before a non-vowel.
    private static bool EndsInShortSyllable(ReadOnlySpan<char> word, int length) =>
        length switch
        {
            < 2 => false,
            2 => IsVowel(word[0]) && !IsVowel(word[1]),
            _ => !IsVowel(word[length - 3])
                && IsVowel(word[length - 2])
                && !IsVowel(word[length - 1])
                && word[length - 1] is not ('w' or 'x' or 'Y'),
        };

    // Step 1a.
    private static int Plural(Span<char> word, int length)
    {
        if (EndsWith(word, length, "sses"))
        {
            return length - 2;
        }

        if (EndsWith(word, length, "ied") || EndsWith(word, length, "ies"))
        {
            return length > 4 ? length - 2 : length - 1;
        }

        return word[length - 1] == 's' && word[length - 2] is not ('u' or 's') && HasVowel(word[..(length - 2)])
            ? length - 1
            : length;
    }

    // Step 1b.
    private static int PastAndProgressive(Span<char> word, int length, int r1)
    {
        if (EndsWith(word, length, "eedly"))
        {
            return length - 5 >= r1 ? length - 3 : length;
        }

        if (EndsWith(word, length, "eed"))
        {
            return length - 3 >= r1 ? length - 1 : length;
        }

        var rest =
            EndsWith(word, length, "ingly") ? length - 5
            : EndsWith(word, length, "edly") ? length - 4
            : EndsWith(word, length, "ing") ? length - 3
            : EndsWith(word, length, "ed") ? length - 2
            : -1;
        if (rest < 0 || !HasVowel(word[..rest]))
        {
            return length;
        }

        if (EndsWith(word, rest, "at") || EndsWith(word, rest, "bl") || EndsWith(word, rest, "iz"))
        {
            word[rest] = 'e';
            return rest + 1;
        }

        if (rest >= 2 && word[rest - 1] == word[rest - 2] && Doubles.Contains(word[rest - 1], StringComparison.Ordinal))
        {
            return rest - 1;
        }

        if (r1 >= rest && EndsInShortSyllable(word, rest))
        {
            word[rest] = 'e';
            return rest + 1;
        }

        return rest;
    }

    // Step 1c.
    private static int FinalY(Span<char> word, int length)
    {
        if (length > 2 && word[length - 1] is 'y' or 'Y' && !IsVowel(word[length - 2]))
        {
            word[length - 1] = 'i';
        }

        return length;
    }

    private static int Step2(Span<char> word, int length, int r1)
    {
        foreach (var (suffix, replacement) in _step2)
        {
            if (!EndsWith(word, length, suffix))
            {
                continue;
            }

            var rest = length - suffix.Length;
            if (
                rest < r1
                || (suffix == "ogi" && (rest == 0 || word[rest - 1] != 'l'))
                || (suffix == "li" && (rest == 0 || !LiEndings.Contains(word[rest - 1], StringComparison.Ordinal)))
            )
            {
                return length;
            }

            replacement.CopyTo(word[rest..]);
            return rest + replacement.Length;
        }

        return length;
    }

    private static int Step3(Span<char> word, int length, int r1, int r2)
    {
        foreach (var (suffix, replacement) in _step3)
        {
            if (!EndsWith(word, length, suffix))
            {
                continue;
            }

            var rest = length - suffix.Length;
            if (rest < r1 || (suffix == "ative" && rest < r2))
            {
                return length;
            }

            replacement.CopyTo(word[rest..]);
            return rest + replacement.Length;
        }

        return length;
    }

    private static int Step4(Span<char> word, int length, int r2)
    {
        foreach (var suffix in _step4)
        {
            if (EndsWith(word, length, suffix))
            {
                var rest = length - suffix.Length;
                return rest >= r2 && (suffix != "ion" || (rest > 0 && word[rest - 1] is 's' or 't')) ? rest : length;
            }
        }

        return length;
    }

    private static int Step5(Span<char> word, int length, int r1, int r2)
    {
        var rest = length - 1;
        return word[rest] switch
        {
            'e' when rest >= r2 || (rest >= r1 && !EndsInShortSyllable(word, rest)) => rest,
            'l' when rest >= r2 && rest > 0 && word[rest - 1] == 'l' => rest,
            _ => length,
        };
    }
}
