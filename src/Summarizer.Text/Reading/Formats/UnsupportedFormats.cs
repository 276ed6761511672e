using System.Buffers;
using System.Buffers.Binary;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Formats;

/// <summary>Formats that are known by their first bytes and not read: what it is, and what to do instead.</summary>
internal static class UnsupportedFormats
{
    private const string AsText = "Save the text as TXT, Markdown, HTML or DOCX and upload that.";

    private const string OtherPackage =
        "This is a ZIP archive, or an unsupported format based on one (such as XLSX, PPTX or ODT). Upload the articles one by one, as TXT, Markdown, HTML or DOCX.";

    private const int PackageHeader = 30; // bytes before the name of a file in a ZIP archive
    private const int LongestName = 1024; // of such a file; more is damage

    private static readonly (byte[] Magic, int At, string Explanation)[] Known =
    [
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            0,
            "This file is from an older Microsoft Office version (such as .doc) or is password-protected. Save it as DOCX without a password and upload that."
        ),
        ([.. "{\\rtf"u8], 0, "RTF files are not supported. Save the text as DOCX and upload that."),
        ([0x89, .. "PNG"u8], 0, $"This is a picture (PNG). Pictures are not supported. {AsText}"),
        ([0xFF, 0xD8, 0xFF], 0, $"This is a picture (JPEG). Pictures are not supported. {AsText}"),
        ([.. "GIF8"u8], 0, $"This is a picture (GIF). Pictures are not supported. {AsText}"),
        ([.. "WEBP"u8], 8, $"This is a picture (WebP). Pictures are not supported. {AsText}"),
        ([.. "II*\0"u8], 0, $"This is a picture (TIFF). Pictures are not supported. {AsText}"),
        ([.. "MM\0*"u8], 0, $"This is a picture (TIFF). Pictures are not supported. {AsText}"),
        ([.. "mimetypeapplication/vnd.oasis.opendocument"u8], 30, $"OpenDocument files are not supported. {AsText}"),
        ([.. "PK\u0005\u0006"u8], 0, "This is an empty ZIP archive."),
        ([0x1F, 0x8B, 0x08], 0, "This is a compressed file (gzip). Unpack it and upload what is inside."),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], 0, "This is a 7-Zip archive. Unpack it and upload what is inside."),
        ([.. "Rar!"u8], 0, "This is a RAR archive. Unpack it and upload what is inside."),
        ([.. "ftyp"u8], 4, $"This is a video or sound file. {AsText}"),
        ([.. "ID3"u8], 0, $"This is a sound file (MP3). {AsText}"),
        ([.. "OggS"u8], 0, $"This is a sound file (Ogg). {AsText}"),
        ([.. "SQLite format 3"u8], 0, $"This is a database (SQLite). {AsText}"),
        ([0x7F, .. "ELF"u8], 0, $"This is a program. {AsText}"),
        ([.. "MZ"u8, 0x90, 0x00], 0, $"This is a program. {AsText}"),
    ];

    /// <summary>The answer to bytes that are not text of any encoding.</summary>
    public static ReadResult Binary { get; } = Refusal($"The file contains binary data, not text. {AsText}");

    /// <summary>Why bytes that begin so are not read; null if they may be. Of ZIP files only a reader of all bytes knows.</summary>
    public static string? Explain(ReadOnlySpan<byte> head)
    {
        foreach (var (magic, at, explanation) in Known)
        {
            if (head.Length >= at + magic.Length && head[at..].StartsWith(magic))
            {
                return explanation;
            }
        }

        return null;
    }

    /// <summary>The refusal of a file that no reader knows by its content; null if one may read it as text.</summary>
    public static ReadResult.Unreadable? RefusalOf(ArticleFile file) =>
        Explain(file.Head) is { } explanation ? Refusal(explanation)
        : IsPackage(file.Head) ? Refusal(OtherPackage)
        : RefusalOfData(file);

    /// <summary>Whether a file is a ZIP archive, as DOCX and EPUB are.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    /// <summary>
    /// Why an archive that begins so is not read, if its beginning tells: it is damaged, or the names in it are those of a
    /// spreadsheet or a presentation. Which others are read is known at their end.
    /// </summary>
    public static string? ExplainStartOfPackage(ReadOnlySpan<byte> head)
    {
        if (Explain(head) is { } explanation)
        {
            return explanation;
        }

        if (NameInPackage(head).IsEmpty)
        {
            return OtherPackage;
        }

        for (var rest = head; IsPackage(rest); rest = rest[Math.Max(0, rest.IndexOf("PK\u0003\u0004"u8))..])
        {
            var name = NameInPackage(rest);
            if (name.StartsWith("xl/"u8) || name.StartsWith("ppt/"u8))
            {
                return OtherPackage;
            }

            rest = rest[4..];
        }

        return null;
    }

    // The name of the file whose header begins here; empty if it is damaged or reaches beyond the bytes.
    private static ReadOnlySpan<byte> NameInPackage(ReadOnlySpan<byte> header)
    {
        var length = header.Length < PackageHeader ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        return
            length is > 0 and <= LongestName
            && header.Length >= PackageHeader + length
            && !header.Slice(PackageHeader, length).ContainsAnyInRange((byte)0, (byte)0x1F)
            ? header.Slice(PackageHeader, length)
            : [];
    }

    private static readonly SearchValues<byte> JsonOpening = SearchValues.Create("{[ \t\r\n"u8);

    // Data is text, but no sentence of it is an article's.
    private static ReadResult.Unreadable? RefusalOfData(ArticleFile file) =>
        file.Extension is ".csv" or ".tsv" || file.MediaType is "text/csv" or "text/tab-separated-values"
            ? Refusal($"This is a table (CSV). Tables are not supported. {AsText}")
        : file.Extension is ".json" or ".jsonl" or ".ndjson"
        || file.MediaType is "application/json"
        || LooksLikeJson(file.Head)
            ? Refusal($"This is data (JSON), not a text. {AsText}")
        : null;

    // {"name": …, [{"name": …, or ["word", …
    private static bool LooksLikeJson(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart(" \t\r\n"u8);
        var opening = text.IndexOfAnyExcept(JsonOpening);
        return opening > 0
            && text[opening] == (byte)'"'
            && text[(opening + 1)..] is var rest
            && rest.IndexOf((byte)'"') is >= 0 and var end
            && rest[(end + 1)..].TrimStart(" \t\r\n"u8) is [(byte)':' or (byte)',', ..];
    }

    private static ReadResult.Unreadable Refusal(string explanation) =>
        new(UnreadableReason.UnsupportedFormat, explanation);
}
