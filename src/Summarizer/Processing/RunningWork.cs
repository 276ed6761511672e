using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace Summarizer.Processing;

/// <summary>
/// The work of a head whose host neither cancels nor awaits what runs when it ends the process, as the Functions worker:
/// it is stopped, and waited for, so that articles under work are given back at once and not when their leases lapse.
/// </summary>
public sealed class RunningWork(IHostApplicationLifetime lifetime) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>Does some work, until it is done, cancelled, or the process is to end.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        var task = work(either.Token);
        _running.TryAdd(task, 0);
        try
        {
            await task;
        }
        finally
        {
            _running.TryRemove(task, out _);
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for what runs; how it ends is its caller's affair.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(_running.Keys)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
