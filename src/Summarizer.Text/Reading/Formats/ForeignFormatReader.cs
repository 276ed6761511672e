using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Formats;

/// <summary>Formats that are known by their first bytes and not read: says what it is and what to do instead.</summary>
internal sealed class ForeignFormatReader : IFormatReader
{
    private const string AsText = "Save the text as TXT, Markdown, HTML or DOCX and upload that.";

    private static readonly (byte[] Magic, int At, string Explanation)[] Formats =
    [
        ([.. "%PDF-"u8], 0, $"PDF files are not supported yet. {AsText}"),
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            0,
            "This is a file of an older Microsoft Office (such as .doc), or one under a password. Save it as DOCX without a password and upload that."
        ),
        ([.. "{\\rtf"u8], 0, "RTF files are not supported. Save it as DOCX and upload that."),
        ([0x89, .. "PNG"u8], 0, $"This is a picture (PNG), and pictures are not read. {AsText}"),
        ([0xFF, 0xD8, 0xFF], 0, $"This is a picture (JPEG), and pictures are not read. {AsText}"),
        ([.. "GIF8"u8], 0, $"This is a picture (GIF), and pictures are not read. {AsText}"),
        ([.. "WEBP"u8], 8, $"This is a picture (WebP), and pictures are not read. {AsText}"),
        ([.. "II*\0"u8], 0, $"This is a picture (TIFF), and pictures are not read. {AsText}"),
        ([.. "MM\0*"u8], 0, $"This is a picture (TIFF), and pictures are not read. {AsText}"),
        (
            [.. "PK\u0003\u0004"u8],
            0,
            "This is a ZIP archive, or a format made of one that is not supported (such as XLSX, PPTX, ODT or EPUB). Upload the articles one by one, as TXT, Markdown, HTML or DOCX."
        ),
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

    public Recognition Recognise(ArticleFile file) => Find(file) is null ? Recognition.None : Recognition.ByContent;

    public ReadResult Read(ArticleFile file) =>
        new ReadResult.Unreadable(UnreadableReason.UnsupportedFormat, Find(file) ?? AsText);

    /// <summary>The answer to bytes that are no text of any encoding.</summary>
    public static ReadResult Binary { get; } =
        new ReadResult.Unreadable(
            UnreadableReason.UnsupportedFormat,
            $"The file holds binary data, not text. {AsText}"
        );

    private static string? Find(ArticleFile file)
    {
        foreach (var (magic, at, explanation) in Formats)
        {
            if (file.Head.Length >= at + magic.Length && file.Head[at..].StartsWith(magic))
            {
                return explanation;
            }
        }

        return null;
    }
}
