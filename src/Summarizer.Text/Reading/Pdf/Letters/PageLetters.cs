namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>The letters of a page that can be seen, in the order in which they are drawn.</summary>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Width">The page's width as shown.</param>
/// <param name="Height">The page's height as shown.</param>
/// <param name="Letters">The letters.</param>
/// <param name="HasPictures">Whether there are pictures on it.</param>
internal sealed record PageLetters(
    int Number,
    double Width,
    double Height,
    IReadOnlyList<PageLetter> Letters,
    bool HasPictures
);
