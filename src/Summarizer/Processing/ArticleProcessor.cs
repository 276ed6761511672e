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
    DigestRequestMessages requests,
    IOptions<DigestOptions> options,
    ProcessingTelemetry telemetry,
    ILogger<ArticleProcessor> logger
)
{
    /// <summary>How often the upload may change under the work before the next event takes over.</summary>
    private const int MaxRestarts = 10;

    /// <summary>Digests the newest upload unless done or held. Throws only if no retry can be queued, or on stop.</summary>
    public async Task<ProcessOutcome> ProcessAsync(string name, CancellationToken cancellationToken)
    {
        var outcome = await SettleAsync(name, cancellationToken);
        if (outcome is ProcessOutcome.StorageAway)
        {
            // The caller would give up after a few tries: an outage is not the article's fault.
            await requests.SendAsync(new(name, "postponed"), RetrySchedule.InOutage, cancellationToken);
            outcome = ProcessOutcome.Postponed;
        }

        telemetry.Processed(outcome);
        return outcome;
    }

    /// <summary>
    /// As <see cref="ProcessAsync"/>, for a message of the queue of requests. In an outage it is dropped: the sweeper asks
    /// again, and messages that ask for each other would only become more.
    /// </summary>
    public async Task<ProcessOutcome> ProcessRequestAsync(string name, CancellationToken cancellationToken)
    {
        var outcome = await SettleAsync(name, cancellationToken);
        telemetry.Processed(outcome);
        return outcome;
    }

    private async Task<ProcessOutcome> SettleAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            if (ArticleName.TryParse(name, out var article))
            {
                return await SettleAsync(article, cancellationToken);
            }

            await leases.AnnounceUnaddressableAsync(name, cancellationToken);
            return ProcessOutcome.Failed;
        }
        catch (Exception e) when (StorageOutage.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            LogStorageAway(e, ArticleId.Of(name));
            return ProcessOutcome.StorageAway;
        }
    }

    private async Task<ProcessOutcome> SettleAsync(ArticleName article, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Value.Timeout);
        for (var restart = 0; restart < MaxRestarts; restart++)
        {
            var outcome = await leases.LeaseAsync(article, deadline.Token) switch
            {
                LeaseResult.Granted granted => await WorkAsync(granted.Lease, cancellationToken),
                LeaseResult.Finished finished => await CleanUpAsync(finished.Row, cancellationToken),
                LeaseResult.Waiting waiting => await PostponeAsync(
                    article,
                    "waiting",
                    waiting.Delay,
                    cancellationToken
                ),
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

        return await PostponeAsync(article, "changing", RetrySchedule.First, cancellationToken);
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

    private async Task<ProcessOutcome> PostponeAsync(
        ArticleName article,
        string reason,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        await requests.SendAsync(new(article.Value, reason), delay, cancellationToken);
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
