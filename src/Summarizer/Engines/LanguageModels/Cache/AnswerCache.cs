using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using Summarizer.Storage;

namespace Summarizer.Engines.LanguageModels.Cache;

/// <summary>
/// Keeps the model's answers in blobs, each under the hash of its request. A new request gets an empty blob under a lease,
/// so that other processes wait for its answer instead of paying for another.
/// </summary>
/// <remarks>
/// A new answer costs three storage calls: the empty blob, its lease, the answer; one that is there costs two. An owner
/// that dies loses the lease, and the next process that wants the answer asks. Unusable answers are marked and kept, and
/// the next attempt gets a blob of its own.
/// </remarks>
internal sealed partial class AnswerCache
{
    // Short, so that a dead owner is soon replaced; renewed three times before it ends.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewalTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TidyLimit = TimeSpan.FromSeconds(5);

    private const string DiscardedMark = "discarded";

    private readonly BlobContainerClient _container;
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<AnswerCache> _logger;

    /// <summary>Opens the cache in a container that exists. Server and model are part of each key.</summary>
    public AnswerCache(
        BlobContainerClient container,
        ModelOptions options,
        TimeProvider time,
        ILogger<AnswerCache> logger
    )
    {
        _container = container;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>The hash of everything that shapes the answer: server, model, and the request.</summary>
    public string KeyOf(ModelRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(_options.Endpoint + "\n"));
        hash.AppendData(CanonicalRequest.Write(request, _options.Name!, _options.ReasoningEffort).Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The answer under a key, waiting while another process gets it; or the caller's turn to get it.</summary>
    internal async Task<CacheEntry> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var attempt = 0;
        var look = FirstLook;
        while (true)
        {
            var blob = BlobOf(key, attempt);
            var isNew = await TryCreateAsync(blob, cancellationToken);
            if (!isNew)
            {
                var (kept, isDiscarded) = await ReadAsync(blob, cancellationToken);
                if (isDiscarded)
                {
                    attempt++;
                    continue;
                }

                if (kept is not null)
                {
                    return new CacheEntry.Found(kept);
                }
            }

            if (await TryLeaseAsync(blob, cancellationToken) is { } lease)
            {
                var turn = new CacheEntry.Turn(this, blob, lease);
                // The last owner may have finished between the read and the lease.
                if (isNew || await IsStillEmptyAsync(turn, blob, cancellationToken))
                {
                    turn.KeepRenewing(RenewalTime, _time);
                    return turn;
                }

                await turn.DisposeAsync();
                continue;
            }

            await Task.Delay(look, _time, cancellationToken);
            look = TimeSpan.FromTicks(Math.Min(look.Ticks * 2, LongestLook.Ticks));
        }
    }

    /// <summary>Keeps a value under a name that is written once, or returns the one that was kept there first.</summary>
    public async Task<BinaryData> GetOrKeepAsync(string name, BinaryData value, CancellationToken cancellationToken)
    {
        var blob = _container.GetBlobClient(name);
        try
        {
            await blob.UploadAsync(
                value,
                new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken
            );
            return value;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 && e.ErrorCode != BlobErrorCode.ContainerNotFound)
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        }
    }

    /// <summary>Marks the newest answer to a request as unusable, so that the next attempt asks again.</summary>
    public async Task DiscardAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var key = KeyOf(request);
        for (var attempt = 0; ; attempt++)
        {
            var blob = BlobOf(key, attempt);
            var (kept, isDiscarded) = await ReadAsync(blob, cancellationToken);
            if (isDiscarded)
            {
                continue;
            }

            if (kept is not null)
            {
                await MarkAsync(blob, cancellationToken);
            }

            return;
        }
    }

    internal async Task KeepAsync(BlockBlobClient blob, string lease, KeptReply reply)
    {
        try
        {
            // Without the caller's cancellation: what is paid for is kept.
            await blob.UploadAsync(
                reply.ToStream(),
                new BlobUploadOptions
                {
                    Conditions = new() { LeaseId = lease },
                    HttpHeaders = new() { ContentType = "application/json" },
                },
                CancellationToken.None
            );
        }
        // 404 and 412: the lease was lost to another process, which keeps its own answer.
        catch (Exception e) when (StorageOutage.Is(e) || e is RequestFailedException)
        {
            // The answer can still be used; only a crash would now pay for it twice.
            LogNotKept(e);
        }
    }

    internal async Task AbandonAsync(BlockBlobClient blob, string lease)
    {
        using var limit = new CancellationTokenSource(TidyLimit, _time);
        try
        {
            await blob.DeleteIfExistsAsync(conditions: new() { LeaseId = lease }, cancellationToken: limit.Token);
        }
        catch (Exception e) when (StorageOutage.Is(e) || e is RequestFailedException or OperationCanceledException)
        {
            // The lease expires by itself, or has been lost already (412).
        }
    }

    internal static Task RenewAsync(BlockBlobClient blob, string lease, CancellationToken cancellationToken) =>
        blob.GetBlobLeaseClient(lease).RenewAsync(cancellationToken: cancellationToken);

    private BlockBlobClient BlobOf(string key, int attempt) =>
        _container.GetBlockBlobClient(string.Create(CultureInfo.InvariantCulture, $"{key}-{attempt}"));

    private static async Task<bool> TryCreateAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            using var nothing = new MemoryStream();
            await blob.UploadAsync(
                nothing,
                new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 && e.ErrorCode != BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }

    private static async Task<(KeptReply? Kept, bool IsDiscarded)> ReadAsync(
        BlockBlobClient blob,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var content = (await blob.DownloadContentAsync(cancellationToken)).Value;
            return (KeptReply.Read(content.Content.ToMemory()), content.Details.Metadata.ContainsKey(DiscardedMark));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return (null, false);
        }
    }

    private static async Task<string?> TryLeaseAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var lease = await blob.GetBlobLeaseClient().AcquireAsync(LeaseTime, cancellationToken: cancellationToken);
            return lease.Value.LeaseId;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    private static async Task<bool> IsStillEmptyAsync(
        CacheEntry.Turn turn,
        BlockBlobClient blob,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var (kept, isDiscarded) = await ReadAsync(blob, cancellationToken);
            if (kept is null && !isDiscarded)
            {
                return true;
            }

            await turn.ReleaseAsync(cancellationToken);
            return false;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    private static async Task MarkAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        var mark = new Dictionary<string, string> { [DiscardedMark] = "true" };
        try
        {
            await blob.SetMetadataAsync(mark, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // The lease on a fresh answer has not expired yet.
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: cancellationToken);
            await blob.SetMetadataAsync(mark, cancellationToken: cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An answer of the model could not be cached")]
    private partial void LogNotKept(Exception exception);
}
