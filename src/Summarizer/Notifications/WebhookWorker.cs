using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;

namespace Summarizer.Notifications;

/// <summary>What the queue's trigger is in Azure, for a server of one's own: takes notices from the queue and delivers them.</summary>
public sealed partial class WebhookWorker(
    WebhookNotices notices,
    WebhookDelivery delivery,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<WebhookWorker> logger
) : BackgroundService
{
    private const int Abreast = 4;

    /// <summary>How often the queue is looked at for what other processes sent and for what is due again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (notices.IsOn && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DeliverAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFault(e);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DeliverAsync(CancellationToken stopping)
    {
        if (delivery.Rest is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, stopping);
        }

        // Hidden for longer than a try may take, so that nobody else begins it meanwhile.
        var hidden = options.Value.Webhook.Timeout + options.Value.Lease;
        var messages = await notices.ReceiveAsync(Abreast, hidden, stopping);
        if (messages.Length == 0)
        {
            await notices.WaitAsync(Pause, stopping);
            return;
        }

        await Task.WhenAll(
            messages.Select(async message =>
            {
                await delivery.ProcessAsync(QueueText.Decode(message.Body.ToString()), stopping);
                await notices.CompleteAsync(message, stopping);
            })
        );
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The delivery of notices met a fault and goes on.")]
    private partial void LogFault(Exception e);
}
