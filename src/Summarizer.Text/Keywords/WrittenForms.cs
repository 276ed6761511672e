using System.Runtime.InteropServices;
using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Keywords;

/// <summary>Finds how an article writes its key phrases: the usual form where capitals say something.</summary>
internal sealed class WrittenForms
{
    private const int Enough = 200; // after this many occurrences the most frequent form is known

    private readonly ArticleText _article;
    private readonly ArticleTerms _terms;
    private readonly PhraseCollector _collector;
    private readonly Language _language;
    private readonly Dictionary<int, List<Forms>> _byFirstTerm = [];
    private readonly (string Key, string Value)[] _baseEndings;
    private readonly string[] _agreeing;

    public WrittenForms(ArticleText article, ArticleTerms terms, PhraseCollector collector)
    {
        _article = article;
        _terms = terms;
        _collector = collector;
        _language = Language.For(article.Language);
        _baseEndings = [.. Language.Pairs(_language.File[Section.BaseEndings])];
        _agreeing = [.. _language.File[Section.AdjectiveEndings]];
    }

    /// <summary>The phrases as the article writes them, in the given order.</summary>
    public IReadOnlyList<string> Of(IEnumerable<PhraseKey> phrases)
    {
        Forms[] all = [.. phrases.Select(p => new Forms(p))];
        foreach (var forms in all)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFirstTerm, forms.Key.First, out _);
            (list ??= []).Add(forms);
        }

        for (var at = 0; at < _article.Sentences.Count; at++)
        {
            Read(_article.Text, _terms.OfSentence(at), at, _terms.FirstToken(at));
        }

        Read(_article.Title, _terms.Title, -1, 0);
        return
        [
            .. all.Select(f =>
                f.Best is { } written
                    ? ByItself(written, f.Key)
                    : string.Join(' ', Enumerable.Range(0, f.Key.Length).Select(i => _terms.Text(f.Key[i])))
            ),
        ];
    }

    // As a noun is named outside a sentence: without the particle behind it, in its base form.
    private string ByItself(string written, PhraseKey key)
    {
        if (_language.NounsHaveParticles && char.IsLetter(written[^1]) && written[^1] > '\u007F')
        {
            var last = _terms.Text(key[key.Length - 1]);
            var word = written.LastIndexOf(' ') + 1;
            return written.AsSpan(word).StartsWith(last, StringComparison.Ordinal)
                ? written[..(word + last.Length)]
                : written;
        }

        // What follows the first noun is in the genitive and stays; an adjective would have to agree.
        var space = written.IndexOf(' ');
        var first = space < 0 ? written : written[..space];
        if (
            char.IsLower(first[0])
            && !Array.Exists(_agreeing, e => space > 0 && written.EndsWith(e, StringComparison.Ordinal))
        )
        {
            foreach (var (ending, noun) in _baseEndings)
            {
                if (first.Length > ending.Length + 2 && first.EndsWith(ending, StringComparison.Ordinal))
                {
                    return first[..^ending.Length] + noun + written[first.Length..];
                }
            }
        }

        return written;
    }

    private void Read(string text, ReadOnlySpan<int> terms, int sentence, int firstToken)
    {
        for (var at = 0; at < terms.Length; at++)
        {
            if (!_byFirstTerm.TryGetValue(terms[at], out var candidates))
            {
                continue;
            }

            foreach (var forms in candidates)
            {
                if (
                    forms.Seen < Enough
                    && Stands(forms.Key, text, terms, at, sentence, firstToken, out var start, out var end)
                )
                {
                    var inSentence = sentence >= 0 && _collector.Tells(_article.Sentences[sentence]);
                    var opens = at == 0;
                    var written = Clean(text.AsSpan(start, end - start));
                    forms.Add(
                        inSentence && !opens ? written : Lowered(written, forms.Key, opens, inSentence),
                        inSentence && !opens
                    );
                }
            }
        }
    }

    private bool Stands(
        PhraseKey key,
        string text,
        ReadOnlySpan<int> terms,
        int at,
        int sentence,
        int firstToken,
        out int start,
        out int end
    )
    {
        (start, end) = (0, 0);
        if (at + key.Length > terms.Length)
        {
            return false;
        }

        for (var word = 0; word < key.Length; word++)
        {
            var (from, length) = sentence < 0 ? _terms.PlaceInTitle(at + word) : _terms.Place(firstToken + at + word);
            if (
                terms[at + word] != key[word]
                || (word > 0 && from > end && PhraseWords.JoinOf(text.AsSpan(end, from - end)) == WordJoin.None)
            )
            {
                return false;
            }

            start = word == 0 ? from : start;
            end = from + length;
        }

        return true;
    }

    // One line, without the genitive's ending.
    private static string Clean(ReadOnlySpan<char> written)
    {
        var clean = new StringBuilder().Append(written).Replace('\n', ' ').Replace('\u00A0', ' ');
        if (written.Length > 2 && written[^1] is 's' or 'S' && Characters.IsApostrophe(written[^2]))
        {
            clean.Length -= 2;
        }

        return clean.ToString();
    }

    // Takes away capitals that come from the place: of the first word of a sentence, of all words of a title.
    private string Lowered(string written, PhraseKey key, bool opens, bool inSentence)
    {
        if (_language.NounsAreCapitalised)
        {
            return written;
        }

        var words = written.Split(' ');
        if (words.Length != key.Length)
        {
            return written; // hyphens or no spaces: left as it stands
        }

        for (var at = 0; at < words.Length; at++)
        {
            if ((at == 0 && opens) || !inSentence)
            {
                words[at] = OwesCapital(words, at, key[at], inSentence) ? words[at].ToLowerInvariant() : words[at];
            }
        }

        return string.Join(' ', words);
    }

    private bool OwesCapital(string[] words, int at, int term, bool inSentence)
    {
        var word = words[at];
        if (!char.IsUpper(word[0]) || (word.Length > 1 && word.AsSpan(1).ContainsAnyInRange('A', 'Z')))
        {
            return false; // "iPhone", "NATO", "McDonald"
        }

        if (_collector.Find(new(term)) is { Telling: > 0 } elsewhere)
        {
            return 2 * elsewhere.Capitals < elsewhere.Telling;
        }

        // Nothing else to go by: in a title a word may be a name; at the start of a sentence its neighbour decides.
        return inSentence && (words.Length == 1 || !char.IsUpper(words[1][0]));
    }

    private sealed class Forms(PhraseKey key)
    {
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
        private int _bestCount;

        public PhraseKey Key { get; } = key;

        public int Seen { get; private set; }

        public string? Best { get; private set; }

        public void Add(string written, bool tells)
        {
            Seen++;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, written, out _);
            count += tells ? 2 : 1; // where capitals mean something, the form is certain
            if (count > _bestCount)
            {
                (Best, _bestCount) = (written, count);
            }
        }
    }
}
