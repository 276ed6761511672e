using System.IO.Compression;
using System.Xml;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Reading.Html;

namespace Summarizer.Text.Reading.Epub;

/// <summary>EPUB (W3C EPUB 3.3, and 2): its chapters in reading order, title and subjects from the package document.</summary>
internal sealed class EpubReader : IFormatReader
{
    private const string Container = "META-INF/container.xml";

    public ArticleFormat Format { get; } = new("EPUB", [".epub"], ["application/epub+zip"]);

    public bool IsBinary => true;

    public Recognition Recognise(ArticleFile file) =>
        file.Head.StartsWith("PK\u0003\u0004"u8)
        && (
            file.Head.IndexOf("mimetypeapplication/epub+zip"u8) == 30
            || (Format.DeclaredBy(file) is not Recognition.None && file.Bytes.Span.IndexOf("META-INF/container"u8) >= 0)
        )
            ? Recognition.ByContent
            : Recognition.None;

    public ReadResult Read(ArticleFile file)
    {
        try
        {
            using var stream = file.OpenStream();
            if (PackageLimits.Exceeds(stream))
            {
                return Damaged("The EPUB file expands to more than can be read. Upload its chapters one by one.");
            }

            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return ReadPackage(archive);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return Damaged("The EPUB file is damaged. Export it again and upload that.");
        }
    }

    private static ReadResult ReadPackage(ZipArchive archive)
    {
        var path = archive.GetEntry(Container) is { } container ? EpubPackage.PathIn(container.Open()) : null;
        if (path is null || !PackageLimits.IsText(path) || archive.GetEntry(path) is not { } opf)
        {
            return Damaged("The EPUB file does not say where its chapters are. Export it again and upload that.");
        }

        var package = EpubPackage.Read(opf.Open(), path);
        var draft = new ArticleDraft { IsDocument = true, Title = package.Title };
        draft.AddTags(package.Subjects);
        var tooLarge = 0;
        foreach (var name in package.Chapters.Distinct(StringComparer.Ordinal).Where(PackageLimits.IsText))
        {
            if (archive.GetEntry(name) is { } chapter && TextOf(chapter) is { } html)
            {
                var blocks = HtmlReader.BlocksOf(html);
                tooLarge += blocks is null ? 1 : 0;
                foreach (var block in blocks ?? [])
                {
                    draft.Add(block.Kind, block.Text, block.Level);
                }
            }
        }

        return draft.Finish() is var result && result is ReadResult.Readable readable && tooLarge > 0
            ? readable with
            {
                Unread = $"{tooLarge} of the book's chapters {(tooLarge == 1 ? "is" : "are")} too large to be read.",
            }
            : result;
    }

    private static string? TextOf(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var content = entry.Open())
        {
            content.CopyTo(bytes);
        }

        return TextDecoder.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), charset: null);
    }

    private static ReadResult.Unreadable Damaged(string explanation) => new(UnreadableReason.Damaged, explanation);
}
