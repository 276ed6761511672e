using DocumentFormat.OpenXml.Packaging;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Reading.Html;
using Summarizer.Text.Reading.Mail;
using Summarizer.Text.Reading.PlainText;

namespace Summarizer.Text.Reading.Word;

/// <summary>
/// Pages and texts that a document holds as a whole (altChunk, ECMA-376 17.17.2.1): programs that export HTML leave it to the
/// word processor to convert it.
/// </summary>
internal sealed class WordChunks(MainDocumentPart main)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>The blocks of a chunk, the first time it is asked for.</summary>
    public IEnumerable<RawBlock> BlocksOf(string relation)
    {
        if (
            !_read.Add(relation)
            || !main.TryGetPartById(relation, out var part)
            || part is not AlternativeFormatImportPart
            || !PackageLimits.IsText(part.Uri.OriginalString)
        )
        {
            return [];
        }

        using var bytes = new MemoryStream();
        using (var content = part.GetStream(FileMode.Open, FileAccess.Read))
        {
            content.CopyTo(bytes);
        }

        bytes.Position = 0;
        return part.ContentType switch
        {
            "text/html" or "application/xhtml+xml" => Decode(bytes) is { } html ? HtmlReader.BlocksOf(html) ?? [] : [],
            "message/rfc822" => MailReader.BlocksOf(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)),
            _ => Decode(bytes) is { } text ? Text(text) : [],
        };
    }

    private static IReadOnlyList<RawBlock> Text(string text)
    {
        var draft = new ArticleDraft();
        PlainTextBlocks.AddTo(draft, TextNormalizer.Normalize(text));
        return draft.Blocks;
    }

    private static string? Decode(MemoryStream bytes) =>
        TextDecoder.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), charset: null);
}
