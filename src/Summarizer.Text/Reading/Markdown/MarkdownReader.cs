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

    public ArticleFormat Format { get; } =
        new("Markdown", [".md", ".markdown", ".mdown", ".mkd"], ["text/markdown", "text/x-markdown"]);

    public Recognition Recognise(ArticleFile file) =>
        ConstructsIn(Encoding.UTF8.GetString(file.Head)) >= ConstructsToBelieve
            ? Recognition.ByContent
            : Format.DeclaredBy(file);

    public ReadResult Read(ArticleFile file) =>
        TextFile.Read(file, charset: null, text => ReadText(TextNormalizer.Normalize(text)));

    // What is nested too deeply for Markdown can still be read as plain text.
    private static ReadResult ReadText(string text)
    {
        var draft = new ArticleDraft { IsDocument = true };
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
        var blocks = new MarkdownBlocks(draft);
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
                    ? 1
                    : 0
            );
    }
}
