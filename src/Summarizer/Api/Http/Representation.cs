using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Api.Http;

/// <summary>
/// A response to GET with everything that caches need (RFC 9110 and 9111): a strong entity tag of these very bytes in
/// this coding, <c>Vary</c>, conditional requests, and compression where the client accepts it.
/// </summary>
internal sealed class Representation(ReadOnlyMemory<byte> body, string mediaType) : IResult
{
    public const string Json = "application/json; charset=utf-8";

    /// <summary>Anything smaller fits one packet anyway.</summary>
    private const int SmallestCompressed = 1024;

    /// <summary>Good compression at some 100 MB/s; higher levels take several times longer for a few per cent.</summary>
    private const int BrotliQuality = 4;

    private const int BrotliWindow = 22;
    private const int TagBytes = 16;

    /// <summary>When the bytes last changed. Dates have whole seconds: set it only if no other change fits in the same one.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Whether the representation was chosen by <c>Accept</c>.</summary>
    public bool IsNegotiated { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var coding = body.Length >= SmallestCompressed ? Negotiation.ContentCoding(httpContext.Request) : null;
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "private, no-cache"; // it was made for the holder of a key
        headers.Vary = IsNegotiated ? "Accept, Accept-Encoding, Origin" : "Accept-Encoding, Origin";

        // The framework evaluates the conditions; the body is written only if they want it.
        await TypedResults
            .Stream(
                _ => WriteAsync(httpContext, coding),
                mediaType,
                lastModified: LastModified,
                entityTag: new EntityTagHeaderValue(Tag(Hash(body.Span), coding))
            )
            .ExecuteAsync(httpContext);
        if (httpContext.Response.StatusCode == StatusCodes.Status412PreconditionFailed)
        {
            await Problems.Of(ProblemKind.PreconditionFailed).ExecuteAsync(httpContext);
        }
    }

    private async Task WriteAsync(HttpContext context, string? coding)
    {
        var response = context.Response;
        var content = coding is null ? body : Compress(body, coding);
        if (coding is not null)
        {
            response.Headers.ContentEncoding = coding;
        }

        response.ContentLength = content.Length;
        _ = await PatientBody.WriteAsync(context, content);
    }

    /// <summary>The entity tags of these bytes, in each coding.</summary>
    public static IEnumerable<string> TagsOf(ReadOnlyMemory<byte> bytes)
    {
        var hash = Hash(bytes.Span);
        return Negotiation.Codings.Append(null).Select(coding => Tag(hash, coding));
    }

    private static string Hash(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, TagBytes));

    private static string Tag(string hash, string? coding) => coding is null ? $"\"{hash}\"" : $"\"{hash}-{coding}\"";

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> bytes, string coding)
    {
        if (coding == "br")
        {
            var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
            return BrotliEncoder.TryCompress(bytes.Span, target, out var length, BrotliQuality, BrotliWindow)
                ? target.AsMemory(0, length)
                : throw new InvalidOperationException("The target is large enough for any bytes.");
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes.Span);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
