using System.Threading.Channels;
using Summarizer.Articles;

namespace Summarizer.Processing.Protocol;

/// <summary>
/// What one process tells itself so that nobody in it has to wait for a poll: an upload came in, a request was queued,
/// an article was finished. Only a shortcut: whatever is lost here is found by the sweeper or by polling.
/// </summary>
public sealed class InProcessSignal : IDisposable
{
    /// <summary>Beyond this many uploads that nobody takes up, the sweeper finds the rest.</summary>
    private const int Capacity = 10_000;

    private readonly Channel<ArticleName> _uploads = Channel.CreateBounded<ArticleName>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private readonly Dictionary<ArticleId, List<TaskCompletionSource>> _watched = [];
    private readonly Lock _watching = new();
    private readonly SemaphoreSlim _requests = new(0, 1);

    /// <summary>The uploads of this process, in order.</summary>
    public ChannelReader<ArticleName> Uploads => _uploads.Reader;

    /// <summary>Tells that an upload is there.</summary>
    public void Uploaded(ArticleName name) => _uploads.Writer.TryWrite(name);

    /// <summary>Tells that a message is in the queue.</summary>
    public void RequestSent()
    {
        try
        {
            _requests.Release();
        }
        catch (SemaphoreFullException)
        {
            // Told already.
        }
    }

    /// <summary>Waits until a message was queued by this process, or the time is over.</summary>
    public Task WaitForRequestAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        _requests.WaitAsync(atMost, cancellationToken);

    /// <summary>Tells that an article's row changed.</summary>
    public void Changed(ArticleId article)
    {
        lock (_watching)
        {
            if (_watched.Remove(article, out var watchers))
            {
                watchers.ForEach(w => w.TrySetResult());
            }
        }
    }

    /// <summary>Watches for the next change of an article's row by this process. Begin before reading the row.</summary>
    public ArticleWatch Watch(ArticleId article)
    {
        var change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_watching)
        {
            if (!_watched.TryGetValue(article, out var watchers))
            {
                _watched[article] = watchers = [];
            }

            watchers.Add(change);
        }

        return new(change.Task, () => Unwatch(article, change));
    }

    /// <inheritdoc />
    public void Dispose() => _requests.Dispose();

    private void Unwatch(ArticleId article, TaskCompletionSource change)
    {
        lock (_watching)
        {
            if (_watched.TryGetValue(article, out var watchers) && watchers.Remove(change) && watchers.Count == 0)
            {
                _watched.Remove(article);
            }
        }
    }
}

/// <summary>A wait for the next change of an article. Dispose of it when the wait is over, however it ended.</summary>
/// <param name="change">Completes at the change.</param>
/// <param name="end">Ends the watch.</param>
public sealed class ArticleWatch(Task change, Action end) : IDisposable
{
    /// <summary>Completes at the change.</summary>
    public Task Change { get; } = change;

    /// <inheritdoc />
    public void Dispose() => end();
}
