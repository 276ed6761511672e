using System.Buffers;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Options;
using Summarizer.Details;
using Summarizer.Storage;
using Summarizer.Telemetry;

namespace Summarizer.Articles;

/// <summary>One version of an upload, as storage reports it, with the time by storage's clock.</summary>
internal sealed record Upload(string Name, ETag ETag, DateTimeOffset UploadedAt, long Size, string? ContentType)
{
    /// <summary>The W3C trace context of the upload, if the uploader stored it beside the bytes.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What the uploader said of the article; null for nothing. Listings do not say it.</summary>
    public ArticleDetails? Details { get; init; }

    /// <summary>What is wrong with what the uploader said, in a sentence; null if nothing is.</summary>
    public string? DetailsFault { get; init; }
}

/// <summary>A page of the listing, by name. Its place is where it begins; null for the beginning.</summary>
internal sealed record UploadPage(string? Place, IReadOnlyList<Upload> Uploads);

/// <summary>As <see cref="UploadPage"/>, with the place of the next one; null at the end.</summary>
internal sealed record NamedUploads(string? Place, IReadOnlyList<Upload> Uploads, string? Next);

/// <summary>The container of uploads: written once by a user, read once for each digest, never changed by us.</summary>
internal sealed class UploadStore(StorageClients storage, IOptions<UploadOptions> options)
{
    /// <summary>An upload goes to storage in pieces of this size, of which one at a time is in memory.</summary>
    private const int TransferSize = 1 << 20;

    private const string TraceParent = "traceparent";

