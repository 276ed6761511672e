using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>
/// One word of a search. Its language is unknown, and each article is indexed by the stems of its own language: so the word
/// is looked up in the form that it has in each language. The article's row then decides whether it was the right one.
/// </summary>
internal sealed class SearchWord
{
    /// <summary>The language without stems and stop words: its forms are the folded words themselves.</summary>
    internal const string NoLanguage = "und";

    private readonly Dictionary<string, string?> _forms = new(StringComparer.Ordinal);

    internal SearchWord(string text, bool isPrefix, IEnumerable<string> languages)
    {
        IsPrefix = isPrefix;
        Folded = FormIn(NoLanguage, text) ?? text;
        foreach (var language in languages)
        {
            _forms[language] = FormIn(language, text);
        }
    }

    public bool IsPrefix { get; }

    /// <summary>The word without case and accents.</summary>
    public string Folded { get; }

    /// <summary>The forms of the word in all languages that search for it.</summary>
    public IEnumerable<string> Forms => _forms.Values.OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The languages in which the word is a stop word, by which no article is indexed. A prefix is never that.</summary>
    public IEnumerable<string> StopLanguages => IsPrefix ? [] : _forms.Where(f => f.Value is null).Select(f => f.Key);

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
