namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>Counts letters, and how many of them stand for no character.</summary>
internal sealed class LetterCounts
{
    public int Letters { get; private set; }

    public int Unreadable { get; private set; }

    public bool HasPictures { get; private set; }

    public void Add(PageLetters page)
    {
        HasPictures |= page.HasPictures;
        foreach (var letter in page.Letters.Where(l => !l.IsSpace))
        {
            Letters++;
            Unreadable += IsUnreadable(letter.Text) ? 1 : 0;
        }
    }

    // Unknown, of private use, or a control.
    private static bool IsUnreadable(string text) =>
        text[0] is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or < ' ' or (>= '\u007F' and < '\u00A0');
}
