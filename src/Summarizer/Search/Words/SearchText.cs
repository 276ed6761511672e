using System.Diagnostics.CodeAnalysis;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>
/// What is typed into a search: words, all of which an article must have; <c>"words in quotes"</c>, which must follow each
/// other; and <c>prefix*</c>.
/// </summary>
public sealed class SearchText
{
    /// <summary>The longest search, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>The most words of a search: each costs calls to storage.</summary>
    public const int MaxWords = 8;

    private static readonly TextAnalyzer _plain = TextAnalyzer.For(SearchWord.NoLanguage);

    private readonly List<string[]> _phrases = [];
    private readonly List<SearchWord> _words = [];

    private SearchText() { }

    /// <summary>The words, those of phrases too.</summary>
    public IReadOnlyList<SearchWord> Words => _words;

    /// <summary>The languages in which no word of the search is more than grammar.</summary>
    public IEnumerable<string> EmptyLanguages =>
        TextAnalyzer.KnownLanguages.Where(l => _words.All(w => IsStopIn(w, l)));

    /// <summary>Parses a search.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="language">The language that articles must be in; null for any.</param>
    /// <param name="search">The search.</param>
    /// <param name="error">What is wrong with it.</param>
    public static bool TryParse(
        string text,
        string? language,
        [NotNullWhen(true)] out SearchText? search,
        [NotNullWhen(false)] out string? error
    )
    {
        search = null;
        if (text.Length > MaxLength)
        {
            error = FormattableString.Invariant($"'q' has at most {MaxLength} characters.");
            return false;
        }

        string[] languages = language is null
            ? [SearchWord.NoLanguage, .. TextAnalyzer.KnownLanguages]
            : [SearchWord.NoLanguage, language];
        var parsed = new SearchText();
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

        error = parsed._words.Count switch
        {
            0 => "'q' has no word to search for.",
            > MaxWords => FormattableString.Invariant($"'q' has at most {MaxWords} words."),
            _ => null,
        };
        search = error is null ? parsed : null;
        return error is null;
    }

    /// <summary>Whether a digest has all that is searched for.</summary>
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

    /// <summary>Whether one text has all that is searched for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
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

    private void AddPhrase(string text, string[] languages)
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

    private void AddChunk(string chunk, string[] languages)
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

    private void Add(string word, bool isPrefix, string[] languages)
    {
        var added = new SearchWord(word, isPrefix, languages);
        if (!_words.Exists(w => w.Folded == added.Folded && w.IsPrefix == isPrefix))
        {
            _words.Add(added);
        }
    }
}
