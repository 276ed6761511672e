using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Html.Pages;

namespace Summarizer.Text.Reading.Html;

/// <summary>
/// Finds the lead: what stands between a page's title and the text of its article and reads as a sentence, or opens as the
/// page's description does. Pages often keep it apart from the text, in the header or in a box of its own.
/// </summary>
internal static class Lead
{
    private const int MostRuns = 40; // between title and text; a page of another kind has more
    private const double LeastWords = 8; // of a sentence that no metadata repeat
    private const double MostLinked = 0.3;
    private const int Opening = 40; // letters and digits that tell a description

    /// <summary>The indexes of the lead's runs in front of <paramref name="text"/>, the first run of the text.</summary>
    public static IEnumerable<int> Find(
        IReadOnlyList<PageRun> runs,
        int title,
        int text,
        IReadOnlyList<string> descriptions
    )
    {
        var keys = descriptions.Select(Key).Where(k => k.Length == Opening).ToHashSet(StringComparer.Ordinal);
        for (var i = Math.Max(0, text - MostRuns); i < text; i++)
        {
            var isBelowTitle = title >= 0 && title < i;
            if (i != title && (isBelowTitle && ReadsAsSentence(runs[i]) || keys.Contains(Key(runs[i].Text))))
            {
                yield return i;
            }
        }
    }

    private static bool ReadsAsSentence(PageRun run) =>
        run.Kind is not (BlockKind.Caption or BlockKind.Code or BlockKind.TableRow)
        && run.Words >= LeastWords
        && run.EndsSentence
        && run.LinkDensity < MostLinked;

    private static string Key(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit).Take(Opening)).ToUpperInvariant();
}
