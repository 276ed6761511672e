using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;

namespace Summarizer.Sweeping;

/// <summary>
/// Has the work done that a sweep finds due: by this process if it has a worker, or else by a message for each article,
/// unless one may still come.
/// </summary>
internal sealed class SweepRequests(
    ArticleStore store,
    ArticleRequests requests,
    DigestRetries retries,
    ArticleLeases leases,
    PostCommitCleanup cleanup,
    CallPace pace,
    IOptions<DigestOptions> options
)
{
    /// <summary>More than this is left to the next sweep, so that one sweep always ends.</summary>
    public const int MaxInSweep = 10_000;

    private const string Reason = "sweep";

    /// <summary>Reading a row, marking it, writing the message.</summary>
    private const int CallsToAsk = 3;

    /// <summary>Whether the row alone says that work is due on the blob.</summary>
    public bool IsDue(BlobRecord blob, ArticleState state, DateTimeOffset now) =>
        BlobRecord.VersionOf(state.Version) != blob.Version
        || state.Status switch
        {
            ArticleStatus.Queued => state.NotBefore is not { } notBefore || notBefore <= now,
            ArticleStatus.Processing => state.WrittenAt + options.Value.Lease <= now,
            ArticleStatus.Deleted => true,
            ArticleStatus.Ready => state.ImproveAt <= now,
            _ => false,
        };

    public async Task AskAsync(ArticleState state, SweepFindings found, CancellationToken cancellationToken)
    {
        var isToBeImproved = state.Status is ArticleStatus.Ready && state.ImproveAt <= found.Now;
        if (requests.NeedNoMessage && !isToBeImproved)
        {
            found.Requested += requests.Offer(state.Name, TimeSpan.Zero) ? 1 : 0;
            return;
        }

        if (state.AskedUntil > found.Now)
        {
            return;
        }

        await pace.WaitAsync(CallsToAsk, cancellationToken);
        var reading = await store.ReadAsync(state.Id, cancellationToken);
        if (reading.Row is not { } row || row.WrittenAt != state.WrittenAt)
        {
            return; // somebody is at it: the next sweep looks again
        }

        var isAsked = isToBeImproved
            ? await retries.RetryAsync(row.Id, cancellationToken) is RetryResult.Accepted
            : await requests.AskAsync(row, reading.Now, Reason, TimeSpan.Zero, null, cancellationToken);
        found.Requested += isAsked ? 1 : 0;
    }

    /// <summary>Asks for an upload without a row; one whose name cannot be addressed is recorded as failed.</summary>
    public async Task AskForNewAsync(Upload upload, SweepFindings found, CancellationToken cancellationToken)
    {
        if (!ArticleName.TryParse(upload.Name, out _))
        {
            await pace.WaitAsync(CallPace.CallsToCleanUp, cancellationToken);
            await leases.AnnounceUnaddressableAsync(upload.Name, cancellationToken);
            return;
        }

        if (!requests.NeedNoMessage)
        {
            await pace.WaitAsync(CallsToAsk - 1, cancellationToken);
        }

        var row = ArticleRow.New(upload);
        var isAsked = await requests.AskAsync(row, found.Now, Reason, TimeSpan.Zero, null, cancellationToken);
        found.Requested += isAsked ? 1 : 0;
    }

    /// <summary>Asks for the removal of an article whose blob is gone; the record of an unaddressable one goes at once.</summary>
    public async Task AskForGoneAsync(ArticleState state, SweepFindings found, CancellationToken cancellationToken)
    {
        if (state.Version == ArticleRow.UnaddressableVersion)
        {
            await pace.WaitAsync(CallPace.CallsToCleanUp, cancellationToken);
            await cleanup.RemoveUnaddressableAsync(state.Id, cancellationToken);
        }
        // Before that a tombstone cannot go.
        else if (state.Status is not ArticleStatus.Deleted || !(state.StragglersUntil > found.Now))
        {
            await AskAsync(state with { ImproveAt = null }, found, cancellationToken);
        }
    }
}
