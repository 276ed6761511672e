using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Engines;
using Summarizer.Storage;
using Summarizer.Telemetry;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;
using Summarizer.Uploads;

namespace Summarizer.Digests;

/// <summary>What came of processing an article.</summary>
public enum ProcessOutcome
{
    /// <summary>There is a new digest.</summary>
    Digested,

    /// <summary>The article cannot be digested, and its row says why.</summary>
    Failed,

    /// <summary>Nothing was to be done: the newest upload was finished before.</summary>
    UpToDate,

    /// <summary>Another processor is at work on it.</summary>
    HeldByAnother,

    /// <summary>It is to be tried again later; a request for that is queued.</summary>
    Postponed,

    /// <summary>The upload is gone, and so is what was made of it.</summary>
    Removed,
}

/// <summary>
/// Takes an article from upload to digest. Any number of processes may be told of the same article, at once or again and
/// again, and any of them may be killed anywhere: the newest upload ends with one digest, or with a recorded failure.
/// </summary>
public sealed partial class ArticleProcessor(
    ArticleClaims claims,
    UploadStore uploads,
    DigestStore store,
    SourceStore sources,
    Tidier tidier,
    ArticleCommits commits,
    ArticleRemoval removal,
    ArticleFailures failures,
    IDigestEngine engine,
    DigestRequests requests,
    IOptions<DigestOptions> options,
    IOptions<UploadOptions> uploadOptions,
    TimeProvider time,
    ArticleTelemetry telemetry,
    ILogger<ArticleProcessor> logger
)
{
    /// <summary>How often the upload may change under the work before the next event takes over.</summary>
    private const int MaxRestarts = 10;

    /// <summary>How long to wait for the answer to whether a claim that was cancelled is still ours.</summary>
    private static readonly TimeSpan LastLookTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OutageDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestDelayInOutage = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Digests the newest upload of an article, unless that is done or somebody is doing it. Throws only when not even a
    /// request to try again later can be queued, or the process stops.
    /// </summary>
    /// <param name="name">The exact name of the blob, from wherever it comes.</param>
    /// <param name="cancellationToken">Stops the work; the claim is given back.</param>
    public async Task<ProcessOutcome> ProcessAsync(string name, CancellationToken cancellationToken)
    {
        var outcome = await TrySettleAsync(name, cancellationToken);
        if (outcome is null)
        {
            // Whoever told us would give up after a few tries: an outage is not the article's fault.
            await requests.SendAsync(new(name, "postponed"), OutageDelay, cancellationToken);
        }

        return Told(outcome);
    }

    /// <summary>
    /// As <see cref="ProcessAsync"/>, for a message of the queue of requests. In an outage it is dropped: the sweeper asks
    /// again, and messages that ask for each other would only become more.
    /// </summary>
    public async Task<ProcessOutcome> ProcessRequestAsync(string name, CancellationToken cancellationToken) =>
        Told(await TrySettleAsync(name, cancellationToken));

    private ProcessOutcome Told(ProcessOutcome? outcome)
    {
        var told = outcome ?? ProcessOutcome.Postponed;
        telemetry.Processed(told);
        return told;
    }

    // Null: storage is away, and nobody can claim.
    private async Task<ProcessOutcome?> TrySettleAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await SettleAsync(name, cancellationToken);
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            LogTransient(e, ArticleId.Of(name));
            return null;
        }
    }

    private async Task<ProcessOutcome> SettleAsync(string name, CancellationToken cancellationToken)
    {
        if (!ArticleName.TryParse(name, out var article))
        {
            await failures.RecordUnaddressableAsync(name, cancellationToken);
            return ProcessOutcome.Failed;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Value.Timeout);
        for (var restart = 0; restart < MaxRestarts; restart++)
        {
            switch (await claims.ClaimAsync(article, deadline.Token))
            {
                case ClaimResult.Granted granted:
                    await using (granted.Claim)
                    {
                        using var work = telemetry.StartWork(granted.Claim.Row.Id, granted.Claim.Upload);
                        if (await WorkAsync(granted.Claim, cancellationToken) is { } outcome)
                        {
                            return outcome;
                        }
                    }

                    LogLost(granted.Claim.Row.Id);
                    break;
                case ClaimResult.Finished finished:
                    await tidier.TidyAsync(finished.Row, cancellationToken);
                    return ProcessOutcome.UpToDate;
                case ClaimResult.HeldByAnother:
                    return ProcessOutcome.HeldByAnother;
                case ClaimResult.Waiting waiting:
                    await requests.SendAsync(new(name, "waiting"), waiting.Delay, cancellationToken);
                    return ProcessOutcome.Postponed;
                case ClaimResult.Gone gone:
                    if (await removal.RemoveAsync(gone, cancellationToken))
                    {
                        return ProcessOutcome.Removed;
                    }

                    break;
            }
        }

        await requests.SendAsync(new(name, "changing"), FirstRetryDelay, cancellationToken);
        return ProcessOutcome.Postponed;
    }

    // Null: the claim was lost, begin again.
    private async Task<ProcessOutcome?> WorkAsync(ArticleClaim claim, CancellationToken stopping)
    {
        try
        {
            return claim.Row.Attempts > options.Value.MaxAttempts
                ? await FailAsync(claim, TooManyAttempts(claim.Row.Attempts - 1), claim.Row.Attempts - 1)
                : await DigestAsync(claim);
        }
        catch (OperationCanceledException) when (claim.Lost.IsCancellationRequested)
        {
            if (stopping.IsCancellationRequested)
            {
                await commits.ReleaseAsync(
                    claim,
                    "The server was stopped while it worked on the article.",
                    TimeSpan.Zero,
                    counts: false
                );
                throw;
            }

            return await IsStillOursAsync(claim)
                ? await PostponeAsync(claim, "The article took too long.", RetryDelay(claim.Row.Attempts), counts: true)
                : null;
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            LogTransient(e, claim.Row.Id);
            return await PostponeAsync(
                claim,
                "Storage did not answer, or refused to; it is tried again.",
                DelayInOutage(claim),
                counts: false
            );
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFault(e, claim.Row.Id, claim.Row.Attempts);
            return claim.Row.Attempts >= options.Value.MaxAttempts
                ? await FailAsync(claim, TooManyAttempts(claim.Row.Attempts))
                : await PostponeAsync(
                    claim,
                    "An unexpected fault; it is tried again.",
                    RetryDelay(claim.Row.Attempts),
                    counts: true
                );
        }
    }

    private async Task<ProcessOutcome?> DigestAsync(ArticleClaim claim)
    {
        var upload = claim.Upload;
        if (upload.Size > uploadOptions.Value.MaxBytes)
        {
            return await FailAsync(
                claim,
                FormattableString.Invariant(
                    $"The file has {upload.Size:N0} bytes; at most {uploadOptions.Value.MaxBytes:N0} are read (Uploads:MaxBytes)."
                )
            );
        }

        string revision;
        ReadResult? read;
        using (telemetry.Stage("read"))
        {
            if (await uploads.ReadAsync(upload, claim.Lost) is not { } bytes)
            {
                return null;
            }

            revision = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes.Span))}";
            read = IsDigested(claim.Row, revision) ? null : ArticleReader.Read(bytes, upload.ContentType, upload.Name);
        }

        switch (read)
        {
            case null:
                // The same bytes again: the same digest, which costs nothing, at its new place in the lists.
                return await FinishAsync(
                    claim,
                    Ready(claim.Row, claim.Row.Digest! with { UploadedAt = upload.UploadedAt })
                );
            case ReadResult.Unreadable unreadable:
                return await FailAsync(claim, unreadable.Explanation);
            case ReadResult.Readable readable:
                return await DigestAsync(claim, readable.Article, revision);
            default:
                throw new InvalidOperationException("A read result of an unknown kind.");
        }
    }

    private bool IsDigested(ArticleRow row, string revision) =>
        row.Digest is { } known && known.Revision == revision && known.Fingerprint == engine.Fingerprint && !row.Again;

    private async Task<ProcessOutcome?> DigestAsync(ArticleClaim claim, ArticleText article, string revision)
    {
        EngineOutcome came;
        using (telemetry.Stage("digest"))
        {
            came = await engine.DigestAsync(article, claim.Lost);
        }

        switch (came)
        {
            case EngineOutcome.Completed completed:
                var written = completed.Digest;
                var digest = new Digest(
                    written.Content,
                    revision,
                    engine.Fingerprint,
                    written.Grounding,
                    written.Coverage,
                    written.Engine,
                    written.Usage,
                    claim.Upload.UploadedAt,
                    claim.Now
                );
                if (completed.ImproveAfter is { } delay)
                {
                    // Asked for before the commit: a kill between the two must not forget it.
                    await requests.SendAsync(new(claim.Row.Name, DigestRequest.Improve), delay, claim.Lost);
                }

                var isFirst = !claim.Row.Again;
                using (telemetry.Stage("save"))
                {
                    await sources.WriteAsync(claim.Row.Id, revision, SourceDocument.Of(article), claim.Lost);
                    if (await FinishAsync(claim, Ready(claim.Row, digest)) is null)
                    {
                        return null;
                    }
                }

                telemetry.Digested(digest, isFirst);
                return ProcessOutcome.Digested;
            case EngineOutcome.Postponed postponed:
                return await PostponeAsync(claim, postponed.Reason, postponed.Delay, counts: false);
            case EngineOutcome.Failed failed:
                return await FailAsync(claim, failed.Reason);
            default:
                throw new InvalidOperationException("An engine outcome of an unknown kind.");
        }
    }

    private static ArticleRow Ready(ArticleRow row, Digest digest) =>
        row with
        {
            Status = ArticleStatus.Ready,
            Digest = digest,
        };

    private Task<ProcessOutcome?> FailAsync(ArticleClaim claim, string reason, int? attempts = null) =>
        FinishAsync(
            claim,
            claim.Row with
            {
                Status = ArticleStatus.Failed,
                Reason = reason,
                Attempts = attempts ?? claim.Row.Attempts,
            }
        );

    private async Task<ProcessOutcome?> FinishAsync(ArticleClaim claim, ArticleRow finished) =>
        !await commits.FinishAsync(claim, finished) ? null
        : finished.Status is ArticleStatus.Ready ? ProcessOutcome.Digested
        : ProcessOutcome.Failed;

    private async Task<ProcessOutcome?> PostponeAsync(ArticleClaim claim, string reason, TimeSpan delay, bool counts)
    {
        if (!await commits.ReleaseAsync(claim, reason, delay, counts))
        {
            return null;
        }

        await requests.SendAsync(new(claim.Row.Name, "postponed"), delay, CancellationToken.None);
        return ProcessOutcome.Postponed;
    }

    private async Task<bool> IsStillOursAsync(ArticleClaim claim)
    {
        using var limit = new CancellationTokenSource(LastLookTime, time);
        var reading = await store.ReadAsync(claim.Row.Id, limit.Token);
        return reading.Row?.RowVersion == claim.Row.RowVersion;
    }

    // No attempt counts, so the delay grows with the article's age: what was refused for an hour is not digested every
    // two seconds.
    private static TimeSpan DelayInOutage(ArticleClaim claim)
    {
        var half = (claim.Now - claim.Upload.UploadedAt) / 2;
        return half < FirstRetryDelay ? FirstRetryDelay
            : half > LongestDelayInOutage ? LongestDelayInOutage
            : half;
    }

    private static TimeSpan RetryDelay(int attempts)
    {
        var delay = FirstRetryDelay * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return delay < LongestRetryDelay ? delay : LongestRetryDelay;
    }

    private static string TooManyAttempts(int attempts) =>
        FormattableString.Invariant(
            $"Work on this article began {attempts} times and never came to an end; the server's log tells why. Upload it again, or ask for a retry."
        );

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The claim on article {Article} was lost to a newer upload or another processor; nothing of this attempt counts."
    )]
    private partial void LogLost(ArticleId article);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Storage did not answer, or refused to, while article {Article} was worked on; it is tried again."
    )]
    private partial void LogTransient(Exception e, ArticleId article);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "An unexpected fault while article {Article} was worked on, attempt {Attempt}."
    )]
    private partial void LogFault(Exception e, ArticleId article, int attempt);
}
