using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Articles;

/// <summary>
/// An article as numbers: every word's term as a small integer, sentence by sentence. Built once for an article, in one
/// pass over its text, and shared by all algorithms. Terms are numbered from 0 in order of first appearance, the
/// title's first. A stop word and a word of content that happen to share a term have two numbers.
/// </summary>
internal sealed class ArticleTerms
{
    private static readonly ConditionalWeakTable<ArticleText, ArticleTerms> _made = new();
    private const int MaxWordsKept = 200_000; // a text with more different words does not repeat itself

    private readonly TextAnalyzer _analyzer;
    private readonly Dictionary<string, int> _content = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stops = new(StringComparer.Ordinal);
    private readonly List<TermCounts> _counts = [];
    private readonly List<string> _texts = [];
    private readonly List<int> _terms;
    private readonly List<int> _starts;
    private readonly List<byte> _lengths;
    private readonly int[] _firstToken;
    private readonly int[] _title;
    private readonly (int Start, int Length)[] _titlePlaces;
    private int _wordsKept;

    private ArticleTerms(ArticleText article)
    {
        _analyzer = TextAnalyzer.For(article.Language);
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var byWord = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var title = new List<(int Term, int Start, int Length)>();
        var scanner = _analyzer.Scan(article.Title);
        while (scanner.MoveNext())
        {
            var word = article.Title.AsSpan(scanner.Start, scanner.Length);
            title.Add((Number(byWord, word, scanner.Kind), scanner.Start, scanner.Length));
        }

        _title = [.. title.Select(t => t.Term)];
        _titlePlaces = [.. title.Select(t => (t.Start, t.Length))];
        var guess = (article.Text.Length / 5) + 16; // English has nearly six characters a word, its space included
        var terms = new List<int>(guess);
        var starts = new List<int>(guess);
        var lengths = new List<byte>(guess);
        _firstToken = new int[article.Sentences.Count + 1];
        for (var at = 0; at < article.Sentences.Count; at++)
        {
            var sentence = article.Sentences[at];
            var span = sentence.Span;
            scanner = _analyzer.Scan(span);
            while (scanner.MoveNext())
            {
                var term = Number(byWord, span.Slice(scanner.Start, scanner.Length), scanner.Kind);
                terms.Add(term);
                starts.Add(sentence.Start + scanner.Start);
                lengths.Add((byte)scanner.Length);
                ref var counts = ref CollectionsMarshal.AsSpan(_counts)[term];
                counts.Frequency++;
                if (counts.LastSentence != at)
                {
                    counts.LastSentence = at;
                    counts.Sentences++;
                }
            }

            _firstToken[at + 1] = terms.Count;
        }

        // Not copied into arrays: those of a book are large.
        _terms = terms;
        _starts = starts;
        _lengths = lengths;
    }

    /// <summary>How many different terms the article and its title have.</summary>
    public int Count => _texts.Count;

    public int TokenCount => _terms.Count;

    /// <summary>The term of every word of the article, in order: <see cref="OfSentence"/> is a slice of it.</summary>
    public ReadOnlySpan<int> Tokens => CollectionsMarshal.AsSpan(_terms);

    public ReadOnlySpan<int> Title => _title;

    /// <summary>The terms of an article. Made at the first call and kept as long as the article is.</summary>
    public static ArticleTerms Of(ArticleText article) => _made.GetValue(article, a => new(a));

    /// <summary>The terms of one sentence, stop words too; <paramref name="index"/> is its id less 1.</summary>
    public ReadOnlySpan<int> OfSentence(int index) => Tokens[_firstToken[index].._firstToken[index + 1]];

    /// <summary>The index of a sentence's first word in <see cref="Tokens"/>; at the end, their count.</summary>
    public int FirstToken(int index) => _firstToken[index];

    /// <summary>Where a word (an index into <see cref="Tokens"/>) occurs in the text, in UTF-16 units.</summary>
    public (int Start, int Length) Place(int token) => (_starts[token], _lengths[token]);

    /// <summary>Where a word (an index into <see cref="Title"/>) occurs in the title, in UTF-16 units.</summary>
    public (int Start, int Length) PlaceInTitle(int token) => _titlePlaces[token];

    public string Text(int term) => _texts[term];

    public bool IsStopWord(int term) => _counts[term].IsStopWord;

    /// <summary>How often a term occurs in the article's sentences; 0 for one that only the title has.</summary>
    public int Frequency(int term) => _counts[term].Frequency;

    public int SentenceFrequency(int term) => _counts[term].Sentences;

    /// <summary>The number of a term, or -1 if neither article nor title has it.</summary>
    public int Find(string term, bool isStopWord = false) =>
        (isStopWord ? _stops : _content).GetValueOrDefault(term, -1);

    /// <summary>The numbers of the terms of any other text, in order; -1 for a word that the article does not have.</summary>
    public int[] TermsOf(string text)
    {
        var tokens = _analyzer.Analyze(text);
        var numbers = new int[tokens.Count];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = Find(tokens[at].Term, tokens[at].IsStopWord);
        }

        return numbers;
    }

    // Words as written lead straight to their term's number: most of a text repeats itself.
    private int Number(
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byWord,
        ReadOnlySpan<char> word,
        WordKind kind
    )
    {
        if (byWord.TryGetValue(word, out var number))
        {
            return number;
        }

        var term = _analyzer.TermOf(word, kind, out var isStopWord);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(
            isStopWord ? _stops : _content,
            term,
            out var exists
        );
        if (!exists)
        {
            known = _texts.Count;
            _texts.Add(term);
            _counts.Add(new TermCounts { IsStopWord = isStopWord, LastSentence = -1 });
        }

        if (_wordsKept++ < MaxWordsKept)
        {
            byWord[word] = known;
        }

        return known;
    }

    private struct TermCounts
    {
        public int Frequency;
        public int Sentences;
        public int LastSentence;
        public bool IsStopWord;
    }
}
