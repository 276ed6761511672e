using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Summarizer.Articles;

namespace Summarizer.Processing.Protocol;

/// <summary>
/// What the worker of this process is to take: uploads, and articles that are due now or later, each of them once. Only a
/// shortcut: their rows say the same, and what is lost here, or in a process that dies, a sweep finds.
/// </summary>
internal sealed class DueArticles(TimeProvider time)
{
    /// <summary>What is more than this is left to the next sweep.</summary>
    private const int Capacity = 10_000;

    private readonly Dictionary<string, DateTimeOffset> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private volatile bool _hasWorker;

    /// <summary>Whether this process has a worker. One without it writes messages to the queue instead.</summary>
    public bool HasWorker => _hasWorker;

    /// <summary>Uploads, apart from the others: they do not wait behind a backlog.</summary>
    public DueQueue Uploads { get; } = new();

    public DueQueue Others { get; } = new();

    public void Open() => _hasWorker = true;

    public void Uploaded(ArticleName name) => Offer(Uploads, name.Value, TimeSpan.Zero);

    /// <summary>Has the worker take the article after the delay. False if it is to take it by then anyway, or takes no more.</summary>
    public bool Offer(string name, TimeSpan delay) => Offer(Others, name, delay);

    /// <summary>The next article of a queue, if there is one.</summary>
    public bool TryTake(DueQueue queue, [NotNullWhen(true)] out string? name)
    {
        while (queue.TryRead(out var article))
        {
            lock (_lock)
            {
                // Another time: it was offered again for an earlier one, and has been taken.
                if (_waiting.TryGetValue(article.Name, out var due) && due == article.Due)
                {
                    _waiting.Remove(article.Name);
                    name = article.Name;
                    return true;
                }
            }
        }

        name = null;
        return false;
    }

    private bool Offer(DueQueue queue, string name, TimeSpan delay)
    {
        var article = new DueArticle(name, time.GetUtcNow() + delay);
        lock (_lock)
        {
            var isKnown = _waiting.TryGetValue(name, out var due);
            if (!_hasWorker || (isKnown ? due <= article.Due : _waiting.Count >= Capacity))
            {
                return false;
            }

            _waiting[name] = article.Due;
        }

        _ = WriteAsync(queue, article, delay);
        return true;
    }

    private async Task WriteAsync(DueQueue queue, DueArticle article, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time);
        }

        queue.Write(article);
    }
}

internal readonly record struct DueArticle(string Name, DateTimeOffset Due);

/// <summary>Articles that are due, in order.</summary>
internal sealed class DueQueue
{
    private readonly Channel<DueArticle> _articles = Channel.CreateUnbounded<DueArticle>();

    /// <summary>Ends when there is something to take.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) =>
        await _articles.Reader.WaitToReadAsync(cancellationToken);

    public bool TryRead(out DueArticle article) => _articles.Reader.TryRead(out article);

    public void Write(DueArticle article) => _articles.Writer.TryWrite(article);
}
