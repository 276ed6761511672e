using System.Buffers;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Html.Pages;

/// <summary>
/// The links of a run: how many there are, how many characters are in them and in those that lead away from the page, and
/// whether the run opens with one.
/// </summary>
internal readonly record struct RunLinks(int Count, int Length, int LengthElsewhere, bool AtStart);

/// <summary>A run of text, not yet normalised, between block elements; lengths leave out white space.</summary>
internal sealed record PageRun(PageNode Block, BlockKind Kind, int Level, string Text, int Length, RunLinks Links)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?。！？…।؟");

    private const double LettersInWord = 5.5; // English, with its punctuation; a Han character counts as one of these too
    private const int ProseLinks = 3; // fewer may be a teaser: a linked title and the sentence under it
    private const double WordsBetweenLinks = 2;

    public double Words { get; } = CountWords(Text, Length);

    /// <summary>The share of its characters that belong to links.</summary>
    public double LinkDensity => Length == 0 ? 0 : (double)Links.Length / Length;

    /// <summary>… to links that lead away from the page.</summary>
    public double DensityElsewhere => Length == 0 ? 0 : (double)Links.LengthElsewhere / Length;

    /// <summary>Whether it reads like a sentence: it has a stop.</summary>
    public bool HasStop { get; } = Text.AsSpan().IndexOfAny(Stops) >= 0;

    /// <summary>Whether it ends like a sentence, whatever closes behind the stop.</summary>
    public bool EndsSentence
    {
        get
        {
            var text = Text.AsSpan().TrimEnd(" \t\r\n\u00a0\"'”’»)");
            return !text.IsEmpty && Stops.Contains(text[^1]);
        }
    }

    /// <summary>Whether its links stand in sentences, as in an encyclopedia; in a list of links there are few words between.</summary>
    public bool LinksInProse =>
        HasStop && Links.Count >= ProseLinks && Words * (1 - LinkDensity) >= Links.Count * WordsBetweenLinks;

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
