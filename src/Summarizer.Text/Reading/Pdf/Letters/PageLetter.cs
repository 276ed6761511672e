namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>A letter as it stands on its page. The origin is the page's lower left corner; units are points.</summary>
/// <param name="Text">What it says, usually one character; a space, too, is a letter.</param>
/// <param name="Left">Where its advance begins.</param>
/// <param name="Right">Where its advance ends.</param>
/// <param name="Baseline">The height of its baseline.</param>
/// <param name="Size">Its size as drawn.</param>
/// <param name="Typeface">What it is set in.</param>
internal readonly record struct PageLetter(
    string Text,
    double Left,
    double Right,
    double Baseline,
    double Size,
    Typeface Typeface
)
{
    /// <summary>What stands for a glyph of which the file does not say which character it is.</summary>
    public const string Unknown = "\uFFFD";

    public bool IsSpace => string.IsNullOrWhiteSpace(Text);

    public double Middle => (Left + Right) / 2;
}
