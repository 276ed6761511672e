using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.Word;

/// <summary>DOCX (ECMA-376 WordprocessingML): paragraphs, headings by style, lists, tables, core properties.</summary>
internal sealed class WordReader : IFormatReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = PackageLimits.MaxExpanded,
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
            if (PackageLimits.Exceeds(stream))
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
            new WordBody(draft, styles, new WordChunks(main).BlocksOf).Read(xml);
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

    // Only parts that were counted are read.
    private static XmlReader Open(OpenXmlPart part) =>
        PackageLimits.IsText(part.Uri.OriginalString)
            ? XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Settings)
            : throw new InvalidDataException($"{part.Uri} is no text.");

    private static ReadResult.Unreadable Damaged(string explanation) => new(UnreadableReason.Damaged, explanation);
}
