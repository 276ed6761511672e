using Summarizer.Text.Grounding.Words;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>
/// The words of an article that are written with a capital, and whether a word of a statement is another spelling of one:
/// a nationality of its country, initials, a shortened word.
/// </summary>
internal sealed class ArticleNames
{
    private const int MaxInitials = 6;
    private const int MostInitials = 200_000; // a text in capitals has one a word
    private const int MinStem = 4; // letters that a country and its nationality share: Belgi-um, Belgi-an
    private const int MaxEnding = 3;
    private const int MostOfAStem = 1000; // names with the same first letters that are compared
    private const int MinShortened = 3; // Lib for Liberal

    private readonly SentenceIndex _index;
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _initials = new(StringComparer.Ordinal);
    private readonly NameForms _same;

    public ArticleNames(SentenceIndex index)
    {
        _index = index;
        _same = NameForms.For(index.Article.Language);
        var run = new Initials(_initials);
        var known = new HashSet<int>();
        for (var sentence = 0; sentence < index.Article.Sentences.Count; sentence++)
        {
            run.Clear();
            var terms = index.OfSentence(sentence);
            for (var word = 0; word < terms.Length; word++)
            {
                var (start, length) = index.Place(sentence, word);
                var first = index.Article.Text[start];
                if (char.IsUpper(first) && known.Add(terms[word]))
                {
                    _names.Add(index.TextOf(terms[word]));
                }

                if (!index.IsStopWord(terms[word]) || char.IsUpper(first))
                {
                    run.Add(first);
                }
            }
        }

        run.Clear();
        foreach (var token in index.Title)
        {
            _names.Add(token.Term);
            run.Add(char.ToUpperInvariant(index.Article.Title[token.Start]));
        }
    }

    /// <summary>Whether the article writes the word with a capital.</summary>
    public bool Has(string term) => _names.Contains(term);

    /// <summary>Whether the article has a name in another form.</summary>
    /// <param name="term">The word as the analyzer folds it.</param>
    /// <param name="written">The word as the statement has it.</param>
    public bool HasFormOf(string term, ReadOnlySpan<char> written) =>
        IsInitials(written) || _same.Of(term).Any(HasAll) || HasStemOf(term) || APartStands(written);

    /// <summary>Whether the article has the initials of a run of names, or a form of the whole.</summary>
    public bool HasFormOfAll(string[] terms)
    {
        if (terms.Length < 2)
        {
            return false;
        }

        var initials = string.Concat(terms.Select(t => t[0]));
        return (initials.Length > 1 && _names.Contains(initials)) || _same.Of(string.Join(' ', terms)).Any(HasAll);
    }

    /// <summary>Whether a name of the article is the beginning of a word: "Lib" of "Liberal".</summary>
    public bool HasShortened(string term)
    {
        for (var length = MinShortened; length < term.Length; length++)
        {
            if (_names.Contains(term[..length]))
            {
                return true;
            }
        }

        return false;
    }

    // A name of several words stands if each of them does.
    private bool HasAll(string name) =>
        name.Split(' ').All(word => _index.Find(word, false) >= 0 || _index.Find(word, true) >= 0);

    private bool IsInitials(ReadOnlySpan<char> written)
    {
        Span<char> letters = stackalloc char[MaxInitials];
        var count = 0;
        foreach (var c in written)
        {
            if (c is '.')
            {
                continue;
            }

            if (!char.IsUpper(c) || count == MaxInitials)
            {
                return count > 1 && _initials.Contains(letters[..count].ToString()) && written[^1] is 's'; // "UK's", "MPs"
            }

            letters[count++] = c;
        }

        return count > 1 && _initials.Contains(letters[..count].ToString());
    }

    private bool HasStemOf(string term)
    {
        if (term.Length < MinStem)
        {
            return false;
        }

        var stem = term[..MinStem];
        foreach (var name in _names.GetViewBetween(stem, stem + '\uFFFF').Take(MostOfAStem))
        {
            var common = term.AsSpan().CommonPrefixLength(name);
            var (shorter, longer) = (Math.Min(term.Length, name.Length), Math.Max(term.Length, name.Length));
            if (
                (shorter - common <= 1 && longer - common <= MaxEnding)
                || (common > MinStem && longer - common <= MaxEnding)
            )
            {
                return true;
            }
        }

        return false;
    }

    // "P-make-like".
    private bool APartStands(ReadOnlySpan<char> written)
    {
        if (written.IndexOfAny('-', '\u2011') < 0)
        {
            return false;
        }

        foreach (var token in _index.Analyzer.Analyze(written.ToString().Replace('-', ' ')))
        {
            if (_index.Find(token.Term, token.IsStopWord) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Collects the initials of words in a row, the first of which has a capital: "Organisation mondiale de la santé".</summary>
    private sealed class Initials(HashSet<string> found)
    {
        private readonly char[] _letters = new char[MaxInitials];
        private readonly bool[] _isName = new bool[MaxInitials];
        private int _count;

        public void Clear() => _count = 0;

        public void Add(char first)
        {
            if (_count == MaxInitials)
            {
                Array.Copy(_letters, 1, _letters, 0, MaxInitials - 1);
                Array.Copy(_isName, 1, _isName, 0, MaxInitials - 1);
                _count--;
            }

            (_letters[_count], _isName[_count]) = (char.ToUpperInvariant(first), char.IsUpper(first));
            _count++;
            for (var from = 0; from < _count - 1; from++)
            {
                if (_isName[from] && found.Count < MostInitials)
                {
                    found.GetAlternateLookup<ReadOnlySpan<char>>().Add(_letters.AsSpan(from, _count - from));
                }
            }
        }
    }
}
