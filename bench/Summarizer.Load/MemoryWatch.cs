using System.Diagnostics;

namespace Summarizer.Load;

/// <summary>Samples the memory of a process (its resident set) in the background.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<(TimeSpan At, long Bytes)> _samples = [];
    private readonly Task _watching;

    private MemoryWatch(int processId) => _watching = WatchAsync(processId);

    /// <summary>Starts sampling; null without a process.</summary>
    public static MemoryWatch? Start(int? processId) => processId is { } id ? new(id) : null;

    /// <summary>The peak in bytes.</summary>
    public long Highest
    {
        get
        {
            lock (_samples)
            {
                return _samples.Count == 0 ? 0 : _samples.Max(s => s.Bytes);
            }
        }
    }

    /// <summary>The means in bytes over this many equal periods.</summary>
    public IReadOnlyList<double> Means(int stretches)
    {
        lock (_samples)
        {
            return
            [
                .. _samples
                    .Index()
                    .GroupBy(s => s.Index * stretches / _samples.Count)
                    .Select(stretch => stretch.Average(s => (double)s.Item.Bytes)),
            ];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync(int processId)
    {
        using var process = Process.GetProcessById(processId);
        var begun = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        do
        {
            process.Refresh();
            lock (_samples)
            {
                _samples.Add((Stopwatch.GetElapsedTime(begun), process.WorkingSet64));
            }
        } while (await timer.WaitForNextTickAsync(_stop.Token));
    }
}
