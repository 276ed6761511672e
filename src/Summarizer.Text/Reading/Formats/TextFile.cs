using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Reading.Formats;

/// <summary>Decodes and normalises an upload that is text, once for every reader of a text format.</summary>
internal static class TextFile
{
    /// <summary>Reads a text file; the type of the upload overrides <paramref name="charset"/>.</summary>
    public static ReadResult Read(ArticleFile file, string? charset, Func<string, ReadResult> read) =>
        TextDecoder.Decode(file.Bytes.Span, file.Charset ?? charset) is { } text
            ? read(text)
            : UnsupportedFormats.Binary;
}
