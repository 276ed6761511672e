using System.Runtime.InteropServices;
using Summarizer.Text.Articles;
using Summarizer.Text.Grounding.Quantities;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>
/// An article prepared for look-ups: its words as numbered terms, and for every term of content the sentences that
/// have it. Time and memory grow with the text, and no look-up walks over all of it.
/// </summary>
internal sealed class SentenceIndex
{
    private readonly ArticleTerms _terms;
    private readonly int[] _postings;
    private readonly int[] _firstPosting;
    private readonly Dictionary<int, int> _firstOfHash;
    private readonly int[] _nextOfHash;
    private readonly Lazy<ArticleQuantities> _quantities;
    private readonly Lazy<ArticleNames> _names;

    private readonly IReadOnlySet<int> _leftOut;

    /// <summary>Indexes an article without the sentences of some ids.</summary>
    public SentenceIndex(ArticleText article, IReadOnlySet<int> leftOut)
    {
        _leftOut = leftOut;
        Article = article;
        Analyzer = TextAnalyzer.For(article.Language);
        Title = IsOpening(article) ? [] : Analyzer.Analyze(article.Title);
        _terms = ArticleTerms.Of(article);
        (_postings, _firstPosting) = MakePostings();
        (_firstOfHash, _nextOfHash) = MakeHashes();
        _quantities = new(() => new(article, leftOut));
        _names = new(() => new(this));
    }

    public ArticleText Article { get; }

    public TextAnalyzer Analyzer { get; }

    /// <summary>The words of the title; none where it is only the opening of the text.</summary>
    public IReadOnlyList<Token> Title { get; }

    /// <summary>The numbers of the article, read when they are first asked for.</summary>
    public ArticleQuantities Quantities => _quantities.Value;

    /// <summary>The names of the article, collected when they are first asked for.</summary>
    public ArticleNames Names => _names.Value;

    public int Find(string term, bool isStopWord) => _terms.Find(term, isStopWord);

    public string TextOf(int term) => _terms.Text(term);

    public bool IsStopWord(int term) => _terms.IsStopWord(term);

    /// <summary>The terms of a sentence; none of one that is left out.</summary>
    public ReadOnlySpan<int> OfSentence(int sentence) =>
        _leftOut.Contains(sentence + 1) ? [] : _terms.OfSentence(sentence);

    /// <summary>Where a word of a sentence occurs in the article's text, in UTF-16 units.</summary>
    public (int Start, int Length) Place(int sentence, int word) => _terms.Place(_terms.FirstToken(sentence) + word);

    /// <summary>The indexes of the sentences that have a term of content, ascending; none for a stop word.</summary>
    public ReadOnlySpan<int> SentencesWith(int term) => _postings.AsSpan(_firstPosting[term].._firstPosting[term + 1]);

    /// <summary>
    /// How well a term distinguishes sentences: inverse document frequency (Spärck Jones, 1972), with sentences for
    /// documents. A term that the article lacks weighs most, and so does a number.
    /// </summary>
    public double WeightOf(int term)
    {
        var sentences = term is < 0 or >= CommonForms.First ? 0 : SentencesWith(term).Length;
        return Math.Log(1 + ((Article.Sentences.Count + 1) / (sentences + 0.5)));
    }

    /// <summary>The first sentence, preferably a cited one, that is <paramref name="text"/> word for word; or -1.</summary>
    public int FindSame(ReadOnlySpan<char> text, IEnumerable<int> cited)
    {
        foreach (var sentence in cited)
        {
            if (!_leftOut.Contains(sentence + 1) && text.SequenceEqual(Article.Sentences[sentence].Span))
            {
                return sentence;
            }
        }

        var at = _firstOfHash.GetValueOrDefault(string.GetHashCode(text, StringComparison.Ordinal), -1);
        while (at >= 0 && !text.SequenceEqual(Article.Sentences[at].Span))
        {
            at = _nextOfHash[at];
        }

        return at >= 0 && _leftOut.Contains(at + 1) ? -1 : at;
    }

    private static bool IsOpening(ArticleText article) =>
        article.Text.StartsWith(article.Title.TrimEnd('…', '.', ' '), StringComparison.Ordinal);

    // Counting sort of (term, sentence): two passes over the words.
    private (int[] Postings, int[] First) MakePostings()
    {
        var first = new int[_terms.Count + 1];
        var last = new int[_terms.Count];
        Array.Fill(last, -1);
        for (var sentence = 0; sentence < Article.Sentences.Count; sentence++)
        {
            foreach (var term in OfSentence(sentence))
            {
                if (!_terms.IsStopWord(term) && last[term] != sentence)
                {
                    last[term] = sentence;
                    first[term + 1]++;
                }
            }
        }

        for (var term = 0; term < _terms.Count; term++)
        {
            first[term + 1] += first[term];
        }

        var next = first[..^1];
        var postings = new int[first[^1]];
        Array.Fill(last, -1);
        for (var sentence = 0; sentence < Article.Sentences.Count; sentence++)
        {
            foreach (var term in OfSentence(sentence))
            {
                if (!_terms.IsStopWord(term) && last[term] != sentence)
                {
                    last[term] = sentence;
                    postings[next[term]++] = sentence;
                }
            }
        }

        return (postings, first);
    }

    // Chains of sentences by the hash of their text, the earliest first. A chain holds one sentence for each text, so
    // that an article that repeats itself has short ones.
    private (Dictionary<int, int> First, int[] Next) MakeHashes()
    {
        var sentences = Article.Sentences;
        var first = new Dictionary<int, int>(sentences.Count);
        var next = new int[sentences.Count];
        Array.Fill(next, -1);
        for (var at = 0; at < sentences.Count; at++)
        {
            var text = sentences[at].Span;
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(
                first,
                string.GetHashCode(text, StringComparison.Ordinal),
                out var known
            );
            if (!known)
            {
                head = at;
                continue;
            }

            var end = head;
            while (!text.SequenceEqual(sentences[end].Span))
            {
                if (next[end] < 0)
                {
                    next[end] = at;
                    break;
                }

                end = next[end];
            }
        }

        return (first, next);
    }
}
