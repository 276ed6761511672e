using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;

namespace Summarizer.Text.Reading.Html;

/// <summary>Takes the article's blocks out of a page.</summary>
internal static class ArticleOfPage
{
    private const double TooFewWords = 20; // an article has more; then less is dropped on suspicion
    private const double LargeShare = 0.35; // of a page's words: what has as much is no accessory, whatever its name

    private const int Repeated = 40; // characters that no author writes twice
    private const int MaxQuestion = 400;
    private const double CommentShare = 0.85; // comments outgrow articles, but not the page
    private const double DoubtfulWords = 120; // a box around an article is shorter than a section of it

    public static void AddTo(ArticleDraft draft, PageNode page, IReadOnlyList<(string Question, string Answer)> faqs)
    {
        var around = AroundArticle(page, draft.Title);
        var runs = PageRuns.Of(page, around.Contains);
        if (runs.Sum(r => r.Words) < TooFewWords && around.Count > 0)
        {
            runs = PageRuns.Of(page, PageHints.HasNoContent);
        }

        var title = TitleIn(runs, draft.Title);
        var isIn = new bool[runs.Count];
        foreach (var range in MainContent.Find(page, runs, title))
        {
            isIn.AsSpan(range).Fill(true);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            var isWanted =
                i != title && (run.Kind is BlockKind.Question or BlockKind.Answer || isIn[i] && !IsLinkList(run));

            // The same words twice are a gallery's captions, or a page for two sizes of screen.
            if (isWanted && (run.Length < Repeated || seen.Add(run.Text)))
            {
                draft.Add(run.Kind, run.Text, run.Level);
            }
        }

        AddFaqs(draft, faqs);
        if (draft.Blocks.Count == 0)
        {
            // A page of links, say: better all of it than nothing.
            PageRuns.Of(page, PageHints.HasNoContent).ForEach(run => draft.Add(run.Kind, run.Text, run.Level));
        }
    }

    // The elements that hold nothing of the article, judged on the page as a whole.
    private static HashSet<PageNode> AroundArticle(PageNode page, string? declaredTitle)
    {
        var all = PageRuns.Of(page, PageHints.HasNoContent);
        var words = new double[all.Count + 1];
        for (var i = 0; i < all.Count; i++)
        {
            words[i + 1] = words[i] + all[i].Words * (1 - all[i].LinkDensity);
        }

        var title = TitleIn(all, declaredTitle);

        bool IsAround(PageNode node)
        {
            // What stands around an article does not hold its title.
            if (node.FirstRun <= title && title < node.EndRun)
            {
                return false;
            }

            var own = words[node.EndRun] - words[node.FirstRun];
            return own < words[^1] * CommentShare && PageHints.HoldsComments(node)
                || own < words[^1] * LargeShare
                    && PageHints.StandsAround(node, out var isDoubtful)
                    && (!isDoubtful || own < DoubtfulWords);
        }

        return page.Descendants()
            .Where(n => n.Tag != PageNode.TextTag && (PageHints.HasNoContent(n) || IsAround(n)))
            .ToHashSet();
    }

    // Pairs that only the metadata hold; what the text holds too stays where it stands.
    private static void AddFaqs(ArticleDraft draft, IReadOnlyList<(string Question, string Answer)> faqs)
    {
        if (faqs.Count == 0)
        {
            return;
        }

        var inText = draft
            .Blocks.Where(b => b.Text.Length < MaxQuestion)
            .Select(b => Key(b.Text))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (question, answer) in faqs)
        {
            if (inText.Add(Key(question)))
            {
                draft.Add(BlockKind.Question, question);
                draft.Add(BlockKind.Answer, answer);
            }
        }
    }

    private static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // The heading that says what the metadata say, or the first of the first level.
    private static int TitleIn(List<PageRun> runs, string? title)
    {
        var exact = title is null
            ? -1
            : runs.FindIndex(r => r.Kind is BlockKind.Heading && ArticleDraft.SameWords(r.Text, title));
        return exact >= 0 ? exact : runs.FindIndex(r => r is { Kind: BlockKind.Heading, Level: 1 });
    }

    // An item that is nothing but a link, among others of its kind.
    private static bool IsLinkList(PageRun run) =>
        run.LinkDensity > 0.8
        && run.Kind is BlockKind.ListItem or BlockKind.Paragraph or BlockKind.Heading
        && !run.HasStop;
}
