using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Summarizer.Text.Reading.Encodings;

/// <summary>
/// Turns bytes into characters: by their byte order mark, as UTF-8 where they are that (no text of another encoding is so
/// by accident), by the declared character set, else by the likeliest legacy one.
/// </summary>
internal static class TextDecoder
{
    private const int Sampled = 1 << 16; // characters in which binary data show
    private const double MaxOdd = 0.02; // of the characters: text has next to no control characters
    private const int GoodForEachStray = 3; // sequences of UTF-8: in text of another encoding they are accidents

    // Control characters that no text has, and what stands for bytes that mean nothing.
    private static readonly SearchValues<char> Odd = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Except([0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B]).Select(c => (char)c),
        '\u007F',
        .. Enumerable.Range(0x80, 0x20).Except([0x85]).Select(c => (char)c),
        '\uFFFD',
        '\uFFFE',
        '\uFFFF',
    ]);

    /// <summary>Null if the bytes are not text; an unknown <paramref name="charset"/> counts as none.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var text = DecodeAny(bytes, charset);
        return IsText(text) ? text : null;
    }

    private static string DecodeAny(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (ByteOrder.Mark(bytes) is var (marked, length))
        {
            return marked.GetString(bytes[length..]);
        }

        if (ByteOrder.Guess(bytes) is { } wide)
        {
            return wide.GetString(bytes);
        }

        var declared = charset is null ? null : Charsets.Find(charset);
        var isShifted = bytes.IndexOf("\e$"u8) >= 0 || bytes.IndexOf("\e("u8) >= 0; // ISO-2022: Japanese in seven bits
        if (Utf8.IsValid(bytes) && !isShifted)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        if (declared is not null && Strictly(declared, bytes) is { } asDeclared)
        {
            return asDeclared;
        }

        if (isShifted && Strictly(Charsets.Find("iso-2022-jp")!, bytes) is { } japanese)
        {
            return japanese;
        }

        return MostlyUtf8(bytes) ?? LegacyText.Decode(bytes);
    }

    /// <summary>The text of bytes that all mean something in an encoding; null if some do not.</summary>
    internal static string? Strictly(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // UTF-8 in which a few bytes are not: pieced together from several sources, or cut. The strays are Windows-1252.
    private static string? MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var strays = Charsets.Find("windows-1252")!;
        var text = new StringBuilder(bytes.Length);
        var (good, bad) = (0, 0);
        var runes = new char[2];
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            ascii = ascii < 0 ? bytes.Length : ascii;
            text.Append(Encoding.ASCII.GetString(bytes[..ascii]));
            bytes = bytes[ascii..];
            if (bytes.IsEmpty)
            {
                break;
            }

            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
            {
                good++;
                text.Append(runes, 0, rune.EncodeToUtf16(runes));
            }
            else
            {
                var isCut = length == bytes.Length && length > 1;
                bad += isCut ? 0 : 1;
                text.Append(isCut ? "" : Strictly(strays, bytes[..length]) ?? "\uFFFD");
            }

            bytes = bytes[length..];
            if (bad > 1000 && bad > good)
            {
                return null;
            }
        }

        return bad * GoodForEachStray <= good ? text.ToString() : null;
    }

    private static bool IsText(string text)
    {
        var sample = text.AsSpan(0, Math.Min(Sampled, text.Length));
        var odd = 0;
        for (var at = sample.IndexOfAny(Odd); at >= 0; at = sample.IndexOfAny(Odd))
        {
            odd++;
            sample = sample[(at + 1)..];
        }

        return odd <= 1 + Math.Min(Sampled, text.Length) * MaxOdd;
    }
}
