using Summarizer.Text.Languages;

namespace Summarizer.Text.Keywords;

/// <summary>What the form of a word says about its part in phrases.</summary>
[Flags]
internal enum WordTraits
{
    None = 0, // nothing in particular
    Weak = 1, // parts phrases: a common verb, an adverb, a vague adjective
    Vague = 2, // too general to be a phrase alone
    Adverb = 4, // an English adverb
    Past = 8, // an English past tense or participle
    Progressive = 16, // an English progressive form or gerund
    Adjective = 32, // by its ending an English adjective
    Genitive = 64, // in the genitive, by an apostrophe and s: the phrase ends with it
    Capital = 128, // the first letter is a capital
    AllCapitals = 256, // all its letters are capitals, two or more
    Number = 512, // digits, perhaps with separators
    Determiner = 1024, // announces a noun
    Ideographs = 2048, // characters of a script without spaces
    Single = 4096, // one character alone
    EndsInS = 8192, // ends in a single s, as plurals and third persons do in English
    VerbOpener = 16384, // a verb follows it rather than a noun
    Infinitive = 32768, // the word "to": a verb may follow it, or a noun
    Link = 65536, // holds the words of a phrase together
}

/// <summary>Knows the traits of words as written; each word form is judged once.</summary>
internal sealed class WordTraitsReader(Language language)
{
    // More words are judged again when they come up: the memory of words stays small on any text.
    private const int MaxWordsKept = 100_000;

    private readonly bool _english = language.HasEnglishForms;
    private const int BeforeEnding = 2; // letters at least; one is enough in a script of syllables

    private readonly IReadOnlyList<string> _weakEndings = language.File[Section.WeakEndings];
    private readonly IReadOnlyList<string> _adjectiveEndings = language.File[Section.AdjectiveEndings];
    private readonly Dictionary<string, WordTraits> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _vague =
    [
        .. language.VagueWords.SelectMany(w => TextAnalyzer.For(language.Code).Analyze(w)).Select(t => t.Term),
    ];

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

        if (
            language.WeakWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower)
            || (!char.IsUpper(word[0]) && HasWeakEnding(lower))
        )
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

    private bool HasWeakEnding(ReadOnlySpan<char> lower)
    {
        var before = Characters.KindOf(lower[0]) is CharacterKind.Letter && lower[0] >= '\uAC00' ? 1 : BeforeEnding;
        foreach (var ending in _weakEndings)
        {
            if (lower.Length >= ending.Length + before && lower.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
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
