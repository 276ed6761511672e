using Summarizer.Articles;

namespace Summarizer.Digests;

/// <summary>
/// Concurrent requests for the same article share reads of its row, so that a popular article costs one read at a time.
/// A request that arrives during a read gets the next one, which starts when that ends: what it returns was true after
/// the request.
/// </summary>
internal sealed class SharedReads(ArticleStore store)
{
    private readonly Lock _lock = new();

    // For each article that is being read: the requests that get the next read, null if there are none.
    private readonly Dictionary<ArticleId, TaskCompletionSource<RowReading>?> _next = [];

    /// <summary>Cancelling ends this wait only; the read goes on for the others.</summary>
    public Task<RowReading> ReadAsync(ArticleId article, CancellationToken cancellationToken)
    {
        bool isUnderWay;
        TaskCompletionSource<RowReading> next;
        lock (_lock)
        {
            isUnderWay = _next.TryGetValue(article, out var asked);
            next = asked ?? new(TaskCreationOptions.RunContinuationsAsynchronously);
            _next[article] = next;
        }

        if (!isUnderWay)
        {
            _ = ReadWhileAskedAsync(article);
        }

        return next.Task.WaitAsync(cancellationToken);
    }

    private async Task ReadWhileAskedAsync(ArticleId article)
    {
        while (TakeNext(article) is { } readers)
        {
            try
            {
                readers.SetResult(await store.ReadAsync(article, CancellationToken.None));
            }
            // Whatever it is, those who wait get it.
            catch (Exception e)
            {
                readers.SetException(e);
                _ = readers.Task.Exception; // observed, even if nobody waits any more
            }
        }
    }

    private TaskCompletionSource<RowReading>? TakeNext(ArticleId article)
    {
        lock (_lock)
        {
            var readers = _next[article];
            if (readers is null)
            {
                _next.Remove(article);
            }
            else
            {
                _next[article] = null;
            }

            return readers;
        }
    }
}
