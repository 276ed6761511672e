namespace Summarizer.Storage;

internal static class RepeatedWork
{
    /// <summary>Repeats the work until it is stopped. No fault ends it: storage may be away for a while.</summary>
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
