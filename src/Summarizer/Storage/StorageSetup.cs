using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Summarizer.Storage;

/// <summary>Makes containers, tables and queues at startup; retried until storage answers, which readiness shows.</summary>
internal sealed partial class StorageSetup(StorageClients storage, TimeProvider time, ILogger<StorageSetup> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(FirstPatience);
        if (!await TryCreateAsync(patience.Token))
        {
            await base.StartAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            await Task.Delay(Pause, time, stoppingToken);
        } while (!await TryCreateAsync(stoppingToken));
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await storage.CreateAllAsync(cancellationToken);
            return true;
        }
        // Whatever it is: refused, out of reach, no identity, somebody else's server. A fault here would end the process.
        catch (Exception e)
        {
            LogUnreachable(e);
            return false;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Storage cannot be set up; /api/health/ready names what is out of reach. Trying again."
    )]
    private partial void LogUnreachable(Exception e);
}
