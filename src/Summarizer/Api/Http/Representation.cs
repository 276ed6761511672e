using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Api.Http;

/// <summary>
/// An answer to GET as bytes, with everything that caches need (RFC 9110 and 9111): a strong entity tag that is of these
/// very bytes in this very coding, <c>Vary</c>, conditions, and compression where the client takes it. Answers to HEAD
/// are the same without the body.
/// </summary>
/// <param name="body">The bytes.</param>
/// <param name="mediaType">What they are.</param>
internal sealed class Representation(ReadOnlyMemory<byte> body, string mediaType) : IResult
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>Below this an answer fits one packet anyway.</summary>
    private const int SmallestCompressed = 1024;

    /// <summary>Good compression at some 100 MB/s; higher levels take several times longer for a few per cent.</summary>
    private const int BrotliQuality = 4;

    private const int BrotliWindow = 22;
    private const int TagBytes = 16;

    /// <summary>
    /// Answers are written in pieces of so many bytes, each of which the client has <see cref="PieceTime"/> to take: some
    /// 3 KB a second. A server's own limit counts what the systems on both ends buffer as read, and gives a client that
    /// has stopped reading hours for the rest.
    /// </summary>
    private const int PieceBytes = 64 * 1024;

    private static readonly TimeSpan PieceTime = TimeSpan.FromSeconds(20);

    /// <summary>
    /// When the bytes last changed. Only to be given when they cannot have changed again within the same second: with
    /// a date of whole seconds a client could not tell.
    /// </summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Whether the representation was chosen by <c>Accept</c>.</summary>
    public bool IsNegotiated { get; init; }

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Request;
        var coding = body.Length >= SmallestCompressed ? Negotiation.ContentCoding(request) : null;
        var tag = new EntityTagHeaderValue(Tag(body.Span, coding));
        var headers = httpContext.Response.Headers;
        headers.ETag = tag.ToString();
        headers.CacheControl = "no-cache";
        headers.Vary = IsNegotiated ? "Accept, Accept-Encoding" : "Accept-Encoding";
        if (LastModified is { } modified)
        {
            headers.LastModified = HeaderUtilities.FormatDate(modified);
        }

        switch (Preconditions.Evaluate(request, tag, LastModified))
        {
            case Preconditions.Outcome.NotModified:
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            case Preconditions.Outcome.Failed:
                return Problems.PreconditionFailed().ExecuteAsync(httpContext);
            default:
                return WriteAsync(httpContext, coding);
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

        response.ContentType = mediaType;
        response.ContentLength = content.Length;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        for (var rest = content; !rest.IsEmpty; rest = rest[Math.Min(PieceBytes, rest.Length)..])
        {
            patience.CancelAfter(PieceTime);
            try
            {
                await response.Body.WriteAsync(rest[..Math.Min(PieceBytes, rest.Length)], patience.Token);
            }
            catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
            {
                context.Abort();
                return;
            }
        }
    }

    private static string Tag(ReadOnlySpan<byte> bytes, string? coding)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, TagBytes));
        return coding is null ? $"\"{hash}\"" : $"\"{hash}-{coding}\"";
    }

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
