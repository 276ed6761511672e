using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Epub;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Reading.Html;
using Summarizer.Text.Reading.Mail;
using Summarizer.Text.Reading.Markdown;
using Summarizer.Text.Reading.Markup;
using Summarizer.Text.Reading.Notebooks;
using Summarizer.Text.Reading.Pdf;
using Summarizer.Text.Reading.PlainText;
using Summarizer.Text.Reading.Subtitles;
using Summarizer.Text.Reading.Word;

namespace Summarizer.Text.Reading;

/// <summary>Turns the bytes of an upload into an article.</summary>
public static class ArticleReader
{
    private const int MaxBytes = 256 * 1024 * 1024; // more than this cannot be one string with room to work on it

    // Every format that is read. Where two readers are as sure of a file, the one that stands last reads it.
    private static readonly IFormatReader[] Readers =
    [
        new PlainTextReader(), // reads what no other reader does
        new MarkdownReader(),
        new MarkupReader(new LatexSyntax()),
        new MarkupReader(new RestSyntax()),
        new MarkupReader(MarkedSyntax.AsciiDoc),
        new MarkupReader(MarkedSyntax.Org),
        new MarkupReader(MarkedSyntax.Wiki),
        new HtmlReader(),
        new SubtitleReader(),
        new NotebookReader(),
        new MailReader(),
        new EpubReader(),
        new WordReader(),
        new PdfReader(),
    ];

    /// <summary>Every format that is read, the simplest first.</summary>
    public static IReadOnlyList<ArticleFormat> Formats { get; } = [.. Readers.Select(r => r.Format)];

    /// <summary>The formats in words: <c>Plain text, Markdown, … or Word (DOCX)</c>.</summary>
    public static string FormatsInWords { get; } =
        $"{string.Join(", ", Formats.SkipLast(1).Select(f => f.Name))} or {Formats[^1].Name}";

    /// <summary>How far into a file its format is looked for.</summary>
    public const int HeadBytes = ArticleFile.HeadLength;

    /// <summary>
    /// Why a file that begins so is not read, in the sentence that <see cref="Read"/> would say; null if a reader may try it.
    /// </summary>
    /// <param name="head">Its first <see cref="HeadBytes"/>; all of it, if there are fewer.</param>
    /// <param name="contentType">The declared media type with its parameters, if any.</param>
    /// <param name="name">The upload's name.</param>
    public static string? WhyUnsupported(ReadOnlyMemory<byte> head, string? contentType = null, string? name = null)
    {
        var file = ArticleFile.Of(head, contentType, name);
        return head.Length == HeadBytes && UnsupportedFormats.IsPackage(file.Head)
            ? UnsupportedFormats.ExplainStartOfPackage(file.Head)
            : RefusalOf(file, ReaderOf(file))?.Explanation;
    }

    /// <summary>Reads an upload. Never throws for what the bytes hold.</summary>
    /// <param name="bytes">The whole upload.</param>
    /// <param name="contentType">The declared media type with its parameters, if any.</param>
    /// <param name="name">The upload's name; its ending is the last hint at the format.</param>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string? contentType = null, string? name = null)
    {
        if (bytes.IsEmpty)
        {
            return new ReadResult.Unreadable(UnreadableReason.Empty, "The file is empty.");
        }

        if (bytes.Length > MaxBytes)
        {
            return new ReadResult.Unreadable(
                UnreadableReason.TooLarge,
                $"The file is larger than {MaxBytes / (1024 * 1024)} MiB. Upload it in parts."
            );
        }

        var file = ArticleFile.Of(bytes, contentType, name);
        var reader = ReaderOf(file);
        return RefusalOf(file, reader) ?? reader.Read(file);
    }

    private static IFormatReader ReaderOf(ArticleFile file) => Readers.Reverse().MaxBy(r => r.Recognise(file))!;

    private static ReadResult.Unreadable? RefusalOf(ArticleFile file, IFormatReader reader) =>
        reader.IsBinary ? null : UnsupportedFormats.RefusalOf(file);
}
