using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Html.Pages;

namespace Summarizer.Text.Reading.Html;

/// <summary>
/// Finds the part of a page that is its article. Every run of text is scored, running text for and short or linked runs
/// against (link density after Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using shallow text features",
/// 2010); an element's score is the sum over its runs, less for those that lie deeper, so that the element whose own
/// paragraphs these are stands out against the page that has teasers from everywhere.
/// </summary>
internal sealed class MainContent
{
    private const double LinkCost = 2.5; // a run that is all link costs more than its words are worth
    private const double RunCost = 8; // words: what a run must have to count as text
    private const double ItemCost = 3; // items and rows are shorter by nature
    private const double Decay = 0.8; // for each level between an element and a run
    private const double HeldBonus = 1.15; // for elements that say they hold an article
    private const double BodyBonus = 1.6; // for those that say they hold its text and nothing else (schema.org)
    private const double BeforeTitle = 0.4; // an article seldom stands before its title
    private const double Belongs = 0.15; // of the best element's score: what a neighbour must have to belong to it

    private const double KinBelongs = 0.03; // … if it also looks like it
    private const double MaxLinkDensity = 0.2; // of a neighbour

    private readonly IReadOnlyList<PageRun> _runs;
    private readonly int _title;
    private readonly double[] _sums;
    private readonly Dictionary<PageNode, double> _own = [];
    private readonly Dictionary<PageNode, double> _decayed = [];

    private MainContent(IReadOnlyList<PageRun> runs, int title)
    {
        _runs = runs;
        _title = title;
        _sums = new double[runs.Count + 1];
        for (var i = 0; i < runs.Count; i++)
        {
            var score = Score(runs[i]);
            _sums[i + 1] = _sums[i] + score;
            _own[runs[i].Block] = _own.GetValueOrDefault(runs[i].Block) + score;
        }
    }

    /// <summary>The article's runs in order; <paramref name="title"/> is the index of the title's run, or -1.</summary>
    public static List<Range> Find(PageNode root, IReadOnlyList<PageRun> runs, int title)
    {
        var content = new MainContent(runs, title);
        content.Weigh(root);
        var best = root;
        var bestScore = double.MinValue;
        foreach (var (node, score) in content._decayed)
        {
            var weighted = content.Weighted(node, score);
            if (weighted > bestScore && !node.IsInline && node.Tag is not ("p" or "li"))
            {
                (best, bestScore) = (node, weighted);
            }
        }

        return content.WithNeighbours(best);
    }

    /// <summary>How much a run speaks for an article around it, about in words.</summary>
    public static double Score(PageRun run)
    {
        var isSlight = run.Kind is BlockKind.Heading or BlockKind.Caption;
        var cost = run.Kind switch
        {
            BlockKind.Heading or BlockKind.Caption => Math.Min(run.Words, ItemCost),
            BlockKind.ListItem or BlockKind.TableRow or BlockKind.Quote => ItemCost,
            BlockKind.Code => 0,
            _ => run.HasStop ? RunCost / 2 : RunCost,
        };
        var words = isSlight ? Math.Min(run.Words, ItemCost) : run.Words;
        return words * (1 - (run.LinksInProse ? 1 : LinkCost) * run.LinkDensity) - cost;
    }

    // Trees are at most PageTree.MaxDepth deep, so this may recurse.
    private double Weigh(PageNode node)
    {
        var score = _own.GetValueOrDefault(node);
        foreach (var child in node.Children)
        {
            if (child.EndRun > child.FirstRun && !child.IsInline)
            {
                score += Decay * Weigh(child);
            }
        }

        _decayed[node] = score;
        return score;
    }

    private double Weighted(PageNode node, double score)
    {
        var weight =
            PageHints.IsArticleBody(node) ? BodyBonus
            : PageHints.Holds(node) ? HeldBonus
            : 1;
        return score * weight * (node.EndRun <= _title ? BeforeTitle : 1);
    }

    // The best element, and what stands beside it or its parents and reads as it does: articles are torn apart by
    // pictures and advertisements, at any height of the tree.
    private List<Range> WithNeighbours(PageNode best)
    {
        var ranges = new List<Range> { best.FirstRun..best.EndRun };
        var score = Plain(best);
        var height = 0;
        var isApart = IsTitleApart(best);
        for (var node = best; node.Parent is { } parent && parent.Tag is not ("html" or ""); node = parent)
        {
            height++;
            var isTorn = height > 2 || ranges.Count > 1; // found at a lower height: from here on only what looks alike
            foreach (var child in parent.Children)
            {
                if (child == node || child.IsInline || child.EndRun <= child.FirstRun || child.EndRun <= _title)
                {
                    continue;
                }

                var (hasKin, isOther) = Compare(child, best, isApart);
                if (
                    !isOther
                    && LinkDensity(child) < MaxLinkDensity
                    && (
                        hasKin && Plain(child) > score * KinBelongs
                        || !isTorn && Plain(child) > score * Belongs
                        || IsSectionBefore(child, best)
                    )
                )
                {
                    ranges.Add(child.FirstRun..child.EndRun);
                }
            }
        }

        return [.. ranges.OrderBy(r => r.Start.Value)];
    }

    // What stands under a heading between title and text: a recipe's ingredients, whose short lines weigh nothing.
    private bool IsSectionBefore(PageNode node, PageNode best) =>
        _title >= 0
        && node.FirstRun > _title
        && node.EndRun <= best.FirstRun
        && _runs[node.FirstRun] is { Kind: BlockKind.Heading } heading
        && _runs[best.FirstRun] is { Kind: BlockKind.Heading } first
        && heading.Level == first.Level;

    // Whether the title stands outside of the article that the best element is or is in: it may be the title of others too.
    private bool IsTitleApart(PageNode best)
    {
        for (var node = best; node is not null; node = node.Parent)
        {
            if ((node == best || node.Tag == "article") && Holds(node, _title))
            {
                return false;
            }
        }

        return true;
    }

    // Whether an element is or holds one of the best element's kind, and whether it is an article of its own.
    private (bool HasKin, bool IsOther) Compare(PageNode node, PageNode best, bool isTitleApart)
    {
        var names = best["class"];
        var (hasKin, hasArticle, hasTitle) = (false, false, false);
        foreach (var inside in node.Descendants())
        {
            hasKin |= names.Length > 0 && inside.Tag == best.Tag && inside["class"] == names;
            hasArticle |= inside.Tag == "article";
            hasTitle |= inside.Tag == "h1" && !Holds(inside, _title);
        }

        return (hasKin, hasTitle || hasArticle && !(hasKin && isTitleApart));
    }

    private static bool Holds(PageNode node, int run) => node.FirstRun <= run && run < node.EndRun;

    private double Plain(PageNode node) => _sums[node.EndRun] - _sums[node.FirstRun];

    private double LinkDensity(PageNode node)
    {
        var (length, links) = (0, 0);
        for (var i = node.FirstRun; i < node.EndRun; i++)
        {
            length += _runs[i].Length;
            links += _runs[i].Links.Length;
        }

        return length == 0 ? 0 : (double)links / length;
    }
}
