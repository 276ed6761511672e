using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Html.Pages;

namespace Summarizer.Text.Reading.Html;

/// <summary>Finds what leads away from an article in the midst of it: links to other articles, job advertisements.</summary>
internal static class LinkBoxes
{
    private const double MostlyLink = 0.8;
    private const double LinkAndName = 0.3; // "Ferry engineer", linked, and who looks for one

    /// <summary>Takes link boxes, and the headings over them, out of the runs that are in the article.</summary>
    public static void Remove(IReadOnlyList<PageRun> runs, bool[] isIn)
    {
        int[] inside = [.. Enumerable.Range(0, runs.Count).Where(i => isIn[i])];
        var isBelow = false; // a link box: nothing stood between
        for (var at = inside.Length - 1; at >= 0; at--)
        {
            var run = runs[inside[at]];
            isBelow =
                IsLink(run)
                || IsLinkWithName(run) && (IsLinkWithName(Neighbour(at - 1)) || IsLinkWithName(Neighbour(at + 1)))
                || isBelow && run.Kind is BlockKind.Heading;
            isIn[inside[at]] = !isBelow;
        }

        PageRun? Neighbour(int at) => at >= 0 && at < inside.Length ? runs[inside[at]] : null;
    }

    // An item that is nothing but a link; a heading may link to its own place, or unfold what is below it.
    private static bool IsLink(PageRun run) =>
        run.Kind switch
        {
            BlockKind.Heading => run.DensityElsewhere > MostlyLink,
            BlockKind.ListItem or BlockKind.Paragraph or BlockKind.Quote => run.LinkDensity > MostlyLink
                && !run.HasStop,
            _ => false,
        };

    // One such paragraph may be anything; two in a row list what they link to.
    private static bool IsLinkWithName(PageRun? run) =>
        run is { Kind: BlockKind.Paragraph, Links.AtStart: true } && run.LinkDensity > LinkAndName && !run.EndsSentence;
}
