using System.Collections.Concurrent;

namespace Summarizer.Text.Languages;

/// <summary>One word of a text.</summary>
/// <param name="Start">Where the word starts in the analysed text, in UTF-16 units.</param>
/// <param name="Length">How long the word is as written.</param>
/// <param name="Term">The word as algorithms compare it: case and accents folded, stemmed.</param>
/// <param name="IsStopWord">Whether the word is a stop word.</param>
public readonly record struct Token(int Start, int Length, string Term, bool IsStopWord);

/// <summary>
/// Cuts text into words and brings them into the form that algorithms compare. Lower-casing, folding, stemming and stop
/// words happen here and nowhere else. What reads a whole article uses <c>ArticleTerms</c> instead, which
/// does so once for all.
/// </summary>
public sealed class TextAnalyzer
{
    private static readonly ConcurrentDictionary<Language, TextAnalyzer> _made = new();

    private TextAnalyzer(Language language) => Knowledge = language;

    /// <summary>The primary subtags of all languages that an analyzer knows, in ordinal order.</summary>
    public static IReadOnlyList<string> KnownLanguages => Languages.Language.Codes;

    /// <summary>The primary language subtag that the analyzer works for; <c>und</c> for a language it does not know.</summary>
    internal string Language => Knowledge.Code;

    internal Language Knowledge { get; }

    /// <summary>The analyzer for a primary language subtag; for an unknown one, a plain one without stemming.</summary>
    public static TextAnalyzer For(string language) => _made.GetOrAdd(Languages.Language.For(language), l => new(l));

    /// <summary>The words of <paramref name="text"/>, in order. Chinese and Japanese come as overlapping pairs of characters.</summary>
    public IReadOnlyList<Token> Analyze(string text)
    {
        var tokens = new List<Token>();
        var words = Scan(text);
        while (words.MoveNext())
        {
            var term = TermOf(text.AsSpan(words.Start, words.Length), words.Kind, out var isStopWord);
            tokens.Add(new(words.Start, words.Length, term, isStopWord));
        }

        return tokens;
    }

    /// <summary>The words of a text without their terms and without a copy.</summary>
    internal WordScanner Scan(ReadOnlySpan<char> text) => new(text, Knowledge.Elisions);

    internal string TermOf(ReadOnlySpan<char> word, WordKind kind, out bool isStopWord)
    {
        Span<char> lower = stackalloc char[WordScanner.MaxLength];
        Span<char> folded = stackalloc char[2 * WordScanner.MaxLength];
        lower = lower[..Lower(word, lower)];
        isStopWord = kind switch
        {
            WordKind.Number => false,
            WordKind.Ideographs => IsGrammar(word, lower),
            WordKind.Acronym => IsStop(lower.TrimEnd('.')),
            _ => IsStop(lower) && !IsAcronym(word),
        };
        var core = isStopWord || kind == WordKind.Ideographs ? lower : WithoutEnding(lower);
        var length = kind == WordKind.Number ? FoldNumber(core, folded) : Characters.Fold(core, folded);
        if (length == 0)
        {
            return word.ToString(); // nothing but signs that fall away
        }

        if (
            !isStopWord
            && kind == WordKind.Word
            && Knowledge.Stemmer is { } stemmer
            && !folded[..length].ContainsAnyInRange('0', '9')
        )
        {
            length = stemmer.Stem(folded, length);
        }

        return folded[..length].ToString();
    }

    private static int Lower(ReadOnlySpan<char> word, Span<char> lower)
    {
        for (var at = 0; at < word.Length; at++)
        {
            // One sign for every apostrophe, so that the lists need one spelling.
            lower[at] = Characters.IsApostrophe(word[at]) ? '\'' : char.ToLowerInvariant(word[at]);
        }

        return word.Length;
    }

    private bool IsStop(ReadOnlySpan<char> lower) =>
        Knowledge.StopWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);

    private bool IsAcronym(ReadOnlySpan<char> word) =>
        char.IsUpper(word[^1])
        && Knowledge.Acronyms.Count > 0
        && Knowledge.Acronyms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    // A pair is a stop word if it is listed, if one of its characters alone is, or if it is written in Hiragana only.
    private bool IsGrammar(ReadOnlySpan<char> word, ReadOnlySpan<char> lower)
    {
        if (IsStop(lower))
        {
            return true;
        }

        var hiragana = true;
        for (var at = 0; at < word.Length; at++)
        {
            hiragana &= Characters.IsHiragana(word[at]);
            if (IsStop(lower.Slice(at, 1)))
            {
                return true;
            }
        }

        return hiragana;
    }

    // Without the possessive 's of several languages, or all that follows the apostrophe in Turkish.
    private Span<char> WithoutEnding(Span<char> lower)
    {
        var at = lower.LastIndexOf('\'');
        return at > 0 && (Knowledge.CutsAtApostrophe || (at == lower.Length - 2 && lower[^1] == 's'))
            ? lower[..at]
            : lower;
    }

    // "10,080,000" and "10080000" are one term, "3.14" and "3,14" are two: only groups of three are taken for thousands.
    private static int FoldNumber(ReadOnlySpan<char> number, Span<char> folded)
    {
        var comma = number.IndexOf(',');
        var thousands = comma > 0 && !number.Contains('.');
        for (var at = comma; thousands && at < number.Length; at += 4)
        {
            thousands = number[at] == ',' && number.Length - at >= 4 && !number.Slice(at + 1, 3).ContainsAny(",.");
        }

        var length = 0;
        foreach (var c in number)
        {
            if (c != ',' || !thousands)
            {
                folded[length++] = c;
            }
        }

        return length;
    }
}
