namespace Summarizer.Storage;

/// <summary>Work of a background service that is repeated until the service stops.</summary>
internal static class RepeatedWork
{
    /// <summary>Repeats the work. Whatever goes wrong, it goes on: storage may be away for a while.</summary>
    /// <param name="work">One round; its cancellation by <paramref name="stopping"/> ends the repetition.</param>
    /// <param name="pause">How long to wait after a fault.</param>
    /// <param name="onFault">Is called with each fault.</param>
    /// <param name="time">The clock of the pause.</param>
    /// <param name="stopping">Stops.</param>
    public static async Task RunAsync(
        Func<CancellationToken, Task> work,
        TimeSpan pause,
        Action<Exception> onFault,
        TimeProvider time,
        CancellationToken stopping
    )
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                onFault(e);
                await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
