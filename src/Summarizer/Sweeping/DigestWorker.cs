using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;

namespace Summarizer.Sweeping;

/// <summary>
/// What triggers and timers are in Azure, for a server of one's own: digests the uploads of this process as they come
/// in, takes work from the queue, and sweeps on a short period that grows while nothing changes.
/// </summary>
public sealed partial class DigestWorker(
    ArticleProcessor processor,
    DigestRequestProcessor requestProcessor,
    ArticleFailures failures,
    Sweeper sweeper,
    DigestRequestMessages requests,
    InProcessSignal signal,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<DigestWorker> logger
) : BackgroundService
{
    /// <summary>A quiet account is swept at most this many times slower than <see cref="DigestOptions.WatchInterval"/>.</summary>
    private const int QuietFactor = 10;

    /// <summary>
    /// A sweep takes some 1.2 calls for a thousand blobs: with this rest after it, large accounts take some 300 calls a
    /// minute on the average.
    /// </summary>
    private static readonly TimeSpan RestForBlob = TimeSpan.FromMilliseconds(0.25);

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(options.Value.MaxConcurrency, options.Value.MaxConcurrency);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            RepeatAsync(TakeUploadsAsync, stoppingToken),
            RepeatAsync(TakeRequestsAsync, stoppingToken),
            RepeatAsync(SweepAsync, stoppingToken)
        );

    // Whatever goes wrong, the watcher goes on: storage may be away for a while.
    private async Task RepeatAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
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
                LogFault(e);
                await Task.Delay(PauseAfterFault, time, stopping)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TakeUploadsAsync(CancellationToken stopping)
    {
        var name = await signal.Uploads.ReadAsync(stopping);
        await _places.WaitAsync(stopping);
        _ = RunAsync(() => processor.ProcessAsync(name.Value, stopping), stopping);
    }

    private async Task TakeRequestsAsync(CancellationToken stopping)
    {
        await _places.WaitAsync(stopping);
        QueueMessage[] messages;
        try
        {
            // Hidden for longer than the work may take, so that nobody else begins it meanwhile.
            messages = await requests.ReceiveAsync(1, options.Value.Timeout + options.Value.Lease, stopping);
        }
        catch
        {
            _places.Release();
            throw;
        }

        if (messages.Length == 0)
        {
            _places.Release();
            await signal.WaitForRequestAsync(options.Value.WatchInterval, stopping);
            return;
        }

        _ = RunAsync(() => HandleAsync(messages[0], stopping), stopping);
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken stopping)
    {
        var body = QueueText.Decode(message.Body.ToString());
        if (message.DequeueCount <= ArticleFailures.MaxDeliveries)
        {
            await requestProcessor.ProcessAsync(body, stopping);
        }
        else
        {
            await failures.RecordAsync(body, stopping);
        }

        await requests.CompleteAsync(message, stopping);
    }

    private async Task RunAsync(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            // Reading and extracting take the processor for a while; the loops must not wait for them.
            await Task.Run(work, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (Exception e)
        {
            LogFault(e);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        var pause = options.Value.WatchInterval;
        var longest = options.Value.WatchInterval * QuietFactor;
        while (true)
        {
            var report = await sweeper.SweepAsync(stopping);
            pause = report.Requested + report.Tidied > 0 ? options.Value.WatchInterval : pause * 1.5;
            pause = pause < longest ? pause : longest;
            // By what was read and not by the time it took: after an outage there is more to find, not less.
            var rest = report.IsComplete ? RestForBlob * report.Blobs : TimeSpan.Zero;
            await Task.Delay(rest > pause ? rest : pause, time, stopping);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The watcher met a fault and goes on.")]
    private partial void LogFault(Exception e);
}
