using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Notifications;

namespace Summarizer.Processing.Protocol;

/// <summary>
/// The last step of the protocol: removes what a finished or deleted article has left behind, sends the notice that is
/// due, and clears both from the row. May be killed anywhere, run twice and run late: things are removed only if, after
/// they were found, the article's row was still the one that is cleaned up after, and they were still as found. A newer
/// attempt that needs one of them has changed the row before, and writes the thing anew after.
/// </summary>
internal sealed class PostCommitCleanup(
    ArticleStore store,
    ArticleIndex index,
    SourceStore sources,
    DigestNotifier notifier,
    InProcessSignal signal,
    IOptions<DigestOptions> options
)
{
    /// <summary>Cleans up after a finished article. False, and nothing is done, for one that is waiting or worked on.</summary>
    public async Task<bool> CleanUpIfFinishedAsync(ArticleId article, CancellationToken cancellationToken)
    {
        var reading = await store.ReadAsync(article, cancellationToken);
        if (reading.Row is { IsUnfinished: true })
        {
            return false;
        }

        if (reading.Row is { } row)
        {
            await CleanUpAsync(row, cancellationToken);
        }
        else
        {
            var pending = await index.FindAsync(article, [IndexKeys.Pending], cancellationToken);
            await index.RemoveAsync(article, pending, cancellationToken);
        }

        return true;
    }

    /// <summary>Cleans up after an article that is ready, failed or deleted. What a cancellation leaves is found again.</summary>
    public async Task CleanUpAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        var current = IndexKeys.Of(row);
        var stale = row.Manifest.Except(current).Except([IndexKeys.Pending]).ToList();
        var rows = await index.FindAsync(row.Id, stale, cancellationToken);
        var uncounted = await index.FindOldCountsAsync(row.Id, stale, cancellationToken);
        var pending = await index.FindAsync(row.Id, [IndexKeys.Pending], cancellationToken);
        var texts = await sources.FindOthersAsync(row.Id, row.Digest?.Revision, cancellationToken);

        var reading = await store.ReadAsync(row.Id, cancellationToken);
        if (reading.Row is not { } stored || stored.RowVersion != row.RowVersion)
        {
            return;
        }

        var isOver = row.StragglersUntil is not { } until || reading.Now > until;
        await index.RemoveAsync(row.Id, rows, cancellationToken);
        await index.RemoveOldCountsAsync(row.Id, uncounted, cancellationToken);
        if (isOver || !OldIndex.Has(row))
        {
            // A move that is under way writes a set before the row names it, and the row does not change until then.
            await index.RemoveTermsAsync(row.Id, stale, isOver, cancellationToken);
        }

        await sources.RemoveAsync(texts, cancellationToken);
        if (row.NoticeDue)
        {
            // As stored: a row just written has another time, and a notice that is sent twice must be the same.
            await notifier.NotifyAsync(stored, cancellationToken);
        }

        if (await ForgetAsync(row, current, isOver, cancellationToken) && isOver)
        {
            await index.RemoveAsync(row.Id, pending, cancellationToken);
        }
    }

    /// <summary>Fences off attempts with a tombstone, then removes index rows, texts, the row. False if the row changed.</summary>
    public async Task<bool> RemoveAsync(LeaseResult.Gone gone, CancellationToken cancellationToken)
    {
        if (gone.Row is not { } row)
        {
            return true;
        }

        if (row.Status is not ArticleStatus.Deleted)
        {
            var tombstone = IndexKeys.Reserve(row.Delete(gone.Now, options.Value.Lease));
            if (await store.WriteAsync(tombstone, cancellationToken) is not { } written)
            {
                return false;
            }

            row = written;
            await index.WriteAsync(row, [IndexKeys.Pending], cancellationToken);
            signal.Changed(row.Id);
        }

        await CleanUpAsync(row, cancellationToken);
        return true;
    }

    /// <summary>Removes the recorded failure of a blob that could not be addressed and is gone.</summary>
    public async Task RemoveUnaddressableAsync(ArticleId article, CancellationToken cancellationToken)
    {
        var reading = await store.ReadAsync(article, cancellationToken);
        if (reading.Row is { } row && row.Version == ArticleRow.UnaddressableVersion)
        {
            await RemoveAsync(new(row, reading.Now), cancellationToken);
        }
    }

    private async Task<bool> ForgetAsync(
        ArticleRow row,
        IReadOnlyList<IndexKey> current,
        bool isOver,
        CancellationToken cancellationToken
    )
    {
        if (isOver && row.Status is ArticleStatus.Deleted)
        {
            return await store.RemoveAsync(row, cancellationToken);
        }

        return (!isOver && !row.NoticeDue)
            || await store.WriteAsync(row.CleanedUp(current, isOver), cancellationToken) is not null;
    }
}
