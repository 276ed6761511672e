using System.Text;

namespace Summarizer.Text.Reading.Encodings;

/// <summary>Knows Unicode encodings by their byte order mark (Unicode Standard, 23.8), or by what they make of the bytes.</summary>
internal static class ByteOrder
{
    private const int Sampled = 4096;
    private const int FewestPairs = 4;
    private const int MaxBetweenAnchors = 60; // characters without a blank or a stop: Chinese sentences are shorter
    private const int MostStrange = 20; // one character in so many may be none of text

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

    /// <summary>UTF-16 without a mark: it has the zeros and the like that other text has not, and reads as a script.</summary>
    public static Encoding? Guess(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(Sampled, bytes.Length) & ~1)];
        var pairs = sample.Length / 2;
        if (pairs < FewestPairs || sample.IndexOfAnyInRange((byte)0, (byte)8) < 0)
        {
            return null;
        }

        var little = Anchors(sample, low: 0);
        var big = Anchors(sample, low: 1);
        return Math.Max(little, big) * MaxBetweenAnchors < pairs ? null
            : little > big ? Encoding.Unicode
            : big > little ? Encoding.BigEndianUnicode
            : null;
    }

    // How many blanks, line ends and stops a sample has if its low bytes stand there; 0 if it has what no text has.
    private static int Anchors(ReadOnlySpan<byte> sample, int low)
    {
        var (anchors, strange) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            var c = (char)(sample[i + low] | (sample[i + 1 - low] << 8));
            anchors += c is ' ' or '\n' or '.' or ',' or '\u3001' or '\u3002' or '\uFF0C' or '\u0E48' ? 1 : 0;
            strange += IsOfText(c) ? 0 : 1;
        }

        return strange * MostStrange > sample.Length / 2 ? 0 : anchors;
    }

    // Scripts in use, punctuation, and halves of pairs.
    private static bool IsOfText(char c) =>
        c
            is '\t'
                or '\n'
                or '\r'
                or (>= ' ' and < '\u0700')
                or (>= '\u0900' and < '\u1100')
                or (>= '\u1E00' and < '\u2100')
                or (>= '\u3000' and < '\u3100')
                or (>= '\u4E00' and < '\uA000')
                or (>= '\uAC00' and < '\uE000')
                or (>= '\uFF00' and < '\uFFF0');
}
