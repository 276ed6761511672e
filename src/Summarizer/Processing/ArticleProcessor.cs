using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;

namespace Summarizer.Processing;

/// <summary>
/// Takes an article from upload to digest. Any number of processes may receive the same article, concurrently or
/// repeatedly, and any of them may be killed anywhere: the newest upload ends with one digest, or with a recorded failure.
/// </summary>
internal sealed partial class ArticleProcessor(
    ArticleLeases leases,
    ArticleAttempt attempt,
    PostCommitCleanup cleanup,
    ArticleRequests requests,
    IOptions<DigestOptions> options,
    ProcessingTelemetry telemetry,
    ILogger<ArticleProcessor> logger
)
{
    /// <summary>How often the upload may change under the work before the next event takes over.</summary>
    private const int MaxRestarts = 10;

    /// <summary>Digests the newest upload unless done or held. Throws only if no retry can be queued, or on stop.</summary>
    public Task<ProcessOutcome> ProcessAsync(string name, CancellationToken cancellationToken) =>
        ProcessAsync(name, answers: null, cancellationToken);

    /// <summary>As <see cref="ProcessAsync(string, CancellationToken)"/>, for a message of the queue with this mark.</summary>
    public async Task<ProcessOutcome> ProcessAsync(
        string name,
        DateTimeOffset? answers,
        CancellationToken cancellationToken
    )
    {
        var outcome = await SettleAsync(name, answers, cancellationToken);
        telemetry.Processed(outcome);
        return outcome;
    }

    private async Task<ProcessOutcome> SettleAsync(
        string name,
        DateTimeOffset? answers,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (ArticleName.TryParse(name, out var article))
            {
                return await SettleAsync(article, answers, cancellationToken);
            }

            await leases.AnnounceUnaddressableAsync(name, cancellationToken);
            return ProcessOutcome.Failed;
        }
        catch (Exception e) when (StorageOutage.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            // No message can be written, since the row cannot be marked: without a worker the sweeper finds the article.
            LogStorageAway(e, ArticleId.Of(name));
            requests.Offer(name, RetrySchedule.InOutage);
            return ProcessOutcome.Postponed;
        }
    }

    private async Task<ProcessOutcome> SettleAsync(
        ArticleName article,
        DateTimeOffset? answers,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Value.Timeout);
        for (var restart = 0; restart < MaxRestarts; restart++)
        {
            var outcome = await leases.LeaseAsync(article, answers, deadline.Token) switch
            {
                LeaseResult.Granted granted => await WorkAsync(granted.Lease, cancellationToken),
                LeaseResult.Finished finished => await CleanUpAsync(finished.Row, cancellationToken),
                LeaseResult.Waiting waiting => await WaitAsync(waiting, answers, cancellationToken),
                LeaseResult.Gone gone => await cleanup.RemoveAsync(gone, cancellationToken)
                    ? ProcessOutcome.Removed
                    : ProcessOutcome.Superseded,
                _ => ProcessOutcome.HeldByAnother,
            };
            if (outcome is not ProcessOutcome.Superseded)
            {
                return outcome;
            }
        }

        requests.Offer(article.Value, RetrySchedule.First); // whoever changes it so often tells of it, too
        return ProcessOutcome.Postponed;
    }

    private async Task<ProcessOutcome> WorkAsync(ArticleLease lease, CancellationToken stopping)
    {
        await using (lease)
        {
            using var work = telemetry.StartWork(lease.Row.Id, lease.Upload);
            var outcome = await attempt.RunAsync(lease, stopping);
            if (outcome is ProcessOutcome.Superseded)
            {
                LogSuperseded(lease.Row.Id);
            }

            return outcome;
        }
    }

    private async Task<ProcessOutcome> CleanUpAsync(ArticleRow finished, CancellationToken cancellationToken)
    {
        await cleanup.CleanUpAsync(finished, cancellationToken);
        return ProcessOutcome.UpToDate;
    }

    // The message that the row is marked with came too early, and its place is taken by another; a duplicate of it is not.
    private async Task<ProcessOutcome> WaitAsync(
        LeaseResult.Waiting waiting,
        DateTimeOffset? answers,
        CancellationToken cancellationToken
    )
    {
        if (requests.NeedNoMessage || (answers is not null && answers == waiting.Row.AskedUntil))
        {
            await requests.AskAsync(waiting.Row, waiting.Now, "waiting", waiting.Delay, answers, cancellationToken);
        }

        return ProcessOutcome.Postponed;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The lease on article {Article} was lost to a newer upload or another processor; nothing of this attempt counts."
    )]
    private partial void LogSuperseded(ArticleId article);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Storage was unavailable; article {Article} is tried again later."
    )]
    private partial void LogStorageAway(Exception e, ArticleId article);
}
