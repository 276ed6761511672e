using System.Diagnostics.CodeAnalysis;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>
/// A search: words of any number, <c>"words in quotes"</c>, which must be adjacent, <c>prefix*</c>, <c>-excluded</c>, and
/// each of them with <c>title:</c> or <c>keyword:</c> before it. Stop words count nothing, unless there is nothing else.
/// </summary>
internal sealed class SearchText
{
    /// <summary>The longest search, in UTF-16 units.</summary>
    public const int MaxLength = 1000;

    /// <summary>The most words that are looked up: each costs calls to storage. Of more the longest count, which are the rarest.</summary>
    public const int MaxWords = 24;

    private const int MaxPrefixes = 4;
    private const int MaxExcluded = 8;

    /// <summary>So many stop words of one language, and more than of any other, tell the language of a search.</summary>
    private const int StopWordsThatTell = 2;

    public const string Expected =
        "at least one word in at most 1,000 characters, with at most 4 prefixes and 8 exclusions";

    private SearchText(
        string typed,
        IReadOnlyList<SearchWord> words,
        IReadOnlyList<SearchWord> excluded,
        IReadOnlyList<SearchPhrase> phrases
    ) => (Typed, Words, Excluded, Phrases) = (typed, words, excluded, phrases);

    public string Typed { get; }

    /// <summary>The words, those of phrases too; at least one of them is required.</summary>
    public IReadOnlyList<SearchWord> Words { get; }

    /// <summary>The words that no article may have.</summary>
    public IReadOnlyList<SearchWord> Excluded { get; }

    public IReadOnlyList<SearchPhrase> Phrases { get; }

    /// <summary>Parses a search, which may be in any language.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SearchText? search)
    {
        search = text.Length <= MaxLength ? Parse(text, language: null) : null;
        search =
            search is { Words.Count: > 0, Excluded.Count: <= MaxExcluded }
            && search.Words.Concat(search.Excluded).Count(w => w.IsPrefix) <= MaxPrefixes
                ? search
                : null;
        return search is not null;
    }

    /// <summary>The same search for articles in one language.</summary>
    public SearchText In(string language) => Parse(Typed, language);

    /// <summary>The same search with other words in place of some.</summary>
    public SearchText With(IReadOnlyDictionary<SearchWord, string> corrections) =>
        new(
            Typed,
            [.. Words.Select(w => corrections.TryGetValue(w, out var term) ? w.Corrected(term) : w)],
            Excluded,
            Phrases
        );

    /// <summary>Whether a text has all words that are required in its language, and the phrases.</summary>
    public bool Matches(string text, string language)
    {
        var wanted = Words.Where(w => w.IsRequired && (w.IsPrefix || w.In(language) is not null)).ToList();
        if (wanted.Count == 0)
        {
            return false;
        }

        foreach (var token in TextAnalyzer.For(language).Analyze(text))
        {
            wanted.RemoveAll(w => w.Means(language, token, text));
        }

        return wanted.Count == 0 && Phrases.All(p => p.IsIn(text) != p.IsExcluded);
    }

    private static SearchText Parse(string text, string? language)
    {
        var parser = new SearchParser(text, language is null ? TextAnalyzer.KnownLanguages : [language]);
        var words = parser.Words;
        language ??= LanguageOf(words);
        var languages = language is null ? parser.Languages : [SearchWord.NoLanguage, language];
        var content = words.Where(w => language is null || w.IsPrefix || w.In(language) is not null).ToList();
        if (content.Count == 0)
        {
            content = words;
        }

        // Without a language, what may be a stop word is not required; unless there is nothing else.
        var mayBeStops = content.Where(w => language is null && w.StopLanguages.Any()).ToHashSet();
        var chosen = content.OrderByDescending(w => w.Folded.Length).Take(MaxWords).ToHashSet();
        return new(
            text,
            [
                .. content
                    .Where(chosen.Contains)
                    .Select(w => w.As(!mayBeStops.Contains(w) || mayBeStops.Count == content.Count, languages)),
            ],
            parser.Excluded,
            parser.Phrases
        );
    }

    private static string? LanguageOf(List<SearchWord> words)
    {
        var counts = words.SelectMany(w => w.StopLanguages).CountBy(l => l).OrderByDescending(c => c.Value).ToList();
        return
            counts is [{ Value: >= StopWordsThatTell } first, .. var others]
            && (others.Count == 0 || others[0].Value < first.Value)
            ? first.Key
            : null;
    }
}
