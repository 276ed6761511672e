using System.Buffers;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Html;

/// <summary>A run of text, not yet normalised, between block elements; lengths leave out white space.</summary>
internal sealed record PageRun(PageNode Block, BlockKind Kind, int Level, string Text, int Length, int LinkLength)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?。！？…।؟");

    private const double LettersInWord = 5.5; // English, with its punctuation; a Han character counts as one of these too
    public double Words { get; } = CountWords(Text, Length);

    /// <summary>The share of its characters that belong to links.</summary>
    public double LinkDensity => Length == 0 ? 0 : (double)LinkLength / Length;

    /// <summary>Whether it reads like a sentence: it has a stop.</summary>
    public bool HasStop { get; } = Text.AsSpan().IndexOfAny(Stops) >= 0;

    private static double CountWords(string text, int length)
    {
        foreach (var c in text)
        {
            if (c is >= '\u3040' and <= '\u9FFF')
            {
                return length / 2.0; // written without spaces, about two characters a word
            }
        }

        return length / LettersInWord;
    }
}
