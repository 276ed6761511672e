using Summarizer.Articles;

namespace Summarizer.Processing.Protocol;

/// <summary>
/// The right of one attempt to write the digest of one version of an article. It is renewed while the work goes on, and
/// every write through it is conditional on the row being as this lease left it: once another processor has the
/// article, nothing can be written here any more, and <see cref="Lost"/> is cancelled.
/// </summary>
internal sealed class ArticleLease : IAsyncDisposable
{
    private static readonly TimeSpan LastLookTime = TimeSpan.FromSeconds(5);

    private readonly ArticleStore _store;
    private readonly TimeProvider _time;
    private readonly TimeSpan _lease;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _finished = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Task _renewing;
    private long _writtenAt;

    public ArticleLease(
        ArticleStore store,
        ArticleRow row,
        Upload upload,
        TimeSpan lease,
        TimeProvider time,
        CancellationToken stopping
    )
    {
        _store = store;
        _time = time;
        _lease = lease;
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _writtenAt = time.GetTimestamp();
        Row = row;
        Upload = upload;
        _renewing = RenewAsync();
    }

    /// <summary>The row as this lease last wrote it.</summary>
    public ArticleRow Row { get; private set; }

    public Upload Upload { get; }

    /// <summary>The mark of the message that this attempt answers (<see cref="ArticleRow.AskedUntil"/>); null for none.</summary>
    public DateTimeOffset? Answers { get; init; }

    /// <summary>Storage's time at the last write plus the time since. The machine's own clock may be minutes off.</summary>
    public DateTimeOffset Now => Row.WrittenAt + _time.GetElapsedTime(_writtenAt);

    /// <summary>Cancelled when the lease is lost, or the process stops.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Writes the row after a transition. False if the lease is lost: nothing was written.</summary>
    public async Task<bool> WriteAsync(Func<ArticleRow, ArticleRow> change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await TakeAsync(await _store.WriteAsync(change(Row), cancellationToken));
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Whether storage still has the row as this lease left it, asked after <see cref="Lost"/> was cancelled.</summary>
    public async Task<bool> IsHeldAsync()
    {
        using var limit = new CancellationTokenSource(LastLookTime, _time);
        var reading = await _store.ReadAsync(Row.Id, limit.Token);
        return reading.Row?.RowVersion == Row.RowVersion;
    }

    public async ValueTask DisposeAsync()
    {
        await _finished.CancelAsync();
        await _renewing;
        _finished.Dispose();
        _lost.Dispose();
        _writing.Dispose();
    }

    private async Task<bool> TakeAsync(ArticleRow? written)
    {
        if (written is null)
        {
            await _lost.CancelAsync();
            return false;
        }

        Row = written;
        _writtenAt = _time.GetTimestamp();
        return true;
    }

    private async Task RenewAsync()
    {
        // Three chances before the lease runs out.
        using var timer = new PeriodicTimer(_lease / 3, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_finished.Token))
            {
                await RenewOnceAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work came to its end.
        }
    }

    private async Task RenewOnceAsync()
    {
        await _writing.WaitAsync(_finished.Token);
        try
        {
            if (Row.Status is ArticleStatus.Processing && !_lost.IsCancellationRequested)
            {
                await TakeAsync(await _store.RenewAsync(Row, _finished.Token));
            }
        }
        catch (Exception)
        {
            // Whatever it was, the next tick tries again: a loop that ended here would leave the work running under a
            // lease that is over. Somebody else may take over then: stop before.
            if (_time.GetElapsedTime(_writtenAt) > _lease)
            {
                await _lost.CancelAsync();
            }
        }
        finally
        {
            _writing.Release();
        }
    }
}
