using System.Runtime.InteropServices;

namespace Summarizer.Text.Reading.Formats;

/// <summary>An upload. Media type and extension (with dot) are lower case, or empty; charset may be null.</summary>
internal sealed record ArticleFile(ReadOnlyMemory<byte> Bytes, string MediaType, string? Charset, string Extension)
{
    public const int HeadLength = 4096; // how far into the bytes a format is looked for

    public ReadOnlySpan<byte> Head => Bytes.Span[..Math.Min(HeadLength, Bytes.Length)];

    /// <summary>All of it as a stream that can be read only; without a copy where the bytes are an array's.</summary>
    public MemoryStream OpenStream() =>
        MemoryMarshal.TryGetArray(Bytes, out var array)
            ? new(array.Array!, array.Offset, array.Count, writable: false)
            : new(Bytes.ToArray(), writable: false);

    /// <summary>Takes a declared type apart; a malformed one counts as none.</summary>
    public static ArticleFile Of(ReadOnlyMemory<byte> bytes, string? contentType, string? name)
    {
        var parts = (contentType ?? "").Split(';', StringSplitOptions.TrimEntries);
        var charset = parts
            .Skip(1)
            .Select(p => p.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(p => p.Length == 2 && p[0].Equals("charset", StringComparison.OrdinalIgnoreCase))
            .Select(p => p[1].Trim('"', '\''))
            .FirstOrDefault(c => c.Length > 0);
        var dot = name?.LastIndexOf('.') ?? -1;
        var extension = dot < 0 || name![dot..].Contains('/', StringComparison.Ordinal) ? "" : name[dot..];
        return new(bytes, parts[0].ToLowerInvariant(), charset, extension.ToLowerInvariant());
    }
}
