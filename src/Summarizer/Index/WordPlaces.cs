namespace Summarizer.Index;

/// <summary>Where a word stands in an article and its digest.</summary>
[Flags]
internal enum WordPlaces
{
    None = 0,
    Question = 1,
    Summary = 2,
    Keyword = 4,
    Title = 8,
    Answer = 16,
    Text = 32,

    /// <summary>Everywhere; also what a list counts for that is not a word's.</summary>
    All = Title | Keyword | Summary | Question | Answer | Text,
}
