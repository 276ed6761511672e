using System.Text;
using Markdig;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Reading.PlainText;

namespace Summarizer.Text.Reading.Markdown;

/// <summary>Markdown (CommonMark 0.31 with front matter, pipe tables, footnotes and definition lists), through Markdig.</summary>
internal sealed class MarkdownReader : IFormatReader
{
    private const int ConstructsToBelieve = 2; // one may be an accident of plain text

    private static readonly MarkdownPipeline First = Builder().UseYamlFrontMatter().Build();
    private static readonly MarkdownPipeline Later = Builder().Build(); // what opens the text stands in the first piece

    private static readonly ArticleFormat MarkdownFormat = new(
        "Markdown",
        [".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"],
        ["text/markdown", "text/x-markdown"]
    );

    public ArticleFormat Format => MarkdownFormat;

    public Recognition Recognise(ArticleFile file) =>
        HasConstructs(file) ? Recognition.ByContent : Format.DeclaredBy(file);

    /// <summary>Whether a file is declared to be Markdown, or looks like it.</summary>
    public static bool Claims(ArticleFile file) =>
        MarkdownFormat.DeclaredBy(file) is not Recognition.None || HasConstructs(file);

    private static bool HasConstructs(ArticleFile file) =>
        ConstructsIn(Encoding.UTF8.GetString(file.Head)) >= ConstructsToBelieve;

    public ReadResult Read(ArticleFile file) => TextFile.Read(file, charset: null, ReadText);

    /// <summary>Reads decoded Markdown. What is nested too deeply for it can still be read as plain text.</summary>
    public static ReadResult ReadText(string markdown)
    {
        var draft = new ArticleDraft { IsDocument = true };
        var text = MarkdownDialects.Rewrite(TextNormalizer.Normalize(markdown), draft);
        if (!TryRead(text, draft))
        {
            draft = new();
            PlainTextBlocks.AddTo(draft, text);
        }

        return draft.Finish();
    }

    private static bool TryRead(string text, ArticleDraft draft)
    {
        if (MarkdownPieces.Of(text) is not [var first, .. var others])
        {
            return false;
        }

        var names = others.Count > 0 ? new MarkdownReferences(text) : null;
        var blocks = new MarkdownBlocks(draft, Later, LeadInsIn(text) >= ConstructsToBelieve);
        try
        {
            blocks.Add(Markdig.Markdown.Parse(first + names?.UsedIn(first), First));
            foreach (var piece in others)
            {
                blocks.Add(Markdig.Markdown.Parse(names?.UsedIn(piece) + piece, Later));
            }

            return true;
        }
        catch (ArgumentException)
        {
            return false; // nested too deeply
        }
    }

    private static MarkdownPipelineBuilder Builder() =>
        new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseFootnotes()
            .UseDefinitionLists()
            .UseEmphasisExtras()
            .UseTaskLists();

    // How many lines open with bold words that a sentence follows.
    private static int LeadInsIn(string text)
    {
        var count = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var end = line.StartsWith("**", StringComparison.Ordinal)
                ? line[2..].IndexOf("** ", StringComparison.Ordinal)
                : -1;
            count += end > 0 && line.Length > end + 5 && char.IsUpper(line[end + 5]) ? 1 : 0;
        }

        return count;
    }

    // How many kinds of Markdown's own constructs a text holds.
    private static int ConstructsIn(string text)
    {
        var (headings, fences, tables) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var hashes = line.IndexOfAnyExcept('#');
            headings += hashes is >= 1 and <= 6 && line[hashes] == ' ' ? 1 : 0;
            fences += line.StartsWith("```", StringComparison.Ordinal) ? 1 : 0;
            tables +=
                line.StartsWith("|--", StringComparison.Ordinal)
                || line.StartsWith("| --", StringComparison.Ordinal)
                || line.StartsWith("|:-", StringComparison.Ordinal)
                    ? 1
                    : 0;
        }

        return Math.Min(headings, 2)
            + (fences > 1 ? 1 : 0)
            + (tables > 0 ? 1 : 0)
            + (text.Contains("](http", StringComparison.Ordinal) ? 1 : 0)
            + (
                text.StartsWith("---\n", StringComparison.Ordinal) && text.Contains("\n---\n", StringComparison.Ordinal)
                || text.StartsWith("+++\n", StringComparison.Ordinal)
                    && text.Contains("\n+++\n", StringComparison.Ordinal)
                    ? 1
                    : 0
            );
    }
}
