namespace Summarizer.Text.Sentences;

/// <summary>Faces made of punctuation, which belong to the sentence before them: ":)", ";-)", ":P".</summary>
internal static class Emoticon
{
    /// <summary>The length of the face that stands alone at a place, before white space or the end; 0 if there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        text = text[at..];
        if (text.Length < 2 || text[0] is not (':' or ';' or '='))
        {
            return 0;
        }

        var mouth = text[1] is '-' or '\'' or '^' or 'o' ? 2 : 1;
        var end = mouth;
        while (end < text.Length && end - mouth < 5 && text[end] is ')' or '(' or 'D' or 'P' or 'p' or '|' or '/')
        {
            end++;
        }

        return end > mouth && (end == text.Length || char.IsWhiteSpace(text[end])) ? end : 0;
    }
}
