namespace Summarizer.Text.Faqs;

/// <summary>How a question looks, whatever its language.</summary>
internal static class Questions
{
    /// <summary>Whether the text ends in a question mark, closing quotes and brackets aside.</summary>
    public static bool IsQuestion(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd(" \u00a0\u202f)]}\"'”’»」』*_");
        return !end.IsEmpty && end[^1] is '?' or '？' or '؟';
    }

    /// <summary>The length of a number or bullet before a question, with white space: "1. ", "2) ", "• ".</summary>
    public static int NumberLength(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        var numbered = at is > 0 and <= 3 && at < text.Length && text[at] is '.' or ')' or ':';
        var marked = at == 0 && text.Length > 0 && text[0] is '•' or '–' or '—' or '-' or '*' or '▸' or '►';
        if (!numbered && !marked)
        {
            return 0;
        }

        at++;
        var spaces = 0;
        while (at + spaces < text.Length && char.IsWhiteSpace(text[at + spaces]))
        {
            spaces++;
        }

        return spaces > 0 ? at + spaces : 0;
    }

    /// <summary>A question in the form in which equal ones are equal: its letters and digits, in lower case.</summary>
    public static string Fold(string question) =>
        string.Concat(question.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Whether a text has a word, so cased, with no letter before or after it.</summary>
    public static bool ContainsWord(ReadOnlySpan<char> text, string word)
    {
        for (var at = 0; ; at += word.Length)
        {
            var found = text[at..].IndexOf(word, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at += found;
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
            {
                return true;
            }
        }
    }
}
