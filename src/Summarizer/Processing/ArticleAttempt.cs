using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Processing.Protocol;
using Summarizer.Reading;
using Summarizer.Storage;

namespace Summarizer.Processing;

/// <summary>One attempt under a lease: it commits the article, gives it back or loses it. No row stays processing.</summary>
internal sealed partial class ArticleAttempt(
    ArticleDigester digester,
    LargeArticles large,
    SourceStore sources,
    ArticleCommits commits,
    ArticleRequests requests,
    IOptions<DigestOptions> options,
    ProcessingTelemetry telemetry,
    ILogger<ArticleAttempt> logger
)
{
    /// <summary>Digests the leased upload. Stopping gives the lease back, and throws.</summary>
    public async Task<ProcessOutcome> RunAsync(ArticleLease lease, CancellationToken stopping)
    {
        var attempts = lease.Row.Attempts;
        try
        {
            return attempts > options.Value.MaxAttempts
                ? await FailAsync(lease, TooManyAttempts(attempts - 1), attempts - 1)
                : await DigestAsync(lease);
        }
        // What is cancelled between two tries of a call ends as all their faults, not as a cancellation.
        catch (Exception e)
            when (lease.Lost.IsCancellationRequested && (e is OperationCanceledException || StorageOutage.Is(e)))
        {
            if (stopping.IsCancellationRequested)
            {
                const string reason = "The server was stopped while it worked on the article.";
                await commits.ReleaseAsync(lease, reason, TimeSpan.Zero, counts: false);
                throw;
            }

            return await lease.IsHeldAsync()
                ? await PostponeAsync(lease, "The article took too long.", RetrySchedule.After(attempts), counts: true)
                : ProcessOutcome.Superseded;
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            LogStorageAway(e, lease.Row.Id);
            return await PostponeAsync(
                lease,
                "Storage was unavailable; it is tried again.",
                RetrySchedule.InOutageAt(lease.Now - lease.Upload.UploadedAt),
                counts: false
            );
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFault(e, lease.Row.Id, attempts);
            return attempts >= options.Value.MaxAttempts
                ? await FailAsync(lease, TooManyAttempts(attempts))
                : await PostponeAsync(
                    lease,
                    "An unexpected fault; it is tried again.",
                    RetrySchedule.After(attempts),
                    counts: true
                );
        }
    }

    private async Task<ProcessOutcome> DigestAsync(ArticleLease lease)
    {
        using var place = large.NewPlace();
        switch (await digester.DigestAsync(lease, place))
        {
            case DigestResult.Written written:
                return await SaveAsync(lease, written);
            case DigestResult.SameBytes same:
                return await SaveAsync(lease, same);
            case DigestResult.Failed failed:
                return await FailAsync(lease, failed.Reason);
            case DigestResult.Postponed postponed:
                return await PostponeAsync(lease, postponed.Reason, postponed.Delay, counts: false);
            default:
                return ProcessOutcome.Superseded;
        }
    }

    private async Task<ProcessOutcome> SaveAsync(ArticleLease lease, DigestResult.Written written)
    {
        var digest = written.Digest;
        var improveAt = lease.Now + written.ImproveAfter;
        var isFirst = !lease.Row.Again;
        ProcessOutcome outcome;
        using (telemetry.Stage("save"))
        {
            await sources.WriteAsync(lease.Row.Id, digest.Revision, written.Source, lease.Lost);
            outcome = await commits.CommitAsync(lease, digest, improveAt, written.Source.Text)
                ? ProcessOutcome.Digested
                : ProcessOutcome.Superseded;
        }

        if (outcome is ProcessOutcome.Digested)
        {
            telemetry.Digested(digest, isFirst);
        }

        return outcome;
    }

    // Its new place in the lists needs new index rows, of the text that is stored.
    private async Task<ProcessOutcome> SaveAsync(ArticleLease lease, DigestResult.SameBytes same)
    {
        var source = await sources.ReadAsync(lease.Row.Id, same.Digest.Revision, lease.Lost);
        return await commits.CommitAsync(lease, same.Digest, lease.Row.ImproveAt, source?.Text)
            ? ProcessOutcome.Digested
            : ProcessOutcome.Superseded;
    }

    private async Task<ProcessOutcome> FailAsync(ArticleLease lease, string reason, int? attempts = null) =>
        await commits.FailAsync(lease, reason, attempts) ? ProcessOutcome.Failed : ProcessOutcome.Superseded;

    private async Task<ProcessOutcome> PostponeAsync(ArticleLease lease, string reason, TimeSpan delay, bool counts)
    {
        var askedUntil = requests.MarkFor(lease.Row, lease.Now, delay, lease.Answers);
        if (!await commits.ReleaseAsync(lease, reason, delay, counts, askedUntil))
        {
            return ProcessOutcome.Superseded;
        }

        await requests.SendAsync(lease.Row.Name, "postponed", delay, askedUntil, CancellationToken.None);
        return ProcessOutcome.Postponed;
    }

    private static string TooManyAttempts(int attempts) =>
        FormattableString.Invariant(
            $"Processing was started {attempts} times and never finished; the server's log says why. Upload the article again, or ask for a retry."
        );

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Storage was unavailable while article {Article} was processed; it is tried again."
    )]
    private partial void LogStorageAway(Exception e, ArticleId article);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "An unexpected fault while article {Article} was worked on, attempt {Attempt}."
    )]
    private partial void LogFault(Exception e, ArticleId article, int attempt);
}
