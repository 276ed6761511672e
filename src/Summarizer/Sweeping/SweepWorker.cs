using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;

namespace Summarizer.Sweeping;

/// <summary>The timer trigger of a self-hosted server: sweeps on a short period that grows while nothing changes.</summary>
internal sealed class SweepWorker(
    Sweeper sweeper,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<SweepWorker> logger
) : BackgroundService
{
    /// <summary>A quiet account is swept at most this many times slower than <see cref="DigestOptions.WatchInterval"/>.</summary>
    private const int QuietFactor = 10;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);

    /// <summary>A sweep takes 1.2 calls for 1,000 blobs: with this rest, large accounts take some 300 calls a minute.</summary>
    private static readonly TimeSpan RestForBlob = TimeSpan.FromMilliseconds(0.25);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        RepeatedWork.RunAsync(SweepAsync, PauseAfterFault, "The sweep", logger, time, stoppingToken);

    // Ends only with a fault: the period is short again after one.
    private async Task SweepAsync(CancellationToken stopping)
    {
        var pause = options.Value.WatchInterval;
        var longest = options.Value.WatchInterval * QuietFactor;
        while (true)
        {
            var report = await sweeper.SweepAsync(stopping);
            pause = report.Requested + report.CleanedUp > 0 ? options.Value.WatchInterval : pause * 1.5;
            pause = pause < longest ? pause : longest;
            // By what was read and not by the time it took: after an outage there is more to find, not less.
            var rest = report.IsComplete ? RestForBlob * report.Blobs : TimeSpan.Zero;
            await Task.Delay(rest > pause ? rest : pause, time, stopping);
        }
    }
}
