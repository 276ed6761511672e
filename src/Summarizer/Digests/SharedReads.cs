using Summarizer.Articles;

namespace Summarizer.Digests;

/// <summary>
/// Lets those who ask for the same article at once share reads of its row: an article that everybody asks for costs one
/// read at a time. Whoever asks while a read is under way has the next one, which begins when that ends, so that what
/// they are told was true after they asked.
/// </summary>
public sealed class SharedReads(ArticleStore store)
{
    private readonly Lock _lock = new();

    // For each article that is being read: those who have the next read, null if nobody has asked for one.
    private readonly Dictionary<ArticleId, TaskCompletionSource<RowReading>?> _next = [];

    /// <summary>Reads the row of an article, as <see cref="ArticleStore.ReadAsync"/> does.</summary>
    /// <param name="article">The article.</param>
    /// <param name="cancellationToken">Ends the wait; a read that others may have goes on.</param>
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
            // Whatever it is, those who asked get it.
            catch (Exception e)
            {
                readers.SetException(e);
                _ = readers.Task.Exception; // seen, even if nobody waits any more
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
