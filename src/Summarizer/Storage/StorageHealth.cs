using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace Summarizer.Storage;

/// <summary>One thing that the service needs, and what is wrong with it.</summary>
/// <param name="Name">What it is: <c>container articles</c>, <c>table lists</c>, <c>queue digest-requests</c>.</param>
/// <param name="Fault">What it does not do, <c>read</c> or <c>write</c>, and why: <c>write: 403 AuthorizationPermissionMismatch</c>; null if nothing is wrong.</param>
public sealed record HealthCheck(string Name, string? Fault);

/// <summary>Reads and writes each container, table and queue: a full or read-only account answers one, refuses the other.</summary>
internal sealed class StorageHealth(StorageClients storage, TimeProvider time) : IDisposable
{
    /// <summary>An answer without a fault is reused for this long: everyone may ask, and a check costs some twenty calls.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1, 1);
    private IReadOnlyList<HealthCheck>? _last;
    private long _lastAt;

    /// <summary>The name of what is written, again and again. It is no article's, and nobody lists or reads it.</summary>
    private const string Probe = "health";

    /// <summary>Tries everything at once, unless that was done just now. Storage has <paramref name="patience"/> to answer.</summary>
    public async Task<IReadOnlyList<HealthCheck>> CheckAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || time.GetElapsedTime(_lastAt) > GoodFor)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(patience);
                var checks = await CheckAsync(limit.Token);
                cancellationToken.ThrowIfCancellationRequested(); // who left is no fault of storage's
                if (checks.Any(c => c.Fault is not null))
                {
                    _last = null;
                    return checks;
                }

                (_last, _lastAt) = (checks, time.GetTimestamp());
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<HealthCheck>> CheckAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll([
            .. StorageNames.Containers.Select(c => CheckContainerAsync(c, cancellationToken)),
            .. StorageNames.Tables.Select(t => CheckTableAsync(t, cancellationToken)),
            .. StorageNames.Queues.Select(q => CheckQueueAsync(q, cancellationToken)),
        ]);

    private Task<HealthCheck> CheckContainerAsync(string name, CancellationToken cancellationToken)
    {
        var container = storage.Blobs.GetBlobContainerClient(name);
        // Among the uploads nothing may be left: a write that meets no version is refused last of all, with 404 or 412.
        var conditions = name == StorageNames.Articles ? new BlobRequestConditions { IfMatch = new ETag(Probe) } : null;
        return CheckAsync(
            $"container {name}",
            () => storage.ReachContainerAsync(name, cancellationToken),
            () =>
                container
                    .GetBlobClient(Probe)
                    .UploadAsync(
                        new BinaryData([]),
                        new BlobUploadOptions { Conditions = conditions },
                        cancellationToken
                    ),
            refusal => conditions is not null && refusal.Status is 404 or 412
        );
    }

    private Task<HealthCheck> CheckTableAsync(string name, CancellationToken cancellationToken)
    {
        var table = storage.Tables.GetTableClient(name);
        return CheckAsync(
            $"table {name}",
            () => storage.ReachTableAsync(name, cancellationToken),
            () => table.UpsertEntityAsync(new TableEntity(Probe, Probe), TableUpdateMode.Replace, cancellationToken),
            _ => false
        );
    }

    private Task<HealthCheck> CheckQueueAsync(string name, CancellationToken cancellationToken)
    {
        var queue = storage.Queues.GetQueueClient(name);
        // A message would be work for somebody: one that is not there is taken off instead.
        return CheckAsync(
            $"queue {name}",
            () => storage.ReachQueueAsync(name, cancellationToken),
            () => queue.DeleteMessageAsync(Probe, Probe, cancellationToken),
            refusal => refusal.Status is 400 or 404
        );
    }

    // One fault is enough: who may not read is not asked to write.
    private static async Task<HealthCheck> CheckAsync(
        string name,
        Func<Task> read,
        Func<Task> write,
        Func<RequestFailedException, bool> isFineToWrite
    ) =>
        await FaultOfAsync(read, _ => false) is { } unread ? new(name, $"read: {unread}")
        : await FaultOfAsync(write, isFineToWrite) is { } unwritten ? new(name, $"write: {unwritten}")
        : new(name, null);

    private static async Task<string?> FaultOfAsync(Func<Task> call, Func<RequestFailedException, bool> isFine)
    {
        try
        {
            await call();
            return null;
        }
        catch (RequestFailedException e) when (e.Status != 0 && isFine(e))
        {
            return null;
        }
        catch (Exception e) when (StorageErrors.ReasonOf(e) is not null)
        {
            return StorageErrors.ReasonOf(e);
        }
    }
}
