using System.Buffers;
using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Reading.Html.Pages;
using Summarizer.Text.Reading.Markdown;

namespace Summarizer.Text.Reading.Html;

/// <summary>HTML, and XML taken as such: the article out of a whole page, its title and keywords from the metadata.</summary>
internal sealed class HtmlReader : IFormatReader
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \"'>;/?");

    // One of these, and a tag at the very start, is HTML; a piece of a page is enough.
    private static readonly string[] Tags = ["<html", "<head", "<body", "</p>", "</div>", "</h1>", "</h2>"];

    public ArticleFormat Format { get; } =
        new(
            "HTML",
            [".html", ".htm", ".xhtml", ".xml"],
            ["text/html", "application/xhtml+xml", "application/xml", "text/xml"]
        );

    public Recognition Recognise(ArticleFile file) =>
        Format.DeclaredBy(file) is var declared && LooksLikeHtml(file, declared) ? Recognition.ByContent : declared;

    public ReadResult Read(ArticleFile file) =>
        TextFile.Read(file, DeclaredCharset(file.Head), html => ReadPage(html, title: null));

    /// <summary>Reads a decoded page; a null <paramref name="title"/> is taken from the page.</summary>
    public static ReadResult ReadPage(string html, string? title)
    {
        if (PageTree.Build(html) is not { } page)
        {
            return ReadResult.Unreadable.TooMuchText;
        }

        var draft = new ArticleDraft();
        var metadata = PageMetadata.Of(page);
        metadata = title is null ? metadata : metadata with { Title = title };
        draft.Title = metadata.Title;
        draft.AddTags(metadata.Tags);
        ArticleOfPage.AddTo(draft, page, metadata);
        return draft.Finish();
    }

    /// <summary>All that a page says that is no web page but a message or a chapter; null if it is too large.</summary>
    public static IEnumerable<RawBlock>? BlocksOf(string html)
    {
        const double links = 0.8; // of the characters: more is a way to somewhere else
        return PageTree.Build(html) is { } page
            ? PageRuns
                .Of(page, PageHints.HasNoContent)
                .Where(r => r.Kind is BlockKind.Heading || r.LinkDensity < links || r.HasStop)
                .Select(r => new RawBlock(r.Kind, r.Text.Trim(), r.Level))
            : null;
    }

    // <meta charset="…">, <meta http-equiv="Content-Type" content="…; charset=…"> or <?xml encoding="…"?>.
    private static string? DeclaredCharset(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        foreach (var name in new[] { "charset", "encoding" })
        {
            for (
                var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
                at >= 0;
                at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase)
            )
            {
                var value = text.AsSpan(at + name.Length).TrimStart();
                if (value.StartsWith('='))
                {
                    value = value[1..].TrimStart(" \"'");
                    var end = value.IndexOfAny(NameEnds);
                    return end > 0 ? value[..end].ToString() : null;
                }
            }
        }

        return null;
    }

    // A Markdown file may open with HTML: then only a whole page is one.
    private static bool LooksLikeHtml(ArticleFile file, Recognition declared)
    {
        var text = Encoding
            .Latin1.GetString(file.Head)
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('\u00FE', '\u00FF', '\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<?xml", StringComparison.Ordinal)
            || text.StartsWith('<')
                && Array.Exists(Tags, t => text.Contains(t, StringComparison.OrdinalIgnoreCase))
                && (declared is not Recognition.None || !MarkdownReader.Claims(file));
    }
}
