using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Page;

/// <summary>A file of the page in each encoding, with a strong entity tag of each; compressed once, when first requested.</summary>
internal sealed class PageFile
{
    private readonly (string Name, Lazy<Encoded> Encoded)[] _encodings;

    public PageFile(string contentType, byte[] content, CompressionLevel level = CompressionLevel.SmallestSize)
    {
        ContentType = contentType;
        _encodings =
        [
            ("br", new(() => new("br", Compress(content, to => new BrotliStream(to, level))))),
            ("gzip", new(() => new("gzip", Compress(content, to => new GZipStream(to, level))))),
            ("identity", new(() => new("identity", content))),
        ];
    }

    public string ContentType { get; }

    /// <summary>The smallest form that a client takes: only codings named in <c>Accept-Encoding</c>, or the file as it is.</summary>
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
    internal sealed record Encoded(string Name, byte[] Content)
    {
        public EntityTagHeaderValue Tag { get; } =
            new($"\"{Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 16))}\"");
    }
}
