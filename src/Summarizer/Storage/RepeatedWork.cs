using Microsoft.Extensions.Logging;

namespace Summarizer.Storage;

internal static partial class RepeatedWork
{
    /// <summary>
    /// Repeats the work until it is stopped. No fault ends it. That storage is away is logged in one line, once until the work
    /// succeeds.
    /// </summary>
    public static async Task RunAsync(
        Func<CancellationToken, Task> work,
        TimeSpan pause,
        string name,
        ILogger logger,
        TimeProvider time,
        CancellationToken stopping
    )
    {
        var isAway = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
                isAway = false;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (!StorageOutage.Is(e))
                {
                    LogFault(logger, e, name);
                }
                else if (!isAway)
                {
                    LogAway(logger, StorageErrors.ReasonOf(e), name);
                    isAway = true;
                }

                await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage is away: {Reason}. {Name} waits for it.")]
    private static partial void LogAway(ILogger logger, string? reason, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} failed; it is tried again.")]
    private static partial void LogFault(ILogger logger, Exception e, string name);
}
