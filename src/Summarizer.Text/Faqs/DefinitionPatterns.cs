using System.Collections.Frozen;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Faqs;

/// <summary>
/// How sentences of a language define things: "X is a system that …". The noun that a thing is said to be must be one that
/// classifies ("system", "disease"): "a problem" or "a good idea" defines nothing.
/// </summary>
internal sealed class DefinitionPatterns
{
    private static readonly PerLanguage<DefinitionPatterns?> ByLanguage = new(language =>
        language.File[Section.Copulas].Count > 0 ? new(language) : null
    );

    private readonly FrozenSet<string> _afterNoun;
    private readonly IReadOnlyList<string> _endingsAfterNoun;
    private readonly FrozenSet<string> _things;
    private readonly bool _compounds;
    private readonly string _question;
    private readonly string _questionAboutPeople;
    private readonly string _questionBeforeVowel;
    private readonly FrozenSet<string> _vowels;

    private DefinitionPatterns(Language language)
    {
        var file = language.File;
        Copulas = [.. Language.Pairs(file[Section.Copulas]).Select(c => ($" {c.Key} ", c.Value))];
        Articles = Set(Section.Articles);
        IndefiniteArticles = Set(Section.IndefiniteArticles);
        NameArticles = Set(Section.NameArticles);
        People = Set(Section.ClassesOfPeople);
        Vague = Set(Section.VagueSubjects);
        Joining = Set(Section.JoiningWords);
        _things = Set(Section.ClassesOfThings);
        _compounds = language.Has(Section.Nouns, "compound");
        _afterNoun = Set(Section.WordsAfterANoun);
        _endingsAfterNoun = file[Section.EndingsAfterANoun];
        _question = file[Section.DefinitionQuestion].Single();
        _questionAboutPeople = file[Section.DefinitionQuestionAboutPeople].SingleOrDefault(_question);
        _questionBeforeVowel = file[Section.DefinitionQuestionBeforeAVowel].SingleOrDefault(_question);
        _vowels = Set(Section.ElidingVowels);

        FrozenSet<string> Set(Section section) => file[section].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What stands between a subject and the noun that classifies it, with the verb that the question takes.</summary>
    public (string Text, string Verb)[] Copulas { get; }

    public FrozenSet<string> Articles { get; }

    public FrozenSet<string> IndefiniteArticles { get; }

    public FrozenSet<string> NameArticles { get; }

    public FrozenSet<string> People { get; }

    public FrozenSet<string> Vague { get; }

    public FrozenSet<string> Joining { get; }

    public static DefinitionPatterns? For(string language) => ByLanguage.For(language);

    /// <summary>Whether a noun before this word ends its phrase; "market" in "a market leader" does not.</summary>
    public bool EndsNounPhrase(string word) =>
        _afterNoun.Count == 0
        || _afterNoun.Contains(word.TrimEnd(','))
        || _endingsAfterNoun.Any(e => word.EndsWith(e, StringComparison.Ordinal));

    /// <summary>Whether a word classifies things; where compounds are one word, its end does.</summary>
    public bool IsThing(string word) =>
        _things.Contains(word)
        || (_compounds && _things.Any(t => t.Length > 3 && word.EndsWith(t, StringComparison.OrdinalIgnoreCase)));

    public string Ask(string verb, string subject, bool isPerson)
    {
        var question =
            isPerson ? _questionAboutPeople
            : _vowels.Contains(subject[..1]) ? _questionBeforeVowel
            : _question;
        return question
            .Replace("{verb}", verb, StringComparison.Ordinal)
            .Replace("{subject}", subject, StringComparison.Ordinal);
    }
}
