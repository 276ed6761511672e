using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Summarizer.Storage;

namespace Summarizer.Notifications;

/// <summary>The queue trigger of a self-hosted server: takes notices from the queue and delivers them.</summary>
internal sealed class WebhookWorker(
    WebhookNotices notices,
    WebhookDelivery delivery,
    NotificationOptions options,
    TimeProvider time,
    ILogger<WebhookWorker> logger
) : BackgroundService
{
    private const int Abreast = 4;

    /// <summary>How often the queue is looked at for what other processes sent and for what is due again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        notices.IsOn
            ? RepeatedWork.RunAsync(DeliverAsync, Pause, "The delivery of notices", logger, time, stoppingToken)
            : Task.CompletedTask;

    private async Task DeliverAsync(CancellationToken stopping)
    {
        if (delivery.Rest is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, stopping);
        }

        // Hidden for longer than a try may take, so that nobody else begins it meanwhile.
        var hidden = options.Webhook.Timeout + options.Lease;
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
}
