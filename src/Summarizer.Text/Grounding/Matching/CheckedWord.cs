namespace Summarizer.Text.Grounding.Matching;

/// <summary>What a word is to a check.</summary>
internal enum WordRole
{
    Content, // it says something of its own
    Grammar, // it is a stop word, or only ties words to a speaker
    Number, // it is a group of digits, a number in words, or a word of scale such as "million"
    Unit, // it is a unit after a number; a sign before the number may stand for it
}

/// <summary>A word; its term is -1 if the article lacks it, its place is in UTF-16 units.</summary>
internal readonly record struct CheckedWord(int Term, int Start, int Length, WordRole Role)
{
    public bool IsNumber => Role is WordRole.Number;

    /// <summary>Whether what is said depends on it.</summary>
    public bool IsContent => Role is WordRole.Content or WordRole.Number;
}
