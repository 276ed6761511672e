namespace Summarizer.Text.Keywords;

/// <summary>The terms of a phrase, in order, as a key: one to <see cref="MaxWords"/> of them.</summary>
internal readonly record struct PhraseKey(int First, int Second = -1, int Third = -1, int Fourth = -1, int Fifth = -1)
{
    /// <summary>Longer phrases are clauses, not keywords.</summary>
    public const int MaxWords = 5;

    public int Length =>
        Second < 0 ? 1
        : Third < 0 ? 2
        : Fourth < 0 ? 3
        : Fifth < 0 ? 4
        : 5;

    public int this[int index] =>
        index switch
        {
            0 => First,
            1 => Second,
            2 => Third,
            3 => Fourth,
            _ => Fifth,
        };

    public static PhraseKey Of(ReadOnlySpan<int> terms) =>
        terms.Length switch
        {
            1 => new(terms[0]),
            2 => new(terms[0], terms[1]),
            3 => new(terms[0], terms[1], terms[2]),
            4 => new(terms[0], terms[1], terms[2], terms[3]),
            _ => new(terms[0], terms[1], terms[2], terms[3], terms[4]),
        };
}

/// <summary>What is known of one candidate for a key phrase.</summary>
internal sealed class Phrase(PhraseKey key, int firstToken)
{
    public PhraseKey Key { get; } = key;

    /// <summary>How often it occurs in the text and the title.</summary>
    public int Count { get; set; }

    /// <summary>Where it stands first: the token's index, 0 for one in the title.</summary>
    public int FirstToken { get; } = firstToken;

    /// <summary>How often it is a whole run of content words, not a part of a longer one.</summary>
    public int Whole { get; set; }

    /// <summary>How often it ends its run, where English phrases have their head.</summary>
    public int AtEnd { get; set; }

    public bool InTitle { get; set; }

    /// <summary>How often each of its words has a capital where no sentence starts.</summary>
    public int Capitals { get; set; }

    /// <summary>How often it stands where capitals say something: not at a sentence's start, not in a heading.</summary>
    public int Telling { get; set; }

    /// <summary>The traits of its first word, where it stood first.</summary>
    public WordTraits Opening { get; set; }

    /// <summary>The traits of its last word, where it stood first.</summary>
    public WordTraits Head { get; set; }

    /// <summary>The highest count of a longer phrase that holds it.</summary>
    public int CountWithin { get; set; }

    /// <summary>Whether it is written with capitals where these say something.</summary>
    public bool IsName => 2 * Capitals > Telling;

    /// <summary>Whether it stands nowhere but within one longer name.</summary>
    public bool IsPartOfName { get; set; }

    /// <summary>How long it is as first written, in UTF-16 units.</summary>
    public int Characters { get; set; }
}
