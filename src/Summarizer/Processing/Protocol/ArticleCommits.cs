using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Index;

namespace Summarizer.Processing.Protocol;

/// <summary>How an attempt ends: with a commit, or with the lease given back. Never with a row left processing.</summary>
internal sealed partial class ArticleCommits(
    ArticleIndex index,
    PostCommitCleanup cleanup,
    InProcessSignal signal,
    TimeProvider time,
    ILogger<ArticleCommits> logger
)
{
    /// <summary>How long a processor that is being stopped may take to give its lease back.</summary>
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(5);

    /// <summary>Commits a digest, which is found by its words and those of the text. False if the lease was lost.</summary>
    public Task<bool> CommitAsync(ArticleLease lease, Digest digest, DateTimeOffset? improveAt, string? text)
    {
        var tag = IndexKeys.NewTag();
        return FinishAsync(
            lease,
            row => row.Commit(digest, tag, improveAt),
            finished => index.WriteTermsAsync(finished, text, lease.Lost)
        );
    }

    /// <summary>Records that the article cannot be digested. False if the lease was lost.</summary>
    public Task<bool> FailAsync(ArticleLease lease, string reason, int? attempts) =>
        FinishAsync(lease, row => row.Fail(reason, attempts), _ => Task.CompletedTask);

    // Manifest, index rows, the commit in one conditional write, cleanup, in this order.
    private async Task<bool> FinishAsync(
        ArticleLease lease,
        Func<ArticleRow, ArticleRow> finish,
        Func<ArticleRow, Task> indexTerms
    )
    {
        var before = lease.Row;
        var finished = finish(before);
        var keys = IndexKeys.Of(finished);
        var manifest = before.Manifest.Union(keys).ToList();
        if (
            manifest.Count > before.Manifest.Count
            && !await lease.WriteAsync(row => row with { Manifest = manifest }, lease.Lost)
        )
        {
            return false;
        }

        await index.WriteAsync(finished, keys.Except(IndexKeys.Of(before)), lease.Lost);
        await indexTerms(finished);
        if (!await lease.WriteAsync(row => finish(row) with { Manifest = manifest }, lease.Lost))
        {
            return false;
        }

        signal.Changed(finished.Id);
        LogFinished(finished.Id, finished.Status);
        try
        {
            await cleanup.CleanUpAsync(lease.Row, lease.Lost);
        }
        catch (OperationCanceledException)
        {
            // What is committed stands, whatever happens now. The row is among the pending ones, where the sweeper
            // finds what is left to clean up.
        }
        catch (Exception e)
        {
            LogCleanupLeft(e, finished.Id);
        }

        return true;
    }

    /// <summary>Gives the lease back in a time of its own: the work may be cancelled already. False if the lease was lost.</summary>
    public async Task<bool> ReleaseAsync(
        ArticleLease lease,
        string reason,
        TimeSpan delay,
        bool counts,
        DateTimeOffset? askedUntil = null
    )
    {
        using var limit = new CancellationTokenSource(ReleaseTime, time);
        if (
            !await lease.WriteAsync(
                row => IndexKeys.Reserve(row.Release(reason, delay, counts, askedUntil)),
                limit.Token
            )
        )
        {
            return false;
        }

        await index.WriteAsync(lease.Row, IndexKeys.Of(lease.Row), limit.Token);
        signal.Changed(lease.Row.Id);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Article {Article} is {Status}.")]
    private partial void LogFinished(ArticleId article, ArticleStatus status);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Cleaning up after article {Article} is left to the sweeper."
    )]
    private partial void LogCleanupLeft(Exception e, ArticleId article);
}
