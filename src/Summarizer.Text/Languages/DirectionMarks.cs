namespace Summarizer.Text.Languages;

/// <summary>
/// The invisible characters that turn the direction of text (Unicode Bidirectional Algorithm, UAX #9, section 2). They can
/// make one name look like another.
/// </summary>
public static class DirectionMarks
{
    /// <summary>Whether a character is one of them.</summary>
    public static bool Contains(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
