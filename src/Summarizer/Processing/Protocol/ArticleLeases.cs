using Azure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Index;

namespace Summarizer.Processing.Protocol;

/// <summary>The answer to an attempt that wants to work on an article.</summary>
internal abstract record LeaseResult
{
    private LeaseResult() { }

    public sealed record Granted(ArticleLease Lease) : LeaseResult;

    /// <summary>The newest upload is finished: digested, or failed for good.</summary>
    public sealed record Finished(ArticleRow Row) : LeaseResult;

    /// <summary>Another processor works on the newest upload, and is alive.</summary>
    public sealed record HeldByAnother : LeaseResult;

    /// <summary>Not to be tried again yet.</summary>
    public sealed record Waiting(ArticleRow Row, DateTimeOffset Now, TimeSpan Delay) : LeaseResult;

    /// <summary>There is no upload with this name. The row is what is still known of it; null for nothing.</summary>
    public sealed record Gone(ArticleRow? Row, DateTimeOffset Now) : LeaseResult;
}

/// <summary>Announces uploads and grants leases: the first step of the protocol.</summary>
internal sealed partial class ArticleLeases(
    UploadStore uploads,
    ArticleStore store,
    ArticleIndex index,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<ArticleLeases> logger
)
{
    /// <summary>How many writers may come first before we give up; each of them made progress.</summary>
    private const int MaxRaces = 20;

    /// <summary>Lists an upload just stored, unless a processor was faster. Null if the upload is gone already.</summary>
    public async Task<ArticleRow?> AnnounceAsync(ArticleName name, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var reading = await store.ReadAsync(ArticleId.Of(name), cancellationToken);
            // Asked again although it was just written: of two uploads at once the row must have the one that stayed.
            if (await uploads.FindAsync(name, cancellationToken) is not { } upload)
            {
                return null;
            }

            if (reading.Row is { Status: not ArticleStatus.Deleted } known && known.Version == upload.ETag)
            {
                return known;
            }

            var row = (reading.Row ?? ArticleRow.New(upload)).Announce(upload, reading.Now, options.Value.Lease);
            if (await store.WriteAsync(IndexKeys.Reserve(row), cancellationToken) is { } written)
            {
                await index.WriteAsync(written, IndexKeys.Of(written).Except(Shared(reading.Row)), cancellationToken);
                return written;
            }
        }

        throw TooManyRaces();
    }

    /// <summary>Records a blob whose name cannot be addressed as failed. The blob is never opened.</summary>
    public async Task AnnounceUnaddressableAsync(string name, CancellationToken cancellationToken)
    {
        var reading = await store.ReadAsync(ArticleId.Of(name), cancellationToken);
        if (reading.Row is not null)
        {
            return;
        }

        var row = ArticleRow.Unaddressable(name, reading.Now);
        row = row with { Manifest = IndexKeys.Of(row) };
        if (await store.WriteAsync(row, cancellationToken) is not null)
        {
            await index.WriteAsync(row, row.Manifest, cancellationToken);
            LogUnaddressable(row.Id);
        }
    }

    /// <summary>Takes a lease on the newest version of an article. Stopping ends the lease.</summary>
    public Task<LeaseResult> LeaseAsync(ArticleName name, CancellationToken stopping) =>
        LeaseAsync(name, answers: null, stopping);

    /// <summary>As <see cref="LeaseAsync(ArticleName, CancellationToken)"/>, to answer a message with this mark.</summary>
    public async Task<LeaseResult> LeaseAsync(ArticleName name, DateTimeOffset? answers, CancellationToken stopping)
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

            if (reading.Row is { } row && row.Version == upload.ETag && WhyNot(row, reading.Now) is { } refusal)
            {
                return refusal;
            }

            var leased = (reading.Row ?? ArticleRow.New(upload)).Lease(
                upload,
                Guid.NewGuid().ToString("N"),
                reading.Now,
                options.Value.Lease
            );
            if (await store.WriteAsync(IndexKeys.Reserve(leased), stopping) is { } written)
            {
                var lease = new ArticleLease(store, written, upload, options.Value.Lease, time, stopping)
                {
                    Answers = answers,
                };
                try
                {
                    await index.WriteAsync(
                        written,
                        IndexKeys.Of(written).Except(Shared(reading.Row)).Append(IndexKeys.Pending),
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

    // Null: the article is there to be taken.
    private LeaseResult? WhyNot(ArticleRow row, DateTimeOffset now) =>
        row.Status switch
        {
            ArticleStatus.Ready or ArticleStatus.Failed => new LeaseResult.Finished(row),
            ArticleStatus.Processing when row.WrittenAt + options.Value.Lease > now => new LeaseResult.HeldByAnother(),
            ArticleStatus.Queued when row.NotBefore > now => new LeaseResult.Waiting(
                row,
                now,
                row.NotBefore.Value - now
            ),
            _ => null,
        };

    // The keys that the row had before: their index rows are there, unless the attempt that owed them is dead.
    private static IEnumerable<IndexKey> Shared(ArticleRow? before) =>
        before is { Status: ArticleStatus.Ready or ArticleStatus.Failed } ? IndexKeys.Of(before) : [];

    private static RequestFailedException TooManyRaces() =>
        new(503, "The article changes faster than it can be leased.");

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A blob has a name that does not come back unchanged; it is recorded as failed under {Article}."
    )]
    private partial void LogUnaddressable(ArticleId article);
}
