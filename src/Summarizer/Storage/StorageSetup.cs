using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Summarizer.Storage;

/// <summary>Makes containers, tables and queues at startup; retried until storage answers, which readiness shows.</summary>
internal sealed partial class StorageSetup(StorageClients storage, TimeProvider time, ILogger<StorageSetup> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private bool _isAway;

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
            if (_isAway)
            {
                LogBack();
            }

            return true;
        }
        // Whatever it is: refused, out of reach, no identity, somebody else's server. A fault here would end the process.
        catch (Exception e)
        {
            Log(e);
            return false;
        }
    }

    // Once, in one line: it is tried every few seconds, and the stack of a refused connection says nothing more.
    private void Log(Exception fault)
    {
        if (StorageErrors.ReasonOf(fault) is not { } reason)
        {
            LogFault(fault);
        }
        else if (!_isAway)
        {
            LogAway(reason);
        }

        _isAway = true;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Storage is away: {Reason}. It is tried again until it is there; /api/health/ready names what is missing."
    )]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Storage is there.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Error, Message = "Storage cannot be set up. Trying again.")]
    private partial void LogFault(Exception e);
}
