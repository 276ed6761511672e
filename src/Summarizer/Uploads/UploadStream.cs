using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Summarizer.Storage;
using Summarizer.Text.Reading;

namespace Summarizer.Uploads;

/// <summary>An upload's body: 413 when too large, checksum verified before its end. Only the first bytes are buffered.</summary>
internal sealed class UploadStream : Stream
{
    /// <summary>What is said of a file that is compressed for its transfer.</summary>
    public const string Encoded = "Content-Encoding is not supported: send the file as it is.";

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

    /// <summary>Whether a request, or a part of one, is compressed for its transfer.</summary>
    public static bool IsEncoded(IHeaderDictionary headers) =>
        headers.ContentEncoding is { Count: > 0 } coding && coding != "identity";

    /// <summary>The first bytes: enough to recognise every format.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    public bool IsEmpty => Head.IsEmpty;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>Reads the first bytes of a body. An MD5 of null lets any bytes pass.</summary>
    public static async Task<UploadStream> OpenAsync(
        Stream body,
        long maxBytes,
        byte[]? checksum,
        CancellationToken cancellationToken
    )
    {
        var head = new byte[ArticleReader.HeadBytes];
        var length = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return new(head.AsMemory(0, length), body, maxBytes, checksum);
    }

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

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash?.Dispose();
        base.Dispose(disposing);
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
