using System.IO.Compression;

namespace Summarizer.Text.Reading.Formats;

/// <summary>What a ZIP package of texts (DOCX, EPUB) may hold, so that a small file is no bomb.</summary>
internal static class PackageLimits
{
    /// <summary>Bytes of all its texts: more is a bomb, or a library.</summary>
    public const long MaxExpanded = 128L * 1024 * 1024;

    private const int MaxEntries = 10_000; // parts of a package; a book with pictures has hundreds
    private const long MaxRatio = 100; // of its texts to the file, where they are more than …
    private const long AnyRatio = 16 * 1024 * 1024; // … these bytes; word processors come to 20
    private const int MaxQuotes = 2_000; // of an element's attributes, two each; XmlReader compares them all with each other

    // Pictures, sounds and fonts, which are never expanded. Whatever else a package names its parts may be read as text.
    private static readonly HashSet<string> Media = new(
        [
            .. ".png .jpg .jpeg .gif .webp .svg .svgz .bmp .tif .tiff .emf .emz .wmf .wmz .jxl .avif .ico".Split(' '),
            .. ".mp3 .mp4 .m4a .m4v .ogg .oga .ogv .opus .wav .webm .mov .avi .aac .flac".Split(' '),
            .. ".ttf .otf .woff .woff2 .odttf .fntdata .css .js".Split(' '),
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether a part may be read as text, and is counted as one, by its name.</summary>
    public static bool IsText(string name) => !Media.Contains(Path.GetExtension(name));

    /// <summary>Whether a package holds more than is read. Expands every text once, counting: the sizes that it declares may lie.</summary>
    public static bool Exceeds(Stream stream)
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
            if (!IsText(entry.FullName))
            {
                continue;
            }

            using var content = entry.Open();
            int? quotes = null;
            bool? isMarkup = null;
            for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
            {
                expanded += read;
                var bytes = buffer.AsSpan(0, read);
                isMarkup ??= bytes.TrimStart("\uFEFF\0 \t\r\n"u8).StartsWith("<"u8);
                if (expanded > most || (isMarkup is true && HasTooManyAttributes(bytes, ref quotes)))
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
                (byte)'<' => OpensTag(xml[(at + next + 1)..]) ? 0 : quotes,
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

    // Before a space or a digit "<" is a sign of the text: "if a < 3".
    private static bool OpensTag(ReadOnlySpan<byte> next) =>
        next is not [(byte)' ' or (>= (byte)'0' and <= (byte)'9') or (byte)'=', ..];
}
