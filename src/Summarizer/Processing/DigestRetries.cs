using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing.Protocol;

namespace Summarizer.Processing;

/// <summary>Sets a finished article back, so that it is digested again although its bytes are the same.</summary>
internal sealed class DigestRetries(
    ArticleStore store,
    ArticleIndex index,
    ArticleRequests requests,
    InProcessSignal signal
)
{
    private const int MaxRaces = 5;

    /// <summary>
    /// Asks for a new digest. The last good one stays served meanwhile. An article that is waiting is asked for at once;
    /// one that is worked on is left alone.
    /// </summary>
    /// <returns>The row as it is now; null if there is no such article.</returns>
    public async Task<ArticleRow?> RetryAsync(ArticleId article, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var reading = await store.ReadAsync(article, cancellationToken);
            if (reading.Row is not { Status: not ArticleStatus.Deleted } row)
            {
                return null;
            }

            if (row.Status is ArticleStatus.Processing || row.Version == ArticleRow.UnaddressableVersion)
            {
                return row;
            }

            // The message that waits with the article would come too late: another one takes its place.
            var late = row.NotBefore > reading.Now ? row.AskedUntil : null;
            var mark = requests.MarkFor(row, reading.Now, TimeSpan.Zero, late);
            if (await store.WriteAsync(IndexKeys.Reserve(row.RequestAgain(mark)), cancellationToken) is { } written)
            {
                await index.WriteAsync(written, IndexKeys.Of(written).Except(IndexKeys.Of(row)), cancellationToken);
                await requests.SendAsync(written.Name, "retry", TimeSpan.Zero, mark, cancellationToken);
                signal.Changed(article);
                return written;
            }
        }

        return (await store.ReadAsync(article, cancellationToken)).Row;
    }
}
