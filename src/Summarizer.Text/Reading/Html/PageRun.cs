using System.Buffers;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Html;

/// <summary>A run of text that block elements separate from the next: a paragraph, a heading, an item, a table row.</summary>
/// <param name="Block">The element that holds it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Its level, as of <see cref="Block"/>.</param>
/// <param name="Text">Its text, not yet normalised.</param>
/// <param name="Length">How many characters of it are not white space.</param>
/// <param name="LinkLength">How many of these belong to links.</param>
internal sealed record PageRun(PageNode Block, BlockKind Kind, int Level, string Text, int Length, int LinkLength)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?。！？…।؟");

    private const double LettersInWord = 5.5; // English, with its punctuation; a Han character counts as one of these too

    /// <summary>About how many words it has.</summary>
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
