using Summarizer.Text.Languages;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.Drafts;

/// <summary>Recognises headings in plain text by their form: short, one line, no full stop, followed by something.</summary>
internal static class HeadingForm
{
    private const int MaxHeading = 100;
    private const int MaxTitle = 200;
    private const int MaxQuestion = 200;
    private const int MaxWords = 16;
    private static readonly string[] QuestionEndings = [.. Language.Everywhere(Section.QuestionEndings)];

    public static bool FitsTitle(string line) =>
        line.Length <= MaxTitle
        && !char.IsLower(line[0])
        && (line[^1] is '?' or '!' || char.IsLetterOrDigit(line[^1]) || StopCharacters.IsCloser(line[^1]))
        && !IsLabelled(line)
        && SentenceSplitter.Split(line).Take(3).Count() < 3;

    /// <summary>Whether a line, and what follows it, look like a heading and its text.</summary>
    public static bool FitsAbove(string line, string? next) =>
        next is not null
        && Fits(line)
        // A question stands over its answer; a question in a conversation is followed by more of it.
        && (
            !IsQuestion(line) || !IsQuestion(next) && next.Length > line.Length / 2 && !StopCharacters.IsQuote(next[0])
        );

    /// <summary>Whether a line that is set apart looks like a heading.</summary>
    public static bool Fits(string line)
    {
        if (char.IsLower(line[0]) || StopCharacters.IsQuote(line[0]) || IsLabelled(line) || line[^1] == '"')
        {
            return false;
        }

        if (IsQuestion(line))
        {
            return line.Length <= MaxQuestion && SentenceSplitter.Split(line).Take(2).Count() == 1;
        }

        return line.Length <= MaxHeading
            && line.AsSpan().Count(' ') < MaxWords
            && (char.IsLetterOrDigit(line[^1]) || line[^1] is ')' or '!' or '”' or '’')
            && line.Any(char.IsLetter)
            && (SentenceSplitter.Split(line).Take(2).Count() == 1 || line.AsSpan().IndexOfAny('?', '!') > 0)
            && !EndsSentence(line);
    }

    /// <summary>Whether a line asks: by its mark or, in Japanese, by its particle ("ですか。").</summary>
    public static bool IsQuestion(string line) =>
        line[^1] is '?' or '？' or '؟'
        || Array.Exists(QuestionEndings, e => line.EndsWith(e, StringComparison.Ordinal));

    // "(He left.)", "… he said.”": a stop under the closing quote.
    private static bool EndsSentence(string line)
    {
        var text = line.AsSpan().TrimEnd("”’\")");
        return text.Length == 0 || text[^1] is '.' or ',' or ';' or ':' or '…';
    }

    // "Anna: We met." A speaker, or a label, with what is said.
    private static bool IsLabelled(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and < 12 && line.AsSpan(0, colon).IndexOf(' ') < 0 && line.Length - colon > 60;
    }
}
