using Azure;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Index;

namespace Summarizer.Processing.Protocol;

/// <summary>What came of asking for the right to work on an article.</summary>
public abstract record LeaseResult
{
    private LeaseResult() { }

    /// <summary>The right is ours.</summary>
    public sealed record Granted(ArticleLease Lease) : LeaseResult;

    /// <summary>The newest upload is finished: digested, or failed for good.</summary>
    public sealed record Finished(ArticleRow Row) : LeaseResult;

    /// <summary>Another processor works on the newest upload, and is alive.</summary>
    public sealed record HeldByAnother : LeaseResult;

    /// <summary>Not to be tried again yet.</summary>
    /// <param name="Delay">How long to wait.</param>
    public sealed record Waiting(TimeSpan Delay) : LeaseResult;

    /// <summary>There is no upload of this name.</summary>
    /// <param name="Row">What is still known of it; null for nothing.</param>
    /// <param name="Now">The storage service's clock.</param>
    public sealed record Gone(ArticleRow? Row, DateTimeOffset Now) : LeaseResult;
}

/// <summary>Announces uploads and grants leases: the first step of the protocol.</summary>
public sealed class ArticleLeases(
    UploadStore uploads,
    ArticleStore store,
    ArticleIndex index,
    IOptions<DigestOptions> options,
    TimeProvider time
)
{
    /// <summary>How many writers may come first before we give up; each of them made progress.</summary>
    private const int MaxRaces = 20;

    /// <summary>
    /// Tells the lists of an upload that has just been stored. A row that is at the blob's version already is left as it
    /// is: a processor was faster.
    /// </summary>
    public async Task<ArticleRow?> AnnounceAsync(ArticleName name, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var reading = await store.ReadAsync(ArticleId.Of(name), cancellationToken);
            if (await uploads.FindAsync(name, cancellationToken) is not { } upload)
            {
                return null;
            }

            if (reading.Row is { Status: not ArticleStatus.Deleted } known && known.Version == upload.ETag)
            {
                return known;
            }

            var row = Renewed(reading, upload, ArticleStatus.Queued) with { Attempts = 0 };
            if (await store.WriteAsync(row, cancellationToken) is { } written)
            {
                await index.WriteAsync(written, written.CurrentKeys.Except(Shared(reading.Row)), cancellationToken);
                return written;
            }
        }

        throw TooManyRaces();
    }

    /// <summary>Leases the newest version of an article.</summary>
    /// <param name="name">The article.</param>
    /// <param name="stopping">Ends the lease with the process, or with the time that the work may take.</param>
    public async Task<LeaseResult> LeaseAsync(ArticleName name, CancellationToken stopping)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            // In this order: a blob that is overwritten after it was looked at changes the row, too, sooner or later,
            // and then the write below fails or a later lease takes over.
            var reading = await store.ReadAsync(ArticleId.Of(name), stopping);
            if (await uploads.FindAsync(name, stopping) is not { } upload)
            {
                return new LeaseResult.Gone(reading.Row, reading.Now);
            }

            if (reading.Row is { } row && row.Version == upload.ETag && Standing(row, reading.Now) is { } standing)
            {
                return standing;
            }

            var leased = Renewed(reading, upload, ArticleStatus.Processing) with
            {
                Owner = Guid.NewGuid().ToString("N"),
                Attempts = reading.Row?.Version == upload.ETag ? reading.Row.Attempts + 1 : 1,
            };
            if (await store.WriteAsync(leased, stopping) is { } written)
            {
                var lease = new ArticleLease(store, written, upload, options.Value.Lease, time, stopping);
                try
                {
                    await index.WriteAsync(
                        written,
                        written.CurrentKeys.Except(Shared(reading.Row)).Append(IndexKeys.Pending),
                        lease.Lost
                    );
                    return new LeaseResult.Granted(lease);
                }
                catch
                {
                    await lease.DisposeAsync();
                    throw;
                }
            }
        }

        throw TooManyRaces();
    }

    // The state that leaves nothing to lease, if the row is in one.
    private LeaseResult? Standing(ArticleRow row, DateTimeOffset now) =>
        row.Status switch
        {
            ArticleStatus.Ready or ArticleStatus.Failed => new LeaseResult.Finished(row),
            ArticleStatus.Processing when row.WrittenAt + options.Value.Lease > now => new LeaseResult.HeldByAnother(),
            ArticleStatus.Queued when row.NotBefore > now => new LeaseResult.Waiting(row.NotBefore.Value - now),
            _ => null,
        };

    // The row at the start of something new. What an attempt under way may still write is remembered.
    private ArticleRow Renewed(RowReading reading, Upload upload, ArticleStatus status)
    {
        var row =
            reading.Row
            ?? new ArticleRow
            {
                Id = ArticleId.Of(upload.Name),
                Name = upload.Name,
                Status = status,
                Version = upload.ETag,
                UploadedAt = upload.UploadedAt,
            };
        row = row with
        {
            Status = status,
            Version = upload.ETag,
            UploadedAt = upload.UploadedAt,
            Owner = null,
            NotBefore = null,
            Reason = null,
            StragglersUntil = Stragglers(reading, options.Value.Lease),
        };
        return row with { Manifest = [.. row.Manifest.Union(row.CurrentKeys).Union([IndexKeys.Pending])] };
    }

    /// <summary>
    /// Until when an attempt whose lease is taken from it may still write: it stops by itself when its lease is over, and
    /// a call to storage that is under way then ends within as much again.
    /// </summary>
    internal static DateTimeOffset? Stragglers(RowReading reading, TimeSpan lease) =>
        reading.Row is { Status: ArticleStatus.Processing }
            ? reading.Now + lease + lease
            : reading.Row?.StragglersUntil;

    // The keys that the row had before: their index rows are there, unless the attempt that owed them is dead.
    private static IEnumerable<IndexKey> Shared(ArticleRow? before) =>
        before is { Status: ArticleStatus.Ready or ArticleStatus.Failed } ? before.CurrentKeys : [];

    private static RequestFailedException TooManyRaces() =>
        new(503, "The article changes faster than it can be leased.");
}
