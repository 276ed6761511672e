namespace Summarizer.Text.Grounding.Matching;

/// <summary>What a word is to a check.</summary>
internal enum WordRole
{
    /// <summary>It says something of its own.</summary>
    Content,

    /// <summary>It is a stop word, or only ties words to a speaker.</summary>
    Grammar,

    /// <summary>It is a group of digits, a number in words, or a word of scale such as "million".</summary>
    Number,

    /// <summary>It is a unit after a number; a sign before the number may stand for it.</summary>
    Unit,
}

/// <summary>One word of a statement or of a passage.</summary>
/// <param name="Term">The number of its term; -1 for one that the article does not have.</param>
/// <param name="Start">Where it starts in its text, in UTF-16 units.</param>
/// <param name="Length">How long it is as written.</param>
/// <param name="Role">What it is to a check.</param>
internal readonly record struct CheckedWord(int Term, int Start, int Length, WordRole Role)
{
    /// <summary>Whether it is a number or a part of one.</summary>
    public bool IsNumber => Role is WordRole.Number;

    /// <summary>Whether what is said depends on it.</summary>
    public bool IsContent => Role is WordRole.Content or WordRole.Number;
}
