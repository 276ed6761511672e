using System.Buffers.Text;

namespace Summarizer.Text.Reading.Pdf;

/// <summary>Looks at a file's bytes for what the package cannot survive or does not understand, before it opens them.</summary>
internal static class PdfScan
{
    private const int WidestField = 8; // bytes of a field of a cross-reference stream; the package puts a row on the stack
    private const int LongestDictionary = 2_000; // bytes before and after the dictionary's type
    private const int MostStreams = 5_000; // cross-reference streams, one for each time that a file was saved

    /// <summary>Whether a cross-reference stream says that its rows are so wide that reading one overflows the stack.</summary>
    public static bool HasWideCrossReferences(ReadOnlySpan<byte> file)
    {
        var at = 0;
        for (var count = 0; count < MostStreams && file[at..].IndexOf("/XRef"u8) is >= 0 and var next; count++)
        {
            at += next + 1;
            var start = Math.Max(0, at - LongestDictionary);
            var before = file[start..at];
            var opening = Math.Max(0, before.LastIndexOf("obj"u8));
            var after = file[at..Math.Min(file.Length, at + LongestDictionary)];
            var closing = after.IndexOf("stream"u8);
            if (HasWideField(file[(start + opening)..(at + (closing < 0 ? after.Length : closing))]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether only attached files are encrypted: then the rest can be read without their password, once the package is not
    /// told about it.
    /// </summary>
    public static bool EncryptsOnlyAttachments(ReadOnlySpan<byte> file) =>
        file.IndexOf("/Encrypt"u8) >= 0
        && file.IndexOf("/EFF"u8) >= 0
        && (
            file.IndexOf("/StmF/Identity"u8) >= 0
            || file.IndexOf("/StmF /Identity"u8) >= 0
            || file.IndexOf("/StmF"u8) < 0
        );

    /// <summary>A copy of the file that does not speak of encryption.</summary>
    public static byte[] WithoutEncryption(ReadOnlySpan<byte> file)
    {
        var copy = file.ToArray();
        for (var at = 0; copy.AsSpan(at).IndexOf("/Encrypt"u8) is >= 0 and var next; )
        {
            at += next + 1;
            copy[at] = (byte)'X';
        }

        return copy;
    }

    // "/W [1 2 1]"
    private static bool HasWideField(ReadOnlySpan<byte> dictionary)
    {
        var (tight, spaced) = (dictionary.IndexOf("/W["u8), dictionary.IndexOf("/W ["u8));
        if (tight < 0 && spaced < 0)
        {
            return false;
        }

        var widths = dictionary[(tight > spaced ? tight + "/W["u8.Length : spaced + "/W ["u8.Length)..];
        widths = widths[..Math.Max(0, widths.IndexOf((byte)']'))];
        foreach (var range in widths.SplitAny(" \r\n\t"u8))
        {
            var word = widths[range];
            if (word.Length > 0 && !(Utf8Parser.TryParse(word, out int width, out _) && width <= WidestField))
            {
                return true;
            }
        }

        return false;
    }
}
