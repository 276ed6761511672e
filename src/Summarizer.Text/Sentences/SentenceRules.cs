using System.Collections.Frozen;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Sentences;

/// <summary>What a splitter knows of one language. Words are looked up without their final stop.</summary>
internal sealed class SentenceRules
{
    private static readonly FrozenDictionary<string, SentenceRules> ByLanguage = Language
        .Codes.Select(Language.For)
        .Where(l => l.File[Section.SentenceOpeners].Count > 0)
        .ToFrozenDictionary(
            l => l.Code,
            l => new SentenceRules(l, l.Has(Section.Stops, "own") ? [l.File] : [l.File, Language.Common]),
            StringComparer.Ordinal
        );

    private static readonly SentenceRules Unknown = Default(
        Language.For(Language.Common[Section.DefaultStops].Single())
    );

    private static readonly FrozenSet<string> Pronouns = Language
        .Everywhere(Section.SpeakingPronouns)
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly WordList _beforeNames;
    private readonly WordList _beforeNumbers;
    private readonly WordList _either;
    private readonly WordList _openers;
    private readonly WordList _lowerOpeners;
    private readonly WordList _speech;

    private SentenceRules(Language language, LanguageFile[] files)
    {
        _beforeNames = Words(Section.AbbreviationsBeforeNames);
        _beforeNumbers = Words(Section.AbbreviationsBeforeNumbers);
        _either = Words(Section.AbbreviationsThatMayEnd);
        _openers = Words(Section.SentenceOpeners);
        _lowerOpeners = Words(Section.LowerCaseOpeners);
        _speech = Words(Section.SpeechVerbs);
        HasOrdinalStops = language.Has(Section.Stops, "ordinals");

        WordList Words(Section section) => new(files.SelectMany(f => f[section]));
    }

    /// <summary>Whether a stop after a number may make it an ordinal ("am 3. Oktober").</summary>
    public bool HasOrdinalStops { get; }

    /// <summary>The rules of a language; for one without, the default, whose abbreviations travel widest.</summary>
    public static SentenceRules For(string language) => ByLanguage.GetValueOrDefault(language, Unknown);

    /// <summary>Titles and the like ("Dr", "e.g"): the stop after them never ends a sentence that goes on.</summary>
    public bool PrecedesNames(ReadOnlySpan<char> word) => _beforeNames.Contains(word);

    /// <summary>"p", "No", "Fig": no end before a number.</summary>
    public bool PrecedesNumbers(ReadOnlySpan<char> word) => _beforeNumbers.Contains(word);

    /// <summary>"Inc", "etc": may end a sentence, if the next word looks like an opening.</summary>
    public bool MayEndSentences(ReadOnlySpan<char> word) => _either.Contains(word);

    public bool IsAbbreviation(ReadOnlySpan<char> word) =>
        PrecedesNames(word) || PrecedesNumbers(word) || MayEndSentences(word);

    /// <summary>Words that, with a capital, most likely open a sentence: articles, pronouns, conjunctions, question words.</summary>
    public bool OpensSentences(ReadOnlySpan<char> word) => _openers.Contains(word);

    /// <summary>Words that open a sentence even where its capital was forgotten.</summary>
    public bool OpensInLowerCase(ReadOnlySpan<char> word) => _lowerOpeners.Contains(word);

    /// <summary>"said", "asked": they report the quotation before them.</summary>
    public bool IsSpeechVerb(ReadOnlySpan<char> word) => _speech.Contains(word);

    /// <summary>Whether an opener can also be the speaker of a quotation ("He said").</summary>
    public static bool IsPronoun(ReadOnlySpan<char> word) =>
        Pronouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static SentenceRules Default(Language language) => new(language, [language.File, Language.Common]);

    /// <summary>Words as listed, and with a capital or all in capitals; "Sat" in the list does not stand for "sat".</summary>
    private sealed class WordList
    {
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
        private readonly int _longest;

        public WordList(IEnumerable<string> listed)
        {
            var words = new HashSet<string>(StringComparer.Ordinal);
            foreach (var word in listed)
            {
                words.Add(word);
                _longest = Math.Max(_longest, word.Length);
                if (word.Length == 1)
                {
                    continue; // "c. 1800" is no "vitamin C."
                }

                words.Add(char.ToUpperInvariant(word[0]) + word[1..]);
                words.Add(word.ToUpperInvariant());
            }

            _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public bool Contains(ReadOnlySpan<char> word) => word.Length <= _longest && _words.Contains(word);
    }
}
