namespace Summarizer.Engines.LanguageModels;

/// <summary>
/// Keeps the process's calls to a number at once, and lets all of them rest when the server tells one that it has too
/// much to do.
/// </summary>
internal sealed class PacedLanguageModel(ILanguageModel model, int maxConcurrentCalls, TimeProvider time)
    : ILanguageModel,
        IDisposable
{
    // A longer rest is for the caller to plan: it holds no call back.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(60);

    // A busy server that names no time is given a second, then two, four …
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
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
            while (Rest() is { Ticks: > 0 } rest)
            {
                if (rest > LongestRest)
                {
                    return new ModelReply.Unavailable(
                        UnavailableCause.Busy,
                        "The model's server is busy and has asked for a rest.",
                        rest
                    );
                }

                await Task.Delay(rest, time, cancellationToken);
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

    private TimeSpan Rest()
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
                var rest = busy.RetryAfter ?? FirstRest * Math.Pow(2, Math.Min(_busyInARow++, MostDoublings));
                var until = time.GetUtcNow() + rest;
                _notBefore = until > _notBefore ? until : _notBefore;
            }
            else if (reply is ModelReply.Answered or ModelReply.Refused)
            {
                _busyInARow = 0;
            }
        }
    }
}
