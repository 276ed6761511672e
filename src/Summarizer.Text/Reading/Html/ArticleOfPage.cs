using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Html.Pages;
using Summarizer.Text.Reading.PlainText;

namespace Summarizer.Text.Reading.Html;

/// <summary>Takes the article's blocks out of a page.</summary>
internal static class ArticleOfPage
{
    private const double FewWords = 100; // with fewer, what was left out may be the article
    private const double TooFewWords = 30; // for an article
    private const double MuchMore = 2; // times as many words as were found
    private const double Paragraph = 60; // words: less may be the footer of a short page
    private const double MostShare = 0.5;
    private const int Repeated = 40; // characters that no author writes twice
    private const int MaxQuestion = 400;
    private const int MaxIngredient = 200;

    public static void AddTo(ArticleDraft draft, PageNode page, PageMetadata metadata)
    {
        var article = Find(page, metadata, Surroundings.Of(page, metadata.Title));
        if (Words(article) < FewWords)
        {
            article = FirstMuchLonger(article, Elsewhere(page, metadata));
        }

        if (Words(article) < TooFewWords && metadata.Descriptions.MaxBy(d => d.Length) is { } description)
        {
            draft.Add(BlockKind.Paragraph, description); // of a page that a script fills, all that there is
        }

        var code = article.Where(r => r.Kind is BlockKind.Code).ToList();
        var isSetAsCode = Words(code) > Words(article) * MostShare;
        foreach (var run in article)
        {
            if (isSetAsCode && run.Kind is BlockKind.Code && Preformatted.IsText(run.Text))
            {
                PlainTextBlocks.AddTo(draft, TextNormalizer.Normalize(run.Text));
            }
            else
            {
                draft.Add(run.Kind, run.Text, run.Level);
            }
        }

        AddFaqs(draft, metadata.Linked.Faqs);
        if (draft.Blocks.Count == 0)
        {
            // A page of links, say: better all of it than nothing.
            PageRuns.Of(page, PageHints.HasNoText).ForEach(run => draft.Add(run.Kind, run.Text, run.Level));
        }
    }

    // Where a page may hold its article when it does not show it.
    private static IEnumerable<List<PageRun>> Elsewhere(PageNode page, PageMetadata metadata)
    {
        if (metadata.Linked.Body is { } body)
        {
            // Plain text, its lines paragraphs, or HTML.
            var html = body.Contains("</", StringComparison.Ordinal)
                ? body
                : body.Replace("\n", "<br><br>", StringComparison.Ordinal);
            yield return PageTree.Build(html) is { } text ? PageRuns.Of(text, PageHints.HasNoContent) : [];
        }

        if (Surroundings.WithoutMost(page, metadata.Title) is { } others)
        {
            yield return Find(page, metadata, others);
        }
    }

    private static List<PageRun> FirstMuchLonger(List<PageRun> article, IEnumerable<List<PageRun>> others) =>
        others.FirstOrDefault(o => Words(o) > Math.Max(Words(article) * MuchMore, article.Count > 0 ? Paragraph : 0))
        ?? article;

    // The article's runs, with the elements around it left out.
    private static List<PageRun> Find(PageNode page, PageMetadata metadata, HashSet<PageNode> around)
    {
        var runs = PageRuns.Of(page, around.Contains);
        var title = TitleIn(runs, metadata.Title);
        var isIn = new bool[runs.Count];
        var ranges = MainContent.Find(page, runs, title);
        ranges.ForEach(range => isIn.AsSpan(range).Fill(true));
        if (!runs.Where((_, i) => isIn[i] && i != title).Any())
        {
            isIn.AsSpan().Fill(true); // too short a text to stand out
        }

        foreach (var lead in Lead.Find(runs, title, Array.IndexOf(isIn, true), metadata.Descriptions))
        {
            isIn[lead] = true;
        }

        AddIngredients(runs, isIn, metadata.Linked.Ingredients);
        LinkBoxes.Remove(runs, isIn);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. runs.Where(
                (run, i) =>
                    i != title
                    && (isIn[i] || run.Kind is BlockKind.Question or BlockKind.Answer)
                    // The same words twice are a gallery's captions, or a page for two sizes of screen.
                    && (run.Length < Repeated || seen.Add(run.Text))
            ),
        ];
    }

    // Short items far from the text, which the metadata tell apart from the page's other lists.
    private static void AddIngredients(List<PageRun> runs, bool[] isIn, IReadOnlyList<string> ingredients)
    {
        var keys = ingredients.Select(Key).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; keys.Count > 0 && i < runs.Count; i++)
        {
            isIn[i] |= runs[i].Length < MaxIngredient && keys.Contains(Key(runs[i].Text));
        }
    }

    private static double Words(List<PageRun> runs) => runs.Sum(r => r.Words);

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
    internal static int TitleIn(List<PageRun> runs, string? title)
    {
        var exact = title is null
            ? -1
            : runs.FindIndex(r => r.Kind is BlockKind.Heading && ArticleDraft.SameWords(r.Text, title));
        return exact >= 0 ? exact : runs.FindIndex(r => r is { Kind: BlockKind.Heading, Level: 1 });
    }
}
