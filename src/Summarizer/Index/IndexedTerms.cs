using System.Runtime.InteropServices;
using Summarizer.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Index;

/// <summary>A term of an article as the index has it.</summary>
internal readonly record struct IndexedTerm(string Term, TermWeight Weight);

/// <summary>The terms by which an article is found: of its digest and of its whole text.</summary>
internal static class IndexedTerms
{
    /// <summary>How many terms of an article are indexed: all of one of 15 KB, those that tell most of a longer one.</summary>
    public const int Max = 1000;

    /// <summary>A longer text is indexed by its beginning: ten times a long article.</summary>
    private const int MaxText = 2_000_000;

    private const int Piece = 50_000; // characters

    /// <summary>Longer words are rarer, up to here.</summary>
    private const int LongWord = 12;

    /// <summary>
    /// The terms, in the form that the <see cref="TextAnalyzer"/> of the digest's language gives them, in ordinal order;
    /// without a text those of the digest.
    /// </summary>
    public static IReadOnlyList<IndexedTerm> Of(Digest digest, string? text)
    {
        var counts = new Dictionary<string, (WordPlaces Places, int Frequency)>(StringComparer.Ordinal);
        var analyzer = TextAnalyzer.For(digest.Content.Language);
        var length = 0;
        foreach (var field in DigestField.Of(digest))
        {
            Count(field.Text, field.Place);
        }

        if (text is not null)
        {
            length = 0; // the digest repeats what the text says
            foreach (var piece in Pieces(text))
            {
                Count(piece, WordPlaces.Text);
            }
        }

        IEnumerable<KeyValuePair<string, (WordPlaces Places, int Frequency)>> kept = counts;
        if (counts.Count > Max)
        {
            kept = counts.OrderByDescending(Telling).ThenBy(t => t.Key, StringComparer.Ordinal).Take(Max);
        }

        return
        [
            .. kept.OrderBy(t => t.Key, StringComparer.Ordinal)
                .Select(t => new IndexedTerm(t.Key, TermWeight.Of(t.Value.Places, t.Value.Frequency, length))),
        ];

        void Count(string of, WordPlaces place)
        {
            foreach (var token in analyzer.Analyze(of))
            {
                if (!token.IsStopWord)
                {
                    ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, token.Term, out _);
                    count = (count.Places | place, count.Frequency + 1);
                    length++;
                }
            }
        }
    }

    // A piece at a time, since a word takes some ten times its letters in memory while it is counted.
    private static IEnumerable<string> Pieces(string text)
    {
        var length = Math.Min(text.Length, MaxText);
        for (var start = 0; start < length; )
        {
            var end = Math.Min(start + Piece, length);
            var blank = end < length ? text.LastIndexOf(' ', end - 1, end - start) : -1;
            end = blank > start ? blank : end;
            yield return text[start..end];
            start = end;
        }
    }

    // What the digest says comes first; then what is said often, and of as frequent words the longer.
    private static double Telling(KeyValuePair<string, (WordPlaces Places, int Frequency)> term) =>
        (term.Value.Places is WordPlaces.Text ? 0 : Max)
        + Math.Log2(1 + term.Value.Frequency)
        + ((double)Math.Min(term.Key.Length, LongWord) / LongWord);
}
