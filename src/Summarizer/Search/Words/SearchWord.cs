using Summarizer.Index;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>
/// One word of a search. Its language is unknown, and each article is indexed by the stems of its own language: so the word
/// is looked up in the form that it has in each language that the search may be in.
/// </summary>
internal sealed class SearchWord
{
    /// <summary>The language without stems and stop words: its forms are the folded words themselves.</summary>
    internal const string NoLanguage = "und";

    private readonly Dictionary<string, string?> _forms = new(StringComparer.Ordinal);

    internal SearchWord(string typed, bool isPrefix, WordPlaces places, IEnumerable<string> languages)
    {
        (Typed, IsPrefix, Places) = (typed, isPrefix, places);
        Folded = FormIn(NoLanguage, typed) ?? typed;
        foreach (var language in languages)
        {
            _forms[language] = FormIn(language, typed);
        }
    }

    private SearchWord(SearchWord misspelt, string term)
    {
        (Typed, Places, IsRequired, Folded) = (misspelt.Typed, misspelt.Places, misspelt.IsRequired, term);
        _forms[NoLanguage] = term;
    }

    /// <summary>The word as it was typed.</summary>
    public string Typed { get; }

    public bool IsPrefix { get; }

    /// <summary>Where it has to stand: in one of these places.</summary>
    public WordPlaces Places { get; }

    /// <summary>Whether an article without it does not match all words. A word that is a stop word in some language is not required.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The word without case and accents.</summary>
    public string Folded { get; }

    /// <summary>The forms of the word in all languages that search for it.</summary>
    public IEnumerable<string> Forms => _forms.Values.OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The languages in which it is a stop word. A prefix is none.</summary>
    public IEnumerable<string> StopLanguages => IsPrefix ? [] : _forms.Where(f => f.Value is null).Select(f => f.Key);

    public SearchWord As(bool isRequired, IEnumerable<string> languages) =>
        new(Typed, IsPrefix, Places, languages) { IsRequired = isRequired };

    /// <summary>The word corrected: another term that the index has.</summary>
    public SearchWord Corrected(string term) => new(this, term);

    /// <summary>The form of the word in a language; null if it is a stop word there.</summary>
    public string? In(string language) => _forms.GetValueOrDefault(language, Folded);

    /// <summary>Whether a word of an article is the one meant.</summary>
    internal bool Means(string language, Token token, string text) =>
        !token.IsStopWord
        && (
            In(language) == token.Term
            || (
                IsPrefix
                && FormIn(NoLanguage, text.Substring(token.Start, token.Length)) is { } folded
                && folded.StartsWith(Folded, StringComparison.Ordinal)
            )
        );

    private static string? FormIn(string language, string text)
    {
        string? form = null;
        foreach (var token in TextAnalyzer.For(language).Analyze(text))
        {
            form = token.IsStopWord ? form : token.Term;
        }

        return form;
    }
}
