using Summarizer.Text.Digests;

namespace Summarizer.Digests;

/// <summary>What was checked of a digest's statements, in one English sentence.</summary>
public static class SupportInWords
{
    /// <summary>
    /// Null where there is nothing to tell: every statement is the article's own, or the digest is from before this was
    /// recorded.
    /// </summary>
    public static string? Of(DigestResponse article) =>
        Of([.. article.Summary?.Claims.Select(c => c.Support) ?? [], .. article.Faqs?.Select(f => f.Support) ?? []]);

    /// <summary>The same of some statements.</summary>
    public static string? Of(IReadOnlyCollection<SupportLevel?> statements)
    {
        if (statements.Contains(null) || statements.All(s => s is SupportLevel.Verbatim))
        {
            return null;
        }

        if (statements.All(s => s is SupportLevel.Unchecked))
        {
            return "The statements were not checked against the article.";
        }

        (int Count, string One, string Many)[] kinds =
        [
            (
                statements.Count(s => s is SupportLevel.Verbatim or SupportLevel.Wording),
                "is in the article's words or nearly so",
                "are in the article's words or nearly so"
            ),
            (
                statements.Count(s => s is SupportLevel.Facts),
                "is in other words, and its names, numbers and dates agree with the article",
                "are in other words, and their names, numbers and dates agree with the article"
            ),
            (
                statements.Count(s => s is SupportLevel.Confirmed),
                "is in other words, and the model confirmed it",
                "are in other words, and the model confirmed them"
            ),
            (
                statements.Count(s => s is SupportLevel.Unchecked),
                "was not checked against the article",
                "were not checked against the article"
            ),
        ];
        var parts = kinds
            .Where(k => k.Count > 0)
            .Select((k, i) => $"{Subject(k.Count, isFirst: i == 0)} {(k.Count == 1 ? k.One : k.Many)}");
        return string.Join("; ", parts) + ".";

        string Subject(int count, bool isFirst) =>
            !isFirst ? $"{count}"
            : count < statements.Count ? $"{count} of {statements.Count} statements"
            : count == 1 ? "The statement"
            : $"All {count} statements";
    }

    /// <summary>
    /// What was checked of one statement, in two or three words to stand beside its citations; null if it is in the article's
    /// words or nearly so.
    /// </summary>
    public static string? Mark(SupportLevel? support) =>
        support switch
        {
            SupportLevel.Facts => "in other words",
            SupportLevel.Confirmed => "in other words, confirmed by the model",
            SupportLevel.Unchecked => "not checked",
            _ => null,
        };
}