    /// <summary>Marks a directory of an account with a hierarchical namespace, which is listed like a blob.</summary>
    private const string IsFolder = "hdi_isfolder";

    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Articles);

    /// <summary>The address for those who upload straight to storage.</summary>
    public Uri AddressOf(ArticleName name) => _container.GetBlobClient(name.Value).Uri;

    /// <summary>The newest version of an upload; null if there is none, or a directory.</summary>
    public async Task<Upload?> FindAsync(ArticleName name, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties found = await _container
                .GetBlobClient(name.Value)
                .GetPropertiesAsync(cancellationToken: cancellationToken);
            if (IsDirectory(found.Metadata))
            {
                return null;
            }

            var (details, fault) = DetailMetadata.Read(found.Metadata);
            return new(name.Value, found.ETag, found.LastModified, found.ContentLength, found.ContentType)
            {
                TraceParent = found.Metadata.TryGetValue(TraceParent, out var parent) ? parent : null,
                Details = details,
                DetailsFault = fault,
            };
        }
        catch (RequestFailedException e) when (e.Status == 404 && !StorageOutage.Is(e))
        {
            return null;
        }
        catch (RequestFailedException e) when (StorageErrors.CodeOf(e) == LastingRefusal.CustomerKey)
        {
            // The listing knows its version all the same.
            var listing = new GetBlobsOptions { Prefix = name.Value };
            var blob = await _container
                .GetBlobsAsync(listing, cancellationToken)
                .FirstOrDefaultAsync(cancellationToken);
            return blob?.Name == name.Value ? Listed(blob) : null;
        }
    }

    /// <summary>The bytes of this version; null if gone or replaced. Only up to <see cref="UploadOptions.MaxBytes"/>.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Upload upload, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upload.Size, options.Value.MaxBytes, nameof(upload));
        try
        {
            using var content = new MemoryStream((int)upload.Size);
            await _container
                .GetBlobClient(upload.Name)
                .DownloadToAsync(
                    content,
                    new BlobDownloadToOptions
                    {
                        Conditions = new BlobRequestConditions { IfMatch = upload.ETag },
                        TransferOptions = new() { MaximumConcurrency = 1, InitialTransferSize = TransferSize },
                    },
                    cancellationToken
                );
            return content.GetBuffer().AsMemory(0, (int)content.Length);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412 && !StorageOutage.Is(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Stores an upload as it streams in, whole or not at all. False if one is there and must not be replaced, or if the one
    /// there is not the version that it may replace (null: any).
    /// </summary>
    public async Task<bool> WriteAsync(
        ArticleName name,
        Stream content,
        string? contentType,
        ArticleDetails? details,
        bool replace,
        ETag? ifMatch,
        CancellationToken cancellationToken
    )
    {
        var conditions = new BlobRequestConditions { IfNoneMatch = replace ? null : ETag.All, IfMatch = ifMatch };
        var buffer = ArrayPool<byte>.Shared.Rent(TransferSize);
        try
        {
            await SendAsync(name, content, buffer, contentType, details, conditions, cancellationToken);
        }
        catch (RequestFailedException e)
            when ((!replace || ifMatch is not null) && e.ErrorCode is "BlobAlreadyExists" or "ConditionNotMet")
        {
            return false;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Another write to this name dropped the blocks: the same as if it had come just after this one.
            return replace && ifMatch is null;
        }

        // Only now: a request that was cancelled or refused may still be reading from it.
        ArrayPool<byte>.Shared.Return(buffer);
        return true;
    }

    /// <summary>Deletes an upload, if there is one. False if it is not this version (null: any).</summary>
    public async Task<bool> DeleteAsync(ArticleName name, ETag? ifMatch, CancellationToken cancellationToken)
    {
        try
        {
            var blob = _container.GetBlobClient(name.Value);
            var conditions = new BlobRequestConditions { IfMatch = ifMatch };
            _ = await blob.DeleteIfExistsAsync(conditions: conditions, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }

    /// <summary>All uploads by name, from the place of an earlier page (null: the beginning). There is always a page.</summary>
    public async IAsyncEnumerable<UploadPage> ListAsync(
        string? place,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var listing = new GetBlobsOptions { Traits = BlobTraits.Metadata };
        var pages = _container.GetBlobsAsync(listing, cancellationToken).AsPages(place);
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            yield return new(place, [.. page.Values.Where(b => !IsDirectory(b.Metadata)).Select(Listed)]);
            place = page.ContinuationToken;
        }
    }

    /// <summary>
    /// The uploads whose names begin with a prefix, by name, from the place of an earlier page (null: the beginning).
    /// </summary>
    public async IAsyncEnumerable<NamedUploads> ListAsync(
        string prefix,
        string? place,
        int pageSize,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var listing = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = prefix.Length > 0 ? prefix : null };
        var pages = _container.GetBlobsAsync(listing, cancellationToken).AsPages(place, pageSize);
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            var next = page.ContinuationToken is { Length: > 0 } token ? token : null;
            yield return new(place, [.. page.Values.Where(b => !IsDirectory(b.Metadata)).Select(Listed)], next);
            place = next;
        }
    }

    private async Task SendAsync(
        ArticleName name,
        Stream content,
        byte[] buffer,
        string? contentType,
        ArticleDetails? details,
        BlobRequestConditions conditions,
        CancellationToken cancellationToken
    )
    {
        var blob = _container.GetBlockBlobClient(name.Value);
        var headers = new BlobHttpHeaders { ContentType = contentType };
        var metadata = new Dictionary<string, string>(DetailMetadata.Write(details));
        if (ArticleTelemetry.TraceParent is { } parent)
        {
            metadata[TraceParent] = parent;
        }

        using var piece = new MemoryStream(buffer, 0, TransferSize, writable: true, publiclyVisible: true);
        if (await FillAsync(piece, content, cancellationToken) < TransferSize)
        {
            await blob.UploadAsync(
                piece,
                new BlobUploadOptions
                {
                    HttpHeaders = headers,
                    Metadata = metadata,
                    Conditions = conditions,
                },
                cancellationToken
            );
            return;
        }

        // Not left to the client: it names blocks by their places, so that two uploads to one name would be mixed.
        List<string> blocks = [];
        do
        {
            blocks.Add(Convert.ToBase64String(Guid.NewGuid().ToByteArray()));
            await blob.StageBlockAsync(blocks[^1], piece, cancellationToken: cancellationToken);
        } while (await FillAsync(piece, content, cancellationToken) > 0);

        await blob.CommitBlockListAsync(
            blocks,
            new CommitBlockListOptions
            {
                HttpHeaders = headers,
                Metadata = metadata,
                Conditions = conditions,
            },
            cancellationToken
        );
    }

    /// <summary>Fills a piece from its start, as far as the content reaches, and returns its length.</summary>
    private static async Task<int> FillAsync(MemoryStream piece, Stream content, CancellationToken cancellationToken)
    {
        var length = await content.ReadAtLeastAsync(
            piece.GetBuffer().AsMemory(0, TransferSize),
            TransferSize,
            throwOnEndOfStream: false,
            cancellationToken
        );
        piece.SetLength(length);
        piece.Position = 0;
        return length;
    }

    private static bool IsDirectory(IDictionary<string, string>? metadata) =>
        metadata is not null
        && metadata.TryGetValue(IsFolder, out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static Upload Listed(BlobItem blob) =>
        new(
            blob.Name,
            // Listings write versions without the quotes that headers have.
            new ETag(blob.Properties.ETag?.ToString("H") ?? ""),
            blob.Properties.LastModified ?? default,
            blob.Properties.ContentLength ?? 0,
            blob.Properties.ContentType
        );
}
