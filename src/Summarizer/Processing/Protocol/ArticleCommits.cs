using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Index;

namespace Summarizer.Processing.Protocol;

/// <summary>How an attempt ends: with a commit, or with the lease given back. Never with a row left processing.</summary>
public sealed partial class ArticleCommits(
    ArticleIndex index,
    PostCommitCleanup tidier,
    InProcessSignal signal,
    TimeProvider time,
    ILogger<ArticleCommits> logger
)
{
    /// <summary>How long a processor that is being stopped may take to give its lease back.</summary>
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Index, commit, tidy. The manifest is saved before the first index row is written, and the commit is one
    /// conditional write.
    /// </summary>
    /// <param name="lease">The lease that the work was done under.</param>
    /// <param name="finished">The lease's row, with a status and a digest or a reason.</param>
    /// <returns>False if the lease was lost: nothing is committed.</returns>
    public async Task<bool> FinishAsync(ArticleLease lease, ArticleRow finished)
    {
        var before = lease.Row.CurrentKeys;
        var keys = finished.CurrentKeys;
        var manifest = lease.Row.Manifest.Union(keys).ToList();
        if (
            manifest.Count > lease.Row.Manifest.Count
            && !await lease.WriteAsync(r => r with { Manifest = manifest }, lease.Lost)
        )
        {
            return false;
        }

        // A word may stand elsewhere in a new digest, which its row tells.
        var unchanged = before.Where(k =>
            ReferenceEquals(lease.Row.Digest, finished.Digest) || !IndexKeys.IsWord(k.List)
        );
        await index.WriteAsync(finished, keys.Except(unchanged), lease.Lost);
        var committed = await lease.WriteAsync(
            _ =>
                finished with
                {
                    RowVersion = lease.Row.RowVersion,
                    Manifest = manifest,
                    Owner = null,
                    Attempts = finished.Status is ArticleStatus.Failed ? finished.Attempts : 0,
                    NotBefore = null,
                    Again = false,
                    NoticeDue = true,
                },
            lease.Lost
        );
        if (!committed)
        {
            return false;
        }

        signal.Changed(finished.Id);
        LogFinished(finished.Id, finished.Status);
        try
        {
            await tidier.CleanUpAsync(lease.Row, lease.Lost);
        }
        catch (OperationCanceledException)
        {
            // What is committed stands, whatever happens now. The row is among the pending ones, where the sweeper
            // finds what is left to tidy.
        }
        catch (Exception e)
        {
            LogTidyingLeft(e, finished.Id);
        }

        return true;
    }

    /// <summary>Gives the lease back. The work may have been cancelled already, so the time for it is its own.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="reason">Why, in a sentence for the person who uploaded the article.</param>
    /// <param name="delay">How long nobody is to try again.</param>
    /// <param name="counts">Whether the attempt counts as one that did not come to an end.</param>
    /// <returns>False if the lease was lost.</returns>
    public async Task<bool> ReleaseAsync(ArticleLease lease, string reason, TimeSpan delay, bool counts)
    {
        using var limit = new CancellationTokenSource(ReleaseTime, time);
        var released = await lease.WriteAsync(
            row =>
            {
                var queued = row with
                {
                    Status = ArticleStatus.Queued,
                    Owner = null,
                    Reason = reason,
                    Attempts = counts ? row.Attempts : Math.Max(0, row.Attempts - 1),
                    NotBefore = delay > TimeSpan.Zero ? row.WrittenAt + delay : null,
                };
                return queued with { Manifest = [.. queued.Manifest.Union(queued.CurrentKeys)] };
            },
            limit.Token
        );
        if (released)
        {
            await index.WriteAsync(lease.Row, lease.Row.CurrentKeys, limit.Token);
            signal.Changed(lease.Row.Id);
        }

        return released;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Article {Article} is {Status}.")]
    private partial void LogFinished(ArticleId article, ArticleStatus status);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Tidying up after article {Article} is left to the sweeper."
    )]
    private partial void LogTidyingLeft(Exception e, ArticleId article);
}
