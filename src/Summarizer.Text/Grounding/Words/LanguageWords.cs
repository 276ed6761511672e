using System.Buffers;
using System.Collections.Frozen;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Grounding.Words;

/// <summary>
/// The words of a language that turn a statement round or tie it to a day or a speaker. Languages that are not listed
/// have none: there the words themselves and their order decide alone.
/// </summary>
internal sealed class LanguageWords
{
    // Of any language: what they deny is the same whatever the article's language is taken for.
    private static readonly SearchValues<char> _denyingCharacters = SearchValues.Create(
        string.Concat(Language.Everywhere(Section.DenyingCharacters))
    );

    private static readonly (string Ending, string Negation)[] _denyingEndings =
    [
        .. Language.Pairs(Language.Everywhere(Section.DenyingEndings)),
    ];

    private static readonly FrozenDictionary<string, string> _contractions = Language
        .Pairs(Language.Everywhere(Section.Contractions))
        .ToFrozenDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> _contractedStems = Language
        .Pairs(Language.Everywhere(Section.ContractedStems))
        .ToFrozenDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private static readonly PerLanguage<LanguageWords> _all = new(language => new(language));

    private readonly Words _negations;
    private readonly Words _verbNegations;
    private readonly Words _denials;
    private readonly Words _harmless;
    private readonly Words _verbless;
    private readonly Words _hedges;
    private readonly Words _perfects;
    private readonly Words _saying;
    private readonly Words _agents;
    private readonly Words _months;
    private readonly bool _monthsAreCapitalised;
    private readonly Words _weekdays;
    private readonly Words _beforeNouns;
    private readonly Words _titles;
    private readonly Words _familyNames;

    private LanguageWords(Language language)
    {
        var file = language.File;
        _negations = Set(Section.Negations);
        _verbNegations = Set(Section.VerbNegations);
        _denials = Set(Section.Denials);
        _harmless = Set(Section.HarmlessAfterNegation);
        _verbless = Set(Section.VerblessAfterNegation);
        _hedges = Set(Section.Hedges);
        _perfects = Set(Section.Perfects);
        _saying = Set(Section.VerbsOfSaying);
        _agents = Set(Section.AgentMarks);
        _beforeNouns = Set(Section.WordsBeforeNouns);
        _titles = Set(Section.Titles);
        _familyNames = Set(Section.FamilyNames);
        _months = InOrder(Section.Months);
        _weekdays = InOrder(Section.Weekdays);
        Countries = file[Section.Countries];
        HasFamilyNames = file[Section.FamilyNames].Count > 0;
        _monthsAreCapitalised = language.HasEnglishForms || language.NounsAreCapitalised;
        NounsAreCapitalised = language.NounsAreCapitalised;

        Words Set(Section section) => new(file[section].Select(w => (w, 1)));
        Words InOrder(Section section) =>
            new(file[section].SelectMany((w, i) => w.Split('/').Select(form => (form, i + 1))));
    }

    public bool NounsAreCapitalised { get; }

    /// <summary>The names of countries, of a language whose capitals do not tell names from other words.</summary>
    public IReadOnlyList<string> Countries { get; }

    public static LanguageWords Of(string language) => _all.For(language);

    /// <summary>The two words of a contraction ("won't", "cannot": "will", "can", and "not"), or null for another word.</summary>
    public static (string Denied, string Negation)? WithoutNot(ReadOnlySpan<char> word)
    {
        if (_contractions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var whole))
        {
            return (whole, _denyingEndings[0].Negation);
        }

        foreach (var (ending, negation) in _denyingEndings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                var stem = word[..^ending.Length].ToString();
                return (_contractedStems.GetValueOrDefault(stem, stem), negation);
            }
        }

        return null;
    }

    /// <summary>Whether a word makes a statement say the contrary.</summary>
    public bool IsNegation(ReadOnlySpan<char> word) => _negations.Has(word) || IsVerbNegation(word);

    /// <summary>Whether a word denies the verb, as "not" does, and not a noun, as "no" does.</summary>
    public bool IsVerbNegation(ReadOnlySpan<char> word)
    {
        if (_verbNegations.Has(word) || word.ContainsAny(_denyingCharacters))
        {
            return true;
        }

        foreach (var (ending, _) in _denyingEndings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word says that what follows is not so.</summary>
    public bool IsDenial(ReadOnlySpan<char> word) => IsNegation(word) || _denials.Has(word);

    /// <summary>Whether a negation before this word denies nothing: "not only".</summary>
    public bool IsHarmless(ReadOnlySpan<char> word) => _harmless.Has(word);

    /// <summary>Whether a negation before this word denies no verb: "not for the elderly".</summary>
    public bool IsVerbless(ReadOnlySpan<char> word) => _verbless.Has(word);

    /// <summary>Whether a word leaves open if something is so: "may", "plans".</summary>
    public bool IsHedge(ReadOnlySpan<char> word) => _hedges.Has(word) && MonthOf(word) == 0;

    /// <summary>Whether a word says that something was done: the "has" of "has approved".</summary>
    public bool IsPerfect(ReadOnlySpan<char> word) => _perfects.Has(word);

    /// <summary>Whether a word ties words to the one who says them.</summary>
    public bool IsSaying(ReadOnlySpan<char> word) => _saying.Has(word);

    /// <summary>Whether a word marks who acts in a passive sentence.</summary>
    public bool IsAgentMark(ReadOnlySpan<char> word) => _agents.Has(word);

    /// <summary>Whether a name seldom follows this word, where nouns are capitalised too.</summary>
    public bool IsBeforeNoun(ReadOnlySpan<char> word) => _beforeNouns.Has(word);

    /// <summary>Whether a word may stand before a name and be none: "President".</summary>
    public bool IsTitle(ReadOnlySpan<char> word) => _titles.Has(word);

    /// <summary>Whether the data file lists family names: the script has no capitals that would tell names.</summary>
    public bool HasFamilyNames { get; }

    /// <summary>Whether a character is a family name that few words start with.</summary>
    public bool IsFamilyName(ReadOnlySpan<char> character) => _familyNames.Has(character);

    /// <summary>The month, 1 to 12, or 0. "may" is none where months have capitals.</summary>
    public int MonthOf(ReadOnlySpan<char> word) =>
        _monthsAreCapitalised && word.Length > 0 && char.IsLower(word[0]) ? 0 : _months.ValueOf(word);

    /// <summary>The day of the week, 1 for Monday to 7, or 0.</summary>
    public int WeekdayOf(ReadOnlySpan<char> word) => _weekdays.ValueOf(word);

    private sealed class Words
    {
        private readonly FrozenDictionary<string, int> _values;
        private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

        public Words(IEnumerable<(string Word, int Value)> words)
        {
            _values = words
                .DistinctBy(w => w.Word, StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(w => w.Word, w => w.Value, StringComparer.OrdinalIgnoreCase);
            _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public bool Has(ReadOnlySpan<char> word) => _lookup.ContainsKey(word);

        public int ValueOf(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var value) ? value : 0;
    }
}
