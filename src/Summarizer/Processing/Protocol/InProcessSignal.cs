using Summarizer.Articles;

namespace Summarizer.Processing.Protocol;

/// <summary>Spares this process waits for polls. Only a shortcut: what is lost here, a poll finds.</summary>
internal sealed class InProcessSignal : IDisposable
{
    private readonly Dictionary<ArticleId, List<TaskCompletionSource>> _watched = [];
    private readonly Lock _watching = new();
    private readonly SemaphoreSlim _requests = new(0, 1);

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

    public Task WaitForRequestAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        _requests.WaitAsync(atMost, cancellationToken);

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
internal sealed class ArticleWatch(Task change, Action end) : IDisposable
{
    public Task Change { get; } = change;

    public void Dispose() => end();
}
