using System.Text;

namespace Summarizer.Text.Reading.Encodings;

/// <summary>Knows Unicode encodings by their byte order mark (Unicode Standard, 23.8), or by the zeros of wide characters.</summary>
internal static class ByteOrder
{
    private const int Sampled = 4096;
    private const int FewestPairs = 4;

    /// <summary>The encoding that a byte order mark stands for, and the mark's length; null if there is no mark.</summary>
    public static (Encoding Encoding, int Length)? Mark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? (Encoding.UTF8, 3)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])
            ? (new UTF32Encoding(bigEndian: false, byteOrderMark: true), 4)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])
            ? (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (Encoding.Unicode, 2)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (Encoding.BigEndianUnicode, 2)
        : null;

    /// <summary>UTF-16 without a mark: most of its Latin letters and spaces have a zero on the same side.</summary>
    public static Encoding? Guess(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(Sampled, bytes.Length) & ~1)];
        var pairs = sample.Length / 2;
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        return pairs < FewestPairs ? null
            : odd > pairs / 4 && even <= pairs / 50 ? Encoding.Unicode
            : even > pairs / 4 && odd <= pairs / 50 ? Encoding.BigEndianUnicode
            : null;
    }
}
