using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing.Protocol;

namespace Summarizer.Processing;

/// <summary>What became of a wish for a new digest.</summary>
internal abstract record RetryResult
{
    private RetryResult() { }

    /// <summary>It is digested again, or worked on already.</summary>
    public sealed record Accepted(ArticleRow Row) : RetryResult;

    /// <summary>The article is not as it was demanded.</summary>
    public sealed record Refused : RetryResult;

    public sealed record NoSuchArticle : RetryResult;
}

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
    public Task<RetryResult> RetryAsync(ArticleId article, CancellationToken cancellationToken) =>
        RetryAsync(article, _ => true, cancellationToken);

    /// <summary>As above, if the row that is changed is as demanded.</summary>
    public async Task<RetryResult> RetryAsync(
        ArticleId article,
        Predicate<ArticleRow> isAsDemanded,
        CancellationToken cancellationToken
    )
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var reading = await store.ReadAsync(article, cancellationToken);
            if (reading.Row is not { Status: not ArticleStatus.Deleted } row)
            {
                return new RetryResult.NoSuchArticle();
            }

            if (!isAsDemanded(row))
            {
                return new RetryResult.Refused();
            }

            if (row.Status is ArticleStatus.Processing || row.Version == ArticleRow.UnaddressableVersion)
            {
                return new RetryResult.Accepted(row);
            }

            // The message that waits with the article would come too late: another one takes its place.
            var late = row.NotBefore > reading.Now ? row.AskedUntil : null;
            var mark = requests.MarkFor(row, reading.Now, TimeSpan.Zero, late);
            if (await store.WriteAsync(IndexKeys.Reserve(row.RequestAgain(mark)), cancellationToken) is { } written)
            {
                await index.WriteAsync(written, IndexKeys.Of(written).Except(IndexKeys.Of(row)), cancellationToken);
                await requests.SendAsync(written.Name, "retry", TimeSpan.Zero, mark, cancellationToken);
                signal.Changed(article);
                return new RetryResult.Accepted(written);
            }
        }

        // Whoever changes it so often works on it.
        return (await store.ReadAsync(article, cancellationToken)).Row is { } last
            ? new RetryResult.Accepted(last)
            : new RetryResult.NoSuchArticle();
    }
}
