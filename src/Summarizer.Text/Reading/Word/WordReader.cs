using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.Word;

/// <summary>DOCX (ECMA-376 WordprocessingML): paragraphs, headings by style, lists, tables, core properties.</summary>
internal sealed class WordReader : IFormatReader
{
    private const int MaxEntries = 10_000; // parts of a package; a book with pictures has hundreds
    private const long MaxExpanded = 128L * 1024 * 1024; // bytes of all its XML: more is a bomb, or a library
    private const long MaxRatio = 100; // of its XML to the file, where it is more than …
    private const long AnyRatio = 16 * 1024 * 1024; // … these bytes; word processors come to 20

    private const int MaxQuotes = 2_000; // of an element's attributes, two each; XmlReader compares them all with each other

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MaxExpanded,
    };

    public ArticleFormat Format { get; } =
        new("Word (DOCX)", [".docx"], ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"]);

    public bool IsBinary => true;

    // What is declared does not count: without such a package there is nothing to read.
    public Recognition Recognise(ArticleFile file) =>
        file.Head.StartsWith("PK\u0003\u0004"u8) && file.Bytes.Span.IndexOf("word/document"u8) >= 0
            ? Recognition.ByContent
            : Recognition.None;

    public ReadResult Read(ArticleFile file)
    {
        try
        {
            using var stream = file.OpenStream();
            if (IsBomb(stream))
            {
                return Damaged(
                    "The DOCX file expands to more than can be read. Save it again without embedded objects."
                );
            }

            stream.Position = 0;
            using var package = WordprocessingDocument.Open(stream, isEditable: false);
            return ReadPackage(package);
        }
        // The package libraries declare no set of exceptions for damaged files, and each release has its own. Whatever
        // they throw here is about the bytes: nothing else is touched.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Damaged("The DOCX file is damaged. Open it in a word processor, save it again and upload that.");
        }
    }

    private static ReadResult ReadPackage(WordprocessingDocument package)
    {
        if (package.MainDocumentPart is not { } main)
        {
            return Damaged("The DOCX file contains no document.");
        }

        var draft = new ArticleDraft { IsDocument = true };
        var properties = package.PackageProperties;
        draft.AddKeywords(
            (properties.Keywords ?? "").Split(
                [',', ';'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        );
        var styles = main.StyleDefinitionsPart is { } part ? WordStyles.Read(Open(part)) : WordStyles.None;
        using (var xml = Open(main))
        {
            new WordBody(draft, styles).Read(xml);
        }

        // The property is often a template's, or a file name: what the text says is the author's.
        if (
            draft.Title is null
            && draft.Blocks is not [{ Kind: BlockKind.Heading }, ..]
            && !string.IsNullOrWhiteSpace(properties.Title)
        )
        {
            draft.Title = properties.Title;
        }

        return draft.Finish();
    }

    private static XmlReader Open(OpenXmlPart part) =>
        XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Settings);

    // Expands every XML part once, counting: the sizes that a package declares may lie.
    private static bool IsBomb(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxEntries)
        {
            return true;
        }

        var buffer = new byte[1 << 16];
        var expanded = 0L;
        var most = Math.Min(MaxExpanded, AnyRatio + MaxRatio * stream.Length);
        foreach (var entry in archive.Entries)
        {
            if (
                !entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                && !entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            using var content = entry.Open();
            int? quotes = null;
            for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
            {
                expanded += read;
                if (expanded > most || HasTooManyAttributes(buffer.AsSpan(0, read), ref quotes))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Quotation marks inside a tag, which may have begun in the bytes before; null between tags.
    private static bool HasTooManyAttributes(ReadOnlySpan<byte> xml, ref int? quotes)
    {
        for (var at = 0; xml[at..].IndexOfAny("<>\"'"u8) is >= 0 and var next; at += next + 1)
        {
            quotes = xml[at + next] switch
            {
                (byte)'<' => 0,
                (byte)'>' => null,
                _ => quotes + 1,
            };
            if (quotes > MaxQuotes)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadResult.Unreadable Damaged(string explanation) => new(UnreadableReason.Damaged, explanation);
}
