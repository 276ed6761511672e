namespace Summarizer.Index;

/// <summary>Where a word stands in a digest. As a number it is a score: a place outweighs all below it together.</summary>
[Flags]
internal enum WordPlaces
{
    None = 0,
    Question = 1,
    Summary = 2,
    Keyword = 4,
    Title = 8,

    /// <summary>Everywhere; also what a word counts for that the language of an article does not search for.</summary>
    All = Title | Keyword | Summary | Question,
}
