using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Boilerplate;
using Summarizer.Text.Reading.Html.Pages;

namespace Summarizer.Text.Reading.Html;

/// <summary>
/// Recognises what several people wrote, one below the other: comments, reviews, answers. The entries have one form, and
/// each says who wrote it, and mostly when.
/// </summary>
internal static class PostList
{
    private const int LeastPosts = 3;
    private const double MostPosts = 0.7; // of the entries
    private const int Edge = 4; // runs at the beginning or end of a post, where its writer stands
    private const double MostNameWords = 6;

    public static bool Is(PageNode node, IReadOnlyList<PageRun> runs)
    {
        if (node.Children.Count < LeastPosts)
        {
            return false;
        }

        var entries = node.Children.Where(c => !c.IsInline && c.EndRun > c.FirstRun).ToArray();
        if (entries.Length < LeastPosts)
        {
            return false;
        }

        var form = entries[^1];
        var alike = entries.Count(e => HasSameForm(e, form));
        return alike >= LeastPosts
            && alike >= entries.Length * MostPosts
            && entries.Count(e => IsPost(e, runs)) >= entries.Length * MostPosts;
    }

    // "comment odd" and "comment even" share their first name.
    private static bool HasSameForm(PageNode a, PageNode b) => a.Tag == b.Tag && FirstName(a) == FirstName(b);

    private static string FirstName(PageNode node) => PageHints.Names(node) is [var first, ..] ? first : "";

    private static bool IsPost(PageNode entry, IReadOnlyList<PageRun> runs)
    {
        var hasTime = false;
        for (var i = entry.FirstRun; i < entry.EndRun && !hasTime; i++)
        {
            hasTime = IsTime(runs[i]);
            i = i == entry.FirstRun + Edge ? Math.Max(i, entry.EndRun - Edge) : i;
        }

        return hasTime || entry.Tag == "li" && IsName(runs[entry.FirstRun]);
    }

    private static bool IsName(PageRun run) =>
        run.Kind is BlockKind.Heading or BlockKind.ListItem && run.Words <= 3 && !run.HasStop;

    // "3 March 2021", "Ana, 12:40".
    private static bool IsTime(PageRun run) =>
        run.Words <= MostNameWords * 2 && !run.EndsSentence && (TimeWords.IsAll(run.Text) || HasTime(run.Text));

    private static bool HasTime(string text)
    {
        for (var i = 1; i + 2 < text.Length; i++)
        {
            if (
                text[i] == ':'
                && char.IsAsciiDigit(text[i - 1])
                && char.IsAsciiDigit(text[i + 1])
                && char.IsAsciiDigit(text[i + 2])
            )
            {
                return true;
            }
        }

        return false;
    }
}
