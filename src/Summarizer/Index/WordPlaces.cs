namespace Summarizer.Index;

/// <summary>
/// Where a word stands in a digest. As a number it is the word's score: a place weighs more than all below it together.
/// </summary>
[Flags]
public enum WordPlaces
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>In a question.</summary>
    Question = 1,

    /// <summary>In the summary.</summary>
    Summary = 2,

    /// <summary>In a keyword.</summary>
    Keyword = 4,

    /// <summary>In the title.</summary>
    Title = 8,

    /// <summary>Everywhere; also what a word counts for that the language of an article does not search for.</summary>
    All = Title | Keyword | Summary | Question,
}
