using System.Security.Cryptography;
using System.Text;
using Azure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Telemetry;
using Summarizer.Uploads;

namespace Summarizer.Digests;

/// <summary>What one sweep found.</summary>
/// <param name="Blobs">How many uploads there are.</param>
/// <param name="Requested">How many articles were asked for because their newest upload has no digest, or no upload is left.</param>
/// <param name="Tidied">How many finished articles were tidied up after.</param>
public sealed record SweepReport(int Blobs, int Requested, int Tidied);

/// <summary>
/// Finds what was lost: compares all uploads with all rows and asks for every one whose newest bytes have neither a
/// digest nor a recorded failure, whatever event was lost; and tidies up after the dead. A failure that is recorded
/// stays settled.
/// </summary>
/// <remarks>
/// The listing of blobs comes by name, the rows come by id, and an id is a hash of a name. So the listing is kept as one
/// fixed-size record a blob, sorted by id, and merged with the stream of rows: 32 bytes a blob in memory, 6.4 MB for
/// 200,000. A row alone tells whether work is due; the processor checks everything again before it does anything.
/// </remarks>
public sealed partial class Sweeper(
    UploadStore uploads,
    DigestStore store,
    ArticleIndex index,
    Tidier tidier,
    ArticleFailures failures,
    DigestRequests requests,
    IOptions<DigestOptions> options,
    ArticleTelemetry telemetry,
    ILogger<Sweeper> logger
) : IDisposable
{
    /// <summary>More than this is left to the next sweep, so that one sweep always ends.</summary>
    private const int MaxRequestsInSweep = 10_000;

    /// <summary>What was asked for lately, by version, so that work that waits in the queue is not asked for again.</summary>
    private readonly Dictionary<ArticleId, (ETag Version, DateTimeOffset Until)> _asked = [];

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Sweeps once. Sweeps of one process follow each other.</summary>
    public async Task<SweepReport> SweepAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var blobs = await ListBlobsAsync(cancellationToken);
            var due = await CompareAsync(blobs, cancellationToken);
            var requested = await RequestAsync(due, cancellationToken);
            var tidied = await TidyAsync(cancellationToken);
            telemetry.Swept(requested, due.OldestUnfinished);
            if (requested > 0)
            {
                LogRequested(requested, blobs.Count);
            }

            return new(blobs.Count, requested, tidied);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task<List<BlobRecord>> ListBlobsAsync(CancellationToken cancellationToken)
    {
        var blobs = new List<BlobRecord>();
        await foreach (var upload in uploads.ListAsync(cancellationToken))
        {
            if (ArticleName.TryParse(upload.Name, out _))
            {
                blobs.Add(BlobRecord.Of(upload));
            }
            else
            {
                await failures.RecordUnaddressableAsync(upload.Name, cancellationToken);
            }
        }

        blobs.Sort((a, b) => a.Id.CompareTo(b.Id));
        return blobs;
    }

    // The merge of two sorted streams: what is due, by id, with the name where the row tells it.
    private async Task<Due> CompareAsync(List<BlobRecord> blobs, CancellationToken cancellationToken)
    {
        var due = new Due(MaxRequestsInSweep);
        var next = 0;
        await foreach (var state in store.ListStatesAsync(from: "", cancellationToken))
        {
            var id = state.Id.ToUInt128();
            while (next < blobs.Count && blobs[next].Id < id)
            {
                due.IsUnfinished(blobs[next]);
                due.Add(blobs[next++].Id);
            }

            if (next < blobs.Count && blobs[next].Id == id)
            {
                if (!IsFinished(state, blobs[next].Version))
                {
                    due.IsUnfinished(blobs[next]);
                }

                if (IsDue(state, blobs[next++].Version))
                {
                    due.Add(state.Name, state.Version, state.Now);
                }
            }
            else if (state.Version != ArticleFailures.Unaddressable)
            {
                due.Add(state.Name, state.Version, state.Now);
            }
        }

        for (; next < blobs.Count; next++)
        {
            due.IsUnfinished(blobs[next]);
            due.Add(blobs[next].Id);
        }

        return due;
    }

    private static bool IsFinished(ArticleState state, ulong blobVersion) =>
        BlobRecord.VersionOf(state.Version) == blobVersion
        && state.Status is (ArticleStatus.Ready or ArticleStatus.Failed);

    private bool IsDue(ArticleState state, ulong blobVersion) =>
        BlobRecord.VersionOf(state.Version) != blobVersion
        || state.Status switch
        {
            ArticleStatus.Queued => state.NotBefore is not { } notBefore || notBefore <= state.Now,
            ArticleStatus.Processing => state.WrittenAt + options.Value.Lease <= state.Now,
            ArticleStatus.Deleted => true,
            _ => false,
        };

    private async Task<int> RequestAsync(Due due, CancellationToken cancellationToken)
    {
        var requested = 0;
        foreach (var (name, version, now) in due.Known)
        {
            requested += await RequestAsync(name, version, now, cancellationToken) ? 1 : 0;
        }

        if (due.Unknown.Count > 0)
        {
            // An id does not tell its name: the listing is read once more, for those alone.
            await foreach (var upload in uploads.ListAsync(cancellationToken))
            {
                if (due.Unknown.Contains(ArticleId.Of(upload.Name).ToUInt128()))
                {
                    requested += await RequestAsync(upload.Name, upload.ETag, upload.UploadedAt, cancellationToken)
                        ? 1
                        : 0;
                }
            }
        }

        return requested;
    }

    private async Task<bool> RequestAsync(
        string name,
        ETag version,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var id = ArticleId.Of(name);
        if (_asked.TryGetValue(id, out var asked) && asked.Version == version && asked.Until > now)
        {
            return false;
        }

        if (_asked.Count >= MaxRequestsInSweep)
        {
            _asked.Clear();
        }

        _asked[id] = (version, now + options.Value.Lease);
        await requests.SendAsync(new(name, "sweep"), TimeSpan.Zero, cancellationToken);
        return true;
    }

    private async Task<int> TidyAsync(CancellationToken cancellationToken)
    {
        var pending = new List<ArticleId>();
        await foreach (
            var row in index.ListAsync(
                IndexKeys.Pending.List,
                IndexKeys.Pending.List,
                after: null,
                1000,
                cancellationToken
            )
        )
        {
            pending.Add(row.Article);
            if (pending.Count == MaxRequestsInSweep)
            {
                break;
            }
        }

        foreach (var article in pending)
        {
            await tidier.TidyAsync(article, cancellationToken);
        }

        return pending.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sweeper asked for {Requested} of {Blobs} uploads.")]
    private partial void LogRequested(int requested, int blobs);

    /// <summary>A blob of the listing: its id and a hash of its version.</summary>
    private readonly record struct BlobRecord(UInt128 Id, ulong Version, long UploadedTicks)
    {
        public static BlobRecord Of(Upload upload) =>
            new(ArticleId.Of(upload.Name).ToUInt128(), VersionOf(upload.ETag), upload.UploadedAt.UtcTicks);

        public static ulong VersionOf(ETag version) =>
            BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(version.ToString())));
    }

    /// <summary>What a comparison found, up to a limit.</summary>
    private sealed class Due(int limit)
    {
        public List<(string Name, ETag Version, DateTimeOffset Now)> Known { get; } = [];

        public HashSet<UInt128> Unknown { get; } = [];

        /// <summary>When the oldest upload came in that is neither digested nor failed.</summary>
        public DateTimeOffset? OldestUnfinished { get; private set; }

        public void IsUnfinished(BlobRecord blob)
        {
            if (OldestUnfinished is not { } oldest || blob.UploadedTicks < oldest.Ticks)
            {
                OldestUnfinished = new(blob.UploadedTicks, TimeSpan.Zero);
            }
        }

        public void Add(string name, ETag version, DateTimeOffset now)
        {
            if (Known.Count < limit)
            {
                Known.Add((name, version, now));
            }
        }

        public void Add(UInt128 id)
        {
            if (Unknown.Count < limit)
            {
                Unknown.Add(id);
            }
        }
    }
}
