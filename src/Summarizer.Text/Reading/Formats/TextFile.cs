using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Reading.Formats;

/// <summary>Decodes and normalises an upload that is text, once for every reader of a text format.</summary>
internal static class TextFile
{
    /// <summary>Reads the text of an upload with a reader of text; bytes that are not text are refused.</summary>
    /// <param name="file">The file.</param>
    /// <param name="charset">The character set that the text itself declares, where the upload's type declares none.</param>
    /// <param name="read">Reads the normalised text.</param>
    public static ReadResult Read(ArticleFile file, string? charset, Func<string, ReadResult> read) =>
        TextDecoder.Decode(file.Bytes.Span, file.Charset ?? charset) is { } text
            ? read(text)
            : UnsupportedFormats.Binary;
}
