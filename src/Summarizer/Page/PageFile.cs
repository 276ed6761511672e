using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Page;

/// <summary>
/// One file of the page, ready to send in each encoding, with a strong entity tag of each: compressed once, when first
/// requested, so that startup costs nothing.
/// </summary>
internal sealed class PageFile
{
    private readonly (string Name, Lazy<Encoded> Encoded)[] _encodings;

    /// <summary>A file.</summary>
    /// <param name="contentType">Its media type.</param>
    /// <param name="content">Its bytes.</param>
    public PageFile(string contentType, byte[] content)
    {
        ContentType = contentType;
        _encodings =
        [
            ("br", new(() => new("br", Compress(content, to => new BrotliStream(to, CompressionLevel.SmallestSize))))),
            (
                "gzip",
                new(() => new("gzip", Compress(content, to => new GZipStream(to, CompressionLevel.SmallestSize))))
            ),
            ("identity", new(() => new("identity", content))),
        ];
    }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>The smallest form that a client takes.</summary>
    /// <param name="accepted">Its <c>Accept-Encoding</c>; what is not named there is not taken, save the file as it is.</param>
    public Encoded For(IList<StringWithQualityHeaderValue> accepted) =>
        _encodings
            .First(e => e.Name == "identity" || accepted.Any(a => a.Value == e.Name && a.Quality is null or > 0))
            .Encoded.Value;

    private static byte[] Compress(byte[] content, Func<Stream, Stream> encoder)
    {
        using var compressed = new MemoryStream();
        using (var stream = encoder(compressed))
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }

    /// <summary>The file in one content coding (RFC 9110, 8.4.1).</summary>
    /// <param name="Name">The coding: <c>br</c>, <c>gzip</c> or <c>identity</c>.</param>
    /// <param name="Content">The bytes that are sent.</param>
    internal sealed record Encoded(string Name, byte[] Content)
    {
        /// <summary>The entity tag of these very bytes.</summary>
        public EntityTagHeaderValue Tag { get; } =
            new($"\"{Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 16))}\"");
    }
}
