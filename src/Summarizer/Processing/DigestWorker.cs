using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;

namespace Summarizer.Processing;

/// <summary>
/// The blob and queue triggers of a self-hosted server: digests this process's uploads, what it knows to be due, and what
/// others ask for in the queue.
/// </summary>
internal sealed partial class DigestWorker(
    ArticleProcessor processor,
    DigestRequestProcessor requestProcessor,
    DigestRequestMessages requests,
    DueArticles due,
    InProcessSignal signal,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<DigestWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(options.Value.MaxConcurrency, options.Value.MaxConcurrency);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        due.Open();
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            RunAsync(stopping => TakeDueAsync(due.Uploads, stopping), stoppingToken),
            RunAsync(stopping => TakeDueAsync(due.Others, stopping), stoppingToken),
            RunAsync(TakeRequestAsync, stoppingToken)
        );

    private Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stopping) =>
        RepeatedWork.RunAsync(work, PauseAfterFault, "Taking up articles", logger, time, stopping);

    private async Task TakeDueAsync(DueQueue queue, CancellationToken stopping)
    {
        await queue.WaitAsync(stopping);
        await _places.WaitAsync(stopping);
        if (due.TryTake(queue, out var name))
        {
            _ = RunAsync(() => processor.ProcessAsync(name, stopping), stopping);
        }
        else
        {
            _places.Release();
        }
    }

    private async Task TakeRequestAsync(CancellationToken stopping)
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

        if (messages is [var message])
        {
            _ = RunAsync(() => HandleAsync(message, stopping), stopping);
            return;
        }

        _places.Release();
        await signal.WaitForRequestAsync(options.Value.WatchInterval, stopping);
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken stopping)
    {
        await requestProcessor.ProcessAsync(message, stopping);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Work on an article or a request failed; the worker goes on.")]
    private partial void LogFault(Exception e);
}
