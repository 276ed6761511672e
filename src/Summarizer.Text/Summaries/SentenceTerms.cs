using System.Runtime.InteropServices;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Summaries;

/// <summary>
/// A term of a sentence and its weight in the sentence's vector of length 1: (1 + ln count) · ln(1 + sentences /
/// sentences with the term), after Salton and Buckley, 1988.
/// </summary>
internal readonly record struct SentenceTerm(int Term, int Count, float Weight);

/// <summary>Content words of sentences as a sparse matrix: the dot product of two rows is their cosine.</summary>
internal sealed class SentenceTerms
{
    private readonly ArticleTerms _article;
    private readonly List<SentenceTerm> _entries; // not copied into an array: that of a book is large
    private readonly int[] _rowStarts;
    private readonly int[] _words;

    public SentenceTerms(ArticleText article, IReadOnlyList<Sentence> sentences)
    {
        _article = ArticleTerms.Of(article);
        (_rowStarts, _words) = (new int[sentences.Count + 1], new int[sentences.Count]);
        var entries = new List<SentenceTerm>(CountContentWords());
        var row = new List<int>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var words = _article.OfSentence(sentences[i].Id - 1);
            _words[i] = words.Length;
            row.Clear();
            foreach (var word in words)
            {
                if (!_article.IsStopWord(word))
                {
                    row.Add(word);
                }
            }

            row.Sort();
            AddRow(entries, CollectionsMarshal.AsSpan(row));
            _rowStarts[i + 1] = entries.Count;
        }

        _entries = entries;
        Weigh(article.Sentences.Count);
    }

    public int Sentences => _words.Length;

    /// <summary>How many different terms the article has; they are numbered from 0.</summary>
    public int Terms => _article.Count;

    /// <summary>A sentence's terms, each once, ascending by number.</summary>
    public ReadOnlySpan<SentenceTerm> this[int sentence] => Entries[_rowStarts[sentence].._rowStarts[sentence + 1]];

    private Span<SentenceTerm> Entries => CollectionsMarshal.AsSpan(_entries);

    public int Frequency(int term) => _article.Frequency(term);

    /// <summary>How many words a sentence has, stop words too.</summary>
    public int Words(int sentence) => _words[sentence];

    // Counted first, so that the list need not grow: of a book it is large.
    private int CountContentWords()
    {
        var count = 0;
        foreach (var term in _article.Tokens)
        {
            count += _article.IsStopWord(term) ? 0 : 1;
        }

        return count;
    }

    private static void AddRow(List<SentenceTerm> entries, ReadOnlySpan<int> sorted)
    {
        for (var at = 0; at < sorted.Length; )
        {
            var first = at;
            while (at < sorted.Length && sorted[at] == sorted[first])
            {
                at++;
            }

            entries.Add(new(sorted[first], at - first, 0));
        }
    }

    private void Weigh(int articleSentences)
    {
        for (var i = 0; i < Sentences; i++)
        {
            var row = Entries[_rowStarts[i].._rowStarts[i + 1]];
            var square = 0.0;
            foreach (ref var entry in row)
            {
                var rarity = Math.Log(1 + ((double)articleSentences / _article.SentenceFrequency(entry.Term)));
                var weight = (1 + Math.Log(entry.Count)) * rarity;
                square += weight * weight;
                entry = entry with { Weight = (float)weight };
            }

            var length = (float)Math.Sqrt(square);
            foreach (ref var entry in row)
            {
                entry = entry with { Weight = entry.Weight / length };
            }
        }
    }
}
