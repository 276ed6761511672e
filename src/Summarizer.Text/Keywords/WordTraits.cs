using Summarizer.Text.Languages;

namespace Summarizer.Text.Keywords;

/// <summary>What the form of a word says about its part in phrases.</summary>
[Flags]
internal enum WordTraits
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>Parts phrases: a common verb, an adverb, a vague adjective.</summary>
    Weak = 1,

    /// <summary>Too general to be a phrase alone.</summary>
    Vague = 2,

    /// <summary>An English adverb.</summary>
    Adverb = 4,

    /// <summary>An English past tense or participle.</summary>
    Past = 8,

    /// <summary>An English progressive form or gerund.</summary>
    Progressive = 16,

    /// <summary>By its ending an English adjective.</summary>
    Adjective = 32,

    /// <summary>In the genitive, by an apostrophe and s: the phrase ends with it.</summary>
    Genitive = 64,

    /// <summary>The first letter is a capital.</summary>
    Capital = 128,

    /// <summary>All its letters are capitals, two or more.</summary>
    AllCapitals = 256,

    /// <summary>Digits, perhaps with separators.</summary>
    Number = 512,

    /// <summary>Announces a noun.</summary>
    Determiner = 1024,

    /// <summary>Characters of a script without spaces.</summary>
    Ideographs = 2048,

    /// <summary>One character alone.</summary>
    Single = 4096,

    /// <summary>Ends in a single s, as plurals and third persons do in English.</summary>
    EndsInS = 8192,

    /// <summary>A verb follows it rather than a noun.</summary>
    VerbOpener = 16384,

    /// <summary>The word "to": a verb may follow it, or a noun.</summary>
    Infinitive = 32768,

    /// <summary>Holds the words of a phrase together.</summary>
    Link = 65536,
}

/// <summary>Knows the traits of words as written; each word form is judged once.</summary>
internal sealed class WordTraitsReader(Language language)
{
    /// <summary>More words are judged again when they come up: the memory of words stays small on any text.</summary>
    private const int MaxWordsKept = 100_000;

    private readonly bool _english = language.HasEnglishForms;
    private readonly IReadOnlyList<string> _adjectiveEndings = language.File[Section.AdjectiveEndings];
    private readonly Dictionary<string, WordTraits> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _vague =
    [
        .. language.VagueWords.SelectMany(w => TextAnalyzer.For(language.Code).Analyze(w)).Select(t => t.Term),
    ];

    /// <summary>The traits of a word as written.</summary>
    /// <param name="word">The word, one token.</param>
    /// <param name="term">Its term.</param>
    public WordTraits Read(ReadOnlySpan<char> word, string term)
    {
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(word, out var traits))
        {
            traits = Judge(word, term);
            if (_known.Count < MaxWordsKept)
            {
                known[word] = traits;
            }
        }

        return traits;
    }

    private WordTraits Judge(ReadOnlySpan<char> word, string term)
    {
        Span<char> buffer = stackalloc char[WordScanner.MaxLength];
        word.ToLowerInvariant(buffer);
        var lower = buffer[..word.Length];
        var traits = WordTraits.None;
        if (lower.IndexOfAny("'’") is > 0 and var apostrophe && lower[apostrophe..] is [_, 's'])
        {
            traits |= WordTraits.Genitive;
            lower = lower[..apostrophe];
        }

        if (language.WeakWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower))
        {
            traits |= WordTraits.Weak;
        }

        if (_vague.Contains(term))
        {
            traits |= WordTraits.Vague;
        }

        if (language.Determiners.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower))
        {
            traits |= WordTraits.Determiner;
        }

        if (language.VerbOpeners.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower))
        {
            traits |= WordTraits.VerbOpener;
        }

        if (language.PhraseLinks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower))
        {
            traits |= WordTraits.Link;
        }

        if (_english && lower is "to")
        {
            traits |= WordTraits.Infinitive;
        }

        var (letters, capitals, digits) = (0, 0, 0);
        foreach (var c in word)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        traits |= char.IsUpper(word[0]) || (digits > 0 && capitals > 0) ? WordTraits.Capital : WordTraits.None;
        traits |= capitals >= 2 && capitals >= letters - 1 ? WordTraits.AllCapitals : WordTraits.None;
        traits |= letters == 0 ? WordTraits.Number : WordTraits.None;
        if (Characters.KindOf(word[0]) is CharacterKind.Ideograph)
        {
            // Japanese writes its nouns in other signs than Hiragana, but for a few.
            traits |= WordTraits.Ideographs;
            traits |= word.ContainsAnyInRange('\u3041', '\u309F') ? WordTraits.Weak : WordTraits.None;
        }

        traits |= word.Length == 1 ? WordTraits.Single : WordTraits.None;
        if (_english && lower.Length > 3)
        {
            traits |= lower[^1] == 's' && lower[^2] != 's' ? WordTraits.EndsInS : WordTraits.None;
            traits |= EnglishEnding(lower);
        }

        return traits;
    }

    private WordTraits EnglishEnding(ReadOnlySpan<char> lower)
    {
        if (lower.EndsWith("ly"))
        {
            return language.LyWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower)
                ? WordTraits.None
                : WordTraits.Adverb;
        }

        if (lower.EndsWith("ed") && !lower.EndsWith("eed") && lower.Length > 4)
        {
            return WordTraits.Past;
        }

        if (lower.EndsWith("ing") && lower.Length > 5)
        {
            return WordTraits.Progressive;
        }

        foreach (var ending in _adjectiveEndings)
        {
            if (lower.Length >= ending.Length + 2 && lower.EndsWith(ending))
            {
                return WordTraits.Adjective;
            }
        }

        return WordTraits.None;
    }
}
