namespace Summarizer.Engines.LanguageModels;

/// <summary>Limits how many calls of this process run at once, and pauses them all when the server is busy.</summary>
internal sealed class PacedLanguageModel(ILanguageModel model, int maxConcurrentCalls, TimeProvider time)
    : ILanguageModel,
        IDisposable
{
    // A longer pause is reported to the caller instead of holding the call back.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    // Without Retry-After: one second, then two, four …
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private const int MostDoublings = 5;

    private readonly SemaphoreSlim _slots = new(maxConcurrentCalls);
    private readonly Lock _lock = new();
    private DateTimeOffset _notBefore;
    private int _busyInARow;

    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            while (Pause() is { Ticks: > 0 } pause)
            {
                if (pause > LongestPause)
                {
                    return new ModelReply.Unavailable(
                        UnavailableCause.Busy,
                        "The model's server is busy and has asked for a pause.",
                        pause
                    );
                }

                await Task.Delay(pause, time, cancellationToken);
            }

            var reply = await model.AskAsync(request, account, cancellationToken);
            Learn(reply);
            return reply;
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private TimeSpan Pause()
    {
        lock (_lock)
        {
            return _notBefore - time.GetUtcNow();
        }
    }

    private void Learn(ModelReply reply)
    {
        lock (_lock)
        {
            if (reply is ModelReply.Unavailable { Cause: UnavailableCause.Busy } busy)
            {
                var pause = busy.RetryAfter ?? FirstPause * Math.Pow(2, Math.Min(_busyInARow++, MostDoublings));
                var until = time.GetUtcNow() + pause;
                _notBefore = until > _notBefore ? until : _notBefore;
            }
            else if (reply is ModelReply.Answered or ModelReply.Refused)
            {
                _busyInARow = 0;
            }
        }
    }
}
