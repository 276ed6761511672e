namespace Summarizer.Text.Reading.Drafts;

/// <summary>Bold words that open a paragraph and stand for its heading: "<b>Who pays?</b> The council will …".</summary>
internal static class LeadIn
{
    /// <summary>Whether the bold words are a heading of the rest of the paragraph.</summary>
    /// <param name="bold">The bold words, without white space around them.</param>
    /// <param name="rest">What follows them, likewise.</param>
    /// <param name="isOwnLine">Whether a line break follows the bold words.</param>
    /// <param name="isAmongOthers">Whether other paragraphs of the document open so: one alone may be emphasis.</param>
    public static bool IsHeading(string bold, string rest, bool isOwnLine, bool isAmongOthers) =>
        bold.Length > 0
        && rest.Length > 0
        && OpensSentence(rest)
        && HeadingForm.Fits(bold)
        && (isOwnLine || isAmongOthers || HeadingForm.IsQuestion(bold));

    private static bool OpensSentence(string text) =>
        text.TrimStart('"', '“', '„', '«', '‘', '(', '¿', '¡') is [var first, ..]
        && (char.IsUpper(first) || char.IsDigit(first) || (char.IsLetter(first) && !char.IsLower(first)));
}
