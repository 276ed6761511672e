using System.Diagnostics.CodeAnalysis;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>A search: words, all required; <c>"words in quotes"</c>, which must be adjacent; and <c>prefix*</c>.</summary>
internal sealed class SearchText
{
    /// <summary>The longest search, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>The most words of a search: each costs calls to storage.</summary>
    public const int MaxWords = 8;

    public const string Expected = "1 to 8 words in at most 200 characters";

    private static readonly TextAnalyzer _plain = TextAnalyzer.For(SearchWord.NoLanguage);

    private readonly List<string[]> _phrases = [];
    private readonly List<SearchWord> _words = [];

    private SearchText(string typed) => Typed = typed;

    public string Typed { get; }

    /// <summary>The words, those of phrases too.</summary>
    public IReadOnlyList<SearchWord> Words => _words;

    /// <summary>The languages in which every word of the search is a stop word.</summary>
    public IEnumerable<string> EmptyLanguages =>
        TextAnalyzer.KnownLanguages.Where(l => _words.All(w => IsStopIn(w, l)));

    /// <summary>Parses a search, which means its words in every language.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SearchText? search)
    {
        search = text.Length <= MaxLength ? Parse(text, TextAnalyzer.KnownLanguages) : null;
        search = search is { Words.Count: > 0 and <= MaxWords } ? search : null;
        return search is not null;
    }

    /// <summary>The same search for articles in one language.</summary>
    public SearchText In(string language) => Parse(Typed, [language]);

    private static SearchText Parse(string text, IEnumerable<string> languages)
    {
        languages = [SearchWord.NoLanguage, .. languages];
        var parsed = new SearchText(text);
        var parts = text.Split('"');
        for (var at = 0; at < parts.Length; at++)
        {
            // Every other part is inside quotes; a quote that is never closed holds to the end.
            if (at % 2 == 1)
            {
                parsed.AddPhrase(parts[at], languages);
            }
            else
            {
                foreach (var chunk in parts[at].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                {
                    parsed.AddChunk(chunk, languages);
                }
            }
        }

        return parsed;
    }

    public bool Matches(Digest digest)
    {
        var language = digest.Content.Language;
        var wanted = _words.Where(w => !IsStopIn(w, language)).ToList();
        if (wanted.Count == 0)
        {
            return false;
        }

        var indexed = IndexedWords.Of(digest);
        var analyzer = TextAnalyzer.For(language);
        wanted.RemoveAll(w => w.In(language) is { } form && indexed.ContainsKey(form));
        return (
                wanted.Count == 0
                || DigestField
                    .Of(digest)
                    .Any(field =>
                    {
                        foreach (var token in analyzer.Analyze(field.Text))
                        {
                            wanted.RemoveAll(w =>
                                indexed.ContainsKey(token.Term) && w.Means(language, token, field.Text)
                            );
                        }

                        return wanted.Count == 0;
                    })
            ) && _phrases.TrueForAll(p => DigestField.Of(digest).Any(field => HasPhrase(field.Text, p)));
    }

    public bool Matches(string text, string language)
    {
        var wanted = _words.Where(w => !IsStopIn(w, language)).ToList();
        if (wanted.Count == 0)
        {
            return false;
        }

        foreach (var token in TextAnalyzer.For(language).Analyze(text))
        {
            wanted.RemoveAll(w => w.Means(language, token, text));
        }

        return wanted.Count == 0 && _phrases.TrueForAll(p => HasPhrase(text, p));
    }

    private static bool IsStopIn(SearchWord word, string language) => !word.IsPrefix && word.In(language) is null;

    private static bool HasPhrase(string text, string[] phrase)
    {
        var words = _plain.Analyze(text);
        for (var start = 0; start + phrase.Length <= words.Count; start++)
        {
            var length = 0;
            while (length < phrase.Length && words[start + length].Term == phrase[length])
            {
                length++;
            }

            if (length == phrase.Length)
            {
                return true;
            }
        }

        return false;
    }

    private void AddPhrase(string text, IEnumerable<string> languages)
    {
        var tokens = _plain.Analyze(text);
        foreach (var token in tokens)
        {
            Add(text.Substring(token.Start, token.Length), isPrefix: false, languages);
        }

        if (tokens.Count > 1)
        {
            _phrases.Add([.. tokens.Select(t => t.Term)]);
        }
    }

    private void AddChunk(string chunk, IEnumerable<string> languages)
    {
        var tokens = _plain.Analyze(chunk);
        for (var at = 0; at < tokens.Count; at++)
        {
            var word = chunk.Substring(tokens[at].Start, tokens[at].Length);
            // Chinese and Japanese are indexed by pairs of characters: one alone is the start of a pair.
            var isAlone = word.Length == 1 && word[0] is >= '\u3040' and <= '\u9FFF';
            Add(word, isAlone || (at == tokens.Count - 1 && chunk.EndsWith('*')), languages);
        }
    }

    private void Add(string word, bool isPrefix, IEnumerable<string> languages)
    {
        var added = new SearchWord(word, isPrefix, languages);
        if (!_words.Exists(w => w.Folded == added.Folded && w.IsPrefix == isPrefix))
        {
            _words.Add(added);
        }
    }
}
