using Summarizer.Text.Reading.Html.Pages;

namespace Summarizer.Text.Reading.Html;

/// <summary>
/// The elements of a page that hold nothing of its article: by their tag, role, style and names, unless they hold so much
/// of the page's text that they cannot be accessory.
/// </summary>
internal static class Surroundings
{
    private const double LargeShare = 0.35; // of a page's words: what has as much is no accessory, whatever its name
    private const double BelowShare = 0.85; // comments and references outgrow articles, but not the page
    private const double MostShare = 0.5; // of all the words of a page or a part of it
    private const double LeastArticle = 60; // words of sentences between a title and readers' comments
    private const double LeastShare = 0.05; // … and of what the comments have
    private const double DoubtfulWords = 120; // a box around an article is shorter than a section of it

    /// <summary>The elements around the article, judged on the page as a reader sees it.</summary>
    public static HashSet<PageNode> Of(PageNode page, string? title) => Find(page, title, PageHints.HasNoContent);

    /// <summary>
    /// The elements around the article if tags, roles and styles say nothing where most of the page's text stands: a
    /// page that a script unfolds, an article in an aside. Null if they do not matter there.
    /// </summary>
    public static HashSet<PageNode>? WithoutMost(PageNode page, string? title)
    {
        var words = Totals(PageRuns.Of(page, PageHints.HasNoText), Unlinked);
        var most = page.Descendants()
            .Where(n => !PageHints.HasNoText(n) && Own(n, words) > words[^1] * MostShare)
            .ToHashSet();
        return most.Any(PageHints.HasNoContent)
            ? Find(page, title, n => PageHints.HasNoText(n) || PageHints.HasNoContent(n) && !most.Contains(n))
            : null;
    }

    private static HashSet<PageNode> Find(PageNode page, string? declaredTitle, Func<PageNode, bool> hasNoContent)
    {
        var runs = PageRuns.Of(page, hasNoContent);
        var words = Totals(runs, Unlinked);
        var onCookies = Totals(
            runs,
            r => r.Text.Contains("cookie", StringComparison.OrdinalIgnoreCase) ? Unlinked(r) : 0
        );
        var sentences = Totals(runs, r => r.EndsSentence ? Unlinked(r) : 0);
        var title = ArticleOfPage.TitleIn(runs, declaredTitle);

        bool IsAround(PageNode node)
        {
            // What stands around an article does not hold its title.
            if (node.FirstRun <= title && title < node.EndRun)
            {
                return false;
            }

            var own = Own(node, words);
            return own < words[^1] * BelowShare && PageHints.StandsBelow(node)
                || own < words[^1] * LargeShare
                    && PageHints.StandsAround(node, out var isDoubtful)
                    && (!isDoubtful || own < DoubtfulWords)
                || node.FirstRun > title
                    && title >= 0
                    && sentences[node.FirstRun] - sentences[title] > Math.Max(LeastArticle, own * LeastShare)
                    && PostList.Is(node, runs)
                || Own(node, onCookies) > own * MostShare && PageHints.AsksForConsent(node);
        }

        return page.Descendants().Where(n => n.Tag != PageNode.TextTag && (hasNoContent(n) || IsAround(n))).ToHashSet();
    }

    private static double Unlinked(PageRun run) => run.Words * (1 - run.LinkDensity);

    // How much of something stands before each run, and at the end on the whole page.
    private static double[] Totals(List<PageRun> runs, Func<PageRun, double> amount)
    {
        var totals = new double[runs.Count + 1];
        for (var i = 0; i < runs.Count; i++)
        {
            totals[i + 1] = totals[i] + amount(runs[i]);
        }

        return totals;
    }

    private static double Own(PageNode node, double[] totals) => totals[node.EndRun] - totals[node.FirstRun];
}
