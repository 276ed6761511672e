using System.Text;

namespace Summarizer.Text.Reading.Mail;

/// <summary>
/// Cuts headers that are longer than mail programs write them, before MimeKit sees them: it copies a header anew for
/// each of its lines, and takes the square of its length to decode it.
/// </summary>
internal static class MailHeaders
{
    private const int MaxTotal = 4 * 1024 * 1024; // bytes, of all parts: a message has some kilobytes
    private const int MaxHeader = 8 * 1024; // bytes: subjects and file names, the longest that matter, have hundreds
    private const int MaxLines = 100; // of one header

    /// <summary>The message with no header too long; null if there are too many of them.</summary>
    public static ReadOnlyMemory<byte>? Cut(ReadOnlyMemory<byte> message)
    {
        var bytes = message.Span;
        MemoryStream? result = null;
        var (copied, total) = (0, 0);
        var (inHeaders, holdsMessage, isDigest) = (true, false, false);
        var (length, lines) = (0, 0); // of the header so far
        for (int at = 0, next; at < bytes.Length; at = next)
        {
            var feed = bytes[at..].IndexOf((byte)'\n');
            next = feed < 0 ? bytes.Length : at + feed + 1;
            var line = bytes[at..next].TrimEnd("\r\n"u8);
            if (line.StartsWith("--"u8))
            {
                // Perhaps a boundary: headers follow, or text that is hardly ever so long.
                (inHeaders, holdsMessage, lines) = (true, false, 0);
                continue;
            }

            if (line.IsEmpty)
            {
                // What follows the headers of a forwarded message are its own.
                inHeaders &= holdsMessage || isDigest;
                (holdsMessage, lines) = (false, 0);
                continue;
            }

            if (!inHeaders)
            {
                continue;
            }

            (length, lines) = line[0] is (byte)' ' or (byte)'\t' && lines > 0 ? (length, lines + 1) : (0, 1);
            var room = lines > MaxLines ? 0 : Math.Min(line.Length, MaxHeader - length);
            if (room < line.Length)
            {
                // The line feed stays where the line begins a header: without it, the next would be its end.
                result ??= new();
                result.Write(bytes[copied..(at + room)]);
                copied = room > 0 ? at + line.Length : next;
            }

            length += room;
            total += room;
            if (total > MaxTotal)
            {
                return null;
            }

            var kept = Encoding.Latin1.GetString(line[..room]);
            holdsMessage |= kept.Contains("message", StringComparison.OrdinalIgnoreCase);
            isDigest |= kept.Contains("digest", StringComparison.OrdinalIgnoreCase);
        }

        result?.Write(bytes[copied..]);
        return result is null ? message : result.GetBuffer().AsMemory(0, (int)result.Length);
    }
}
