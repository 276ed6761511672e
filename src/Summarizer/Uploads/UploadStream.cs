using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Summarizer.Storage;

namespace Summarizer.Uploads;

/// <summary>
/// The body of an upload, peeked into: its first bytes are known, it fails with 413 when it grows too large, and its
/// checksum is verified before its end is reported. Only the first bytes are buffered.
/// </summary>
internal sealed class UploadStream : Stream
{
    /// <summary>Enough to recognise every format.</summary>
    private const int HeadBytes = 512;

    private readonly Stream _rest;
    private readonly long _maxBytes;
    private readonly byte[]? _checksum;
    private readonly IncrementalHash? _hash;
    private ReadOnlyMemory<byte> _unread;
    private long _read;

    [SuppressMessage(
        "Security",
        "CA5351:Do Not Use Broken Cryptographic Algorithms",
        Justification = "Content-MD5 (RFC 1864) is a checksum against damage in transit, and MD5 by definition."
    )]
    private UploadStream(ReadOnlyMemory<byte> head, Stream rest, long maxBytes, byte[]? checksum)
    {
        _checksum = checksum;
        _hash = checksum is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        Head = head;
        _unread = head;
        _rest = rest;
        _maxBytes = maxBytes;
    }

    /// <summary>The first bytes, at most 512.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <summary>Whether the body has no bytes.</summary>
    public bool IsEmpty => Head.IsEmpty;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>Reads the first bytes of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="maxBytes">How many bytes it may have.</param>
    /// <param name="checksum">The MD5 that its bytes must have; null for any.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<UploadStream> OpenAsync(
        Stream body,
        long maxBytes,
        byte[]? checksum,
        CancellationToken cancellationToken
    )
    {
        var head = new byte[HeadBytes];
        var length = await body.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        return new(head.AsMemory(0, length), body, maxBytes, checksum);
    }

    /// <summary>Why content with these first bytes is refused at once; null if a reader may try it.</summary>
    public static string? WhyUnsupported(ReadOnlyMemory<byte> head) =>
        head.Span.StartsWith("%PDF-"u8)
            ? "PDF is not supported yet. Upload the article as text, Markdown, HTML or DOCX."
            : null;

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        if (_unread.Length > 0)
        {
            count = Math.Min(_unread.Length, buffer.Length);
            _unread[..count].CopyTo(buffer);
            _unread = _unread[count..];
        }
        else
        {
            count = await _rest.ReadAsync(buffer, cancellationToken);
        }

        _read += count;
        _hash?.AppendData(buffer.Span[..count]);
        if (
            count == 0
            && buffer.Length > 0
            && _hash is not null
            && !_hash.GetCurrentHash().AsSpan().SequenceEqual(_checksum)
        )
        {
            // Before the reader has seen the end: what was sent so far is not stored.
            throw new ChecksumException();
        }

        return _read <= _maxBytes
            ? count
            : throw new BadHttpRequestException("The upload is too large.", StatusCodes.Status413PayloadTooLarge);
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _hash?.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc />
    public override void Flush() { }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
