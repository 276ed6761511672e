namespace Summarizer.Text.Keywords;

/// <summary>
/// Rates candidates of scripts without spaces, where any string of characters may be a word: by C-value (Frantzi,
/// Ananiadou and Mima, 2000), which prefers long strings and passes over those that mostly stand within a longer one.
/// </summary>
internal static class Termhood
{
    private const double InTitle = 1.5; // what the title names is worth this many times as much

    /// <summary>The rating of a phrase, not negative.</summary>
    public static double Rate(Phrase phrase) =>
        Math.Log2(phrase.Characters)
        * Math.Max(0, phrase.Count - (phrase.CountWithin == phrase.Count ? phrase.Count : phrase.CountWithin / 2.0))
        * (phrase.InTitle ? InTitle : 1);
}
