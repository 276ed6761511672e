namespace Summarizer.Engines.LanguageModels.Cache;

/// <summary>Callers with the same key share one piece of work; it is cancelled only when the last of them cancels.</summary>
internal sealed class SharedCalls<T>
{
    private readonly Dictionary<string, Call> _calls = [];
    private readonly Lock _lock = new();

    /// <summary>Joins the work under <paramref name="key"/>, or starts it; says which.</summary>
    public async Task<(T Result, bool IsFirst)> JoinAsync(
        string key,
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        Call? call;
        var isFirst = false;
        lock (_lock)
        {
            // Work without callers is being cancelled: it cannot be joined.
            if (!_calls.TryGetValue(key, out call))
            {
                isFirst = true;
                call = new();
                _calls.Add(key, call);
            }

            call.Waiting++;
        }

        if (isFirst)
        {
            _ = RunAsync(key, call, work);
        }

        try
        {
            return (await call.Result.Task.WaitAsync(cancellationToken), isFirst);
        }
        finally
        {
            Leave(key, call);
        }
    }

    private async Task RunAsync(string key, Call call, Func<CancellationToken, Task<T>> work)
    {
        try
        {
            call.Result.TrySetResult(await work(call.Cancellation.Token));
        }
        catch (OperationCanceledException) when (call.Cancellation.IsCancellationRequested)
        {
            call.Result.TrySetCanceled(call.Cancellation.Token);
        }
        // Whatever it is, the callers get it.
        catch (Exception e)
        {
            call.Result.TrySetException(e);
            _ = call.Result.Task.Exception; // observed, even if no caller is left
        }
        finally
        {
            Remove(key, call);
            call.Cancellation.Dispose();
        }
    }

    private void Leave(string key, Call call)
    {
        lock (_lock)
        {
            if (--call.Waiting > 0 || call.Result.Task.IsCompleted)
            {
                return;
            }
        }

        Remove(key, call);
        call.Cancellation.Cancel();
    }

    private void Remove(string key, Call call)
    {
        lock (_lock)
        {
            if (_calls.TryGetValue(key, out var current) && current == call)
            {
                _calls.Remove(key);
            }
        }
    }

    private sealed class Call
    {
        public CancellationTokenSource Cancellation { get; } = new();

        public TaskCompletionSource<T> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiting { get; set; }
    }
}
