using System.Runtime.InteropServices;
using Summarizer.Text.Grounding.Quantities;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>The sentences that may support a statement as one sequence of words in order, title first.</summary>
internal sealed class Passage
{
    private const int MaxWords = 8_000; // of a passage: 64 sentences have 1,500
    private const int MaxSentenceWords = 400; // the words of a longer sentence beyond these are not looked at

    /// <summary>The sentence number of the title, which stands two before the first sentence: next to none.</summary>
    public const int Title = ArticleQuantity.Title;

    private readonly SentenceIndex _index;
    private readonly List<CheckedWord> _words = [];
    private readonly List<int> _sentenceOf = [];
    private readonly Dictionary<int, List<int>> _places = [];

    /// <summary>Lays out the sentences with these indexes, ascending.</summary>
    public Passage(SentenceIndex index, IEnumerable<int> sentences, CommonForms forms)
    {
        _index = index;
        foreach (var token in index.Title.Take(MaxSentenceWords))
        {
            Add(token.Start, token.Length, index.Find(token.Term, token.IsStopWord), index.Article.Title, Title, forms);
        }

        foreach (var sentence in sentences)
        {
            if (_words.Count > MaxWords)
            {
                break;
            }

            var terms = index.OfSentence(sentence);
            for (var at = 0; at < Math.Min(terms.Length, MaxSentenceWords); at++)
            {
                var (start, length) = index.Place(sentence, at);
                Add(start, length, terms[at], index.Article.Text, sentence, forms);
            }
        }

        for (var at = 0; at < _words.Count; at++)
        {
            ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, _words[at].Term, out var known);
            if (!known)
            {
                places = [];
            }

            places!.Add(at);
        }
    }

    public int Count => _words.Count;

    public CheckedWord this[int place] => _words[place];
    public IReadOnlyCollection<int> Terms => _places.Keys;

    /// <summary>Whether a term carries content and is no number.</summary>
    public bool IsContent(int term) => term >= 0 && term < CommonForms.First && !_index.IsStopWord(term);

    /// <summary>A term, which must not be a number, as text.</summary>
    public string TextOf(int term) => _index.TextOf(term);

    /// <summary>The term of a word as text; of a number, as written.</summary>
    public string TermOf(int place) =>
        _words[place].Term is >= 0 and < CommonForms.First and var term ? _index.TextOf(term) : Span(place).ToString();

    /// <summary>The index of the sentence of a word, or <see cref="Title"/>.</summary>
    public int SentenceOf(int place) => _sentenceOf[place];

    /// <summary>The places of a term, ascending.</summary>
    public IReadOnlyList<int> PlacesOf(int term) => _places.TryGetValue(term, out var places) ? places : [];

    public ReadOnlySpan<char> Span(int place) => TextAt(place).AsSpan(_words[place].Start, _words[place].Length);

    /// <summary>Some words with all that stands between them, as written. Both must be of one sentence.</summary>
    public string Written(int first, int last) =>
        TextAt(first)[_words[first].Start..(_words[last].Start + _words[last].Length)];

    /// <summary>The places of a sentence's words, ascending; none if the passage does not have it.</summary>
    public IEnumerable<int> PlacesIn(int sentence)
    {
        var first = _sentenceOf.BinarySearch(sentence);
        while (first > 0 && _sentenceOf[first - 1] == sentence)
        {
            first--;
        }

        for (var place = first; place >= 0 && place < Count && _sentenceOf[place] == sentence; place++)
        {
            yield return place;
        }
    }

    /// <summary>Whether a word follows the one before it in the article: in its sentence or at the start of the next.</summary>
    public bool Follows(int place) => place > 0 && _sentenceOf[place] - _sentenceOf[place - 1] is 0 or 1;

    public bool IsStart(int place) => place == 0 || _sentenceOf[place - 1] != _sentenceOf[place];

    /// <summary>What stands between the word before and this one, if both are of one sentence; otherwise nothing.</summary>
    public ReadOnlySpan<char> Between(int place)
    {
        if (place == 0 || place >= Count || _sentenceOf[place - 1] != _sentenceOf[place])
        {
            return [];
        }

        var end = _words[place - 1].Start + _words[place - 1].Length;
        return TextAt(place).AsSpan(end, Math.Max(0, _words[place].Start - end)); // words of Han script overlap
    }

    private string TextAt(int place) => _sentenceOf[place] == Title ? _index.Article.Title : _index.Article.Text;

    private void Add(int start, int length, int term, string text, int sentence, CommonForms forms)
    {
        var role = term >= 0 && _index.IsStopWord(term) ? WordRole.Grammar : WordRole.Content;
        forms.Add(_words, text, new(term, start, length, role));

        while (_sentenceOf.Count < _words.Count)
        {
            _sentenceOf.Add(sentence);
        }
    }
}
