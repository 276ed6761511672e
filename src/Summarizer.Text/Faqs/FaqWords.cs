using System.Collections.Frozen;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Faqs;

/// <summary>The words by which articles of many languages announce questions and answers.</summary>
internal static class FaqWords
{
    private static readonly string[] Titles = [.. Language.Everywhere(Section.FaqHeadings)];
    private static readonly FrozenSet<string> QuestionLabels = Set(Section.QuestionLabels);
    private static readonly FrozenSet<string> AnswerLabels = Set(Section.AnswerLabels);
    private static readonly string[] Courtesies = [.. Language.Everywhere(Section.Courtesies)];

    /// <summary>Whether a heading announces questions; <paramref name="alone"/>: and says nothing else.</summary>
    public static bool IsTitle(ReadOnlySpan<char> text, bool alone)
    {
        var trimmed = text.Trim(" :*_#").ToString().ToLowerInvariant();
        return Array.Exists(Titles, t => alone ? trimmed == t : Contains(trimmed, t));
    }

    public static bool IsQuestionLabel(string key) => QuestionLabels.Contains(key);

    public static bool IsAnswerLabel(string key) => AnswerLabels.Contains(key);

    /// <summary>Whether a sentence of an interviewer thanks or greets.</summary>
    public static bool IsCourtesy(ReadOnlySpan<char> sentence)
    {
        foreach (var word in Courtesies)
        {
            if (sentence.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(string text, string title)
    {
        var at = text.IndexOf(title, StringComparison.Ordinal);
        return at >= 0
            && (at == 0 || !char.IsLetter(text[at - 1]) || title[0] > 0x2E7F)
            && (at + title.Length == text.Length || !char.IsLetter(text[at + title.Length]) || title[0] > 0x2E7F);
    }

    private static FrozenSet<string> Set(Section section) =>
        Language.Everywhere(section).ToFrozenSet(StringComparer.Ordinal);
}
