using System.Collections.Frozen;
using System.Globalization;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Faqs;

/// <summary>How plain statements of a language become questions: its verbs, its times and places, and a form for each kind.</summary>
internal sealed class PlainPatterns
{
    private static readonly PerLanguage<PlainPatterns?> ByLanguage = new(language =>
        language.File[Section.QuestionForms].Count > 0 ? new(language) : null
    );

    private readonly FrozenDictionary<string, string> _forms;
    private readonly FrozenSet<string> _verbs;
    private readonly FrozenSet<string> _objects;
    private readonly FrozenSet<string> _passives;
    private readonly FrozenSet<string> _timeOpeners;
    private readonly FrozenSet<string> _scales;
    private readonly FrozenSet<string> _timeWords;
    private readonly FrozenSet<string> _months;
    private readonly FrozenSet<string> _placeVerbs;
    private readonly FrozenSet<string> _placeOpeners;
    private readonly FrozenSet<string> _causes;
    private readonly FrozenSet<string> _indefinite;
    private readonly FrozenSet<string> _agents;
    private readonly FrozenSet<string> _numbers;
    private readonly FrozenSet<string> _subjectWords;
    private readonly FrozenSet<string> _breaks;
    private readonly FrozenSet<string> _vowels;
    private readonly bool _bareYears;

    private PlainPatterns(Language language)
    {
        Language = language;
        var file = language.File;
        _forms = Language.Pairs(file[Section.QuestionForms]).ToFrozenDictionary(f => f.Key, f => f.Value);
        Pasts = Language.Pairs(file[Section.PastVerbs]).ToFrozenDictionary(f => f.Key, f => f.Value);
        _verbs = language.Words(Section.PlainVerbs);
        _objects = language.Words(Section.ObjectVerbs);
        _passives = language.Words(Section.PassiveVerbs);
        _timeOpeners = language.Words(Section.TimeOpeners);
        _scales = Language
            .Pairs(file[Section.Scales])
            .SelectMany(s => s.Value.Split('/'))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _timeWords = language.Words(Section.DateFillers);
        _months = file[Section.Months].SelectMany(m => m.Split('/')).ToFrozenSet(StringComparer.Ordinal);
        _placeVerbs = language.Words(Section.PlaceVerbs);
        _placeOpeners = language.Words(Section.PlaceOpeners);
        _indefinite = language.Words(Section.IndefiniteArticles);
        _causes = language.Words(Section.CauseOpeners);
        _agents = language.Words(Section.AgentOpeners);
        _numbers = Language
            .Pairs(file[Section.NumberWords])
            .Where(n => n.Value != "1")
            .Select(n => n.Key)
            .ToFrozenSet(StringComparer.Ordinal);
        _subjectWords = language.Words(Section.SubjectWords);
        _breaks = language.Words(Section.ClauseWords, Section.Negations, Section.LeaningWords, Section.LeaningOpenings);
        _vowels = file[Section.ElidingVowels].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        VerbIsSecond = language.Has(Section.WordOrder, "second");
        _bareYears = language.Has(Section.WordOrder, "bare");
    }

    public Language Language { get; }

    /// <summary>Verbs in the past with the form that follows "did".</summary>
    public FrozenDictionary<string, string> Pasts { get; }

    /// <summary>Whether the verb stands second, so that it precedes the subject after a time, and participles come last.</summary>
    public bool VerbIsSecond { get; }

    public static PlainPatterns? For(string language) => ByLanguage.For(language);

    public bool IsVerb(string word) => _verbs.Contains(word) || Pasts.ContainsKey(word);

    /// <summary>Whether what follows a verb in the past can be asked for: "published", but not "arrived".</summary>
    public bool TakesObject(string past) => _objects.Contains(past);

    /// <summary>Whether the language has a question of a kind.</summary>
    public bool Has(string kind) => _forms.ContainsKey(kind);

    public bool IsPassive(string verb) => _passives.Contains(verb);

    public bool IsPlaceVerb(string word) => _placeVerbs.Contains(word);

    /// <summary>Whether a word may stand in a subject though it is written small and has no content.</summary>
    public bool JoinsSubject(string word) => _subjectWords.Contains(word);

    /// <summary>Whether a word opens another clause, denies, or stands for something said before.</summary>
    public bool Breaks(string word) => _breaks.Contains(word);

    public bool IsIndefinite(string word) => _indefinite.Contains(word);

    public bool IsCause(string word) => _causes.Contains(word);

    public bool OpensAgent(string word) => _agents.Contains(word);

    public bool OpensPlace(string word) => _placeOpeners.Contains(word);

    public bool IsNumber(string word) =>
        word.Length > 0 && (word.All(c => char.IsAsciiDigit(c) || c is ',' or '.') || _numbers.Contains(word));

    /// <summary>"million"</summary>
    public bool IsScale(string word) => _scales.Contains(word);

    /// <summary>How many words from here on say when: "in May 1905"; 0 if they do not.</summary>
    public int TimeAt(ReadOnlySpan<string> words)
    {
        var at = words.Length > 0 && _timeOpeners.Contains(Bare(words[0])) ? 1 : 0;
        if (at == 0 && !_bareYears)
        {
            return 0;
        }

        var dated = false;
        for (; at < words.Length; at++)
        {
            var word = Bare(words[at]);
            var isDate = IsYear(word) || _months.Contains(word);
            if (!isDate && !_timeWords.Contains(word) && !IsDay(word))
            {
                break;
            }

            dated |= isDate;
            if (words[at].EndsWith(',') && !(at + 1 < words.Length && IsYear(Bare(words[at + 1]))))
            {
                at++;
                break;
            }
        }

        return dated ? at : 0;
    }

    /// <summary>The question of a kind, or null where the language has none.</summary>
    public string? Ask(string kind, string verb, string subject, ReadOnlySpan<string> rest, string thing = "")
    {
        if (
            !(
                _vowels.Contains(subject.Length > 0 ? subject[..1] : "")
                && _forms.TryGetValue(kind + " vowel", out var form)
            )
            && !(IsPassive(verb) && _forms.TryGetValue(kind + " passive", out form))
            && !_forms.TryGetValue(kind, out form)
        )
        {
            return null;
        }

        var text = form.Replace("{verb}", verb, StringComparison.Ordinal)
            .Replace("{subject}", subject, StringComparison.Ordinal)
            .Replace("{thing}", thing, StringComparison.Ordinal)
            .Replace("{rest}", string.Join(' ', rest), StringComparison.Ordinal)
            .Replace("{first}", rest.Length > 0 ? rest[0] : "", StringComparison.Ordinal)
            .Replace("{more}", rest.Length > 1 ? string.Join(' ', rest[1..]) : "", StringComparison.Ordinal);
        return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Replace(" ?", "?", StringComparison.Ordinal);
    }

    /// <summary>A word without what is set at its end, in lower case.</summary>
    public static string Bare(string word) => word.TrimEnd(',', '.').ToLowerInvariant();

    private static bool IsYear(string word) =>
        word.Length == 4
        && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 1000 and < 2100;

    private static bool IsDay(string word) =>
        word.Length <= 2
        && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
        && day is >= 1 and <= 31;
}
