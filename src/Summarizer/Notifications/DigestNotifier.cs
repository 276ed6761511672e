using System.Text.Json;
using Azure.Storage.Queues;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Notifications;

/// <summary>The settings of notices. The lease is how long a processor may be silent before it counts as dead.</summary>
internal sealed record NotificationOptions(bool ToQueue, WebhookOptions Webhook, TimeSpan Lease);

/// <summary>Sends the notice of a finished article to the queue <c>digest-ready</c> and to the webhook, where they are on.</summary>
internal sealed class DigestNotifier(StorageClients storage, WebhookNotices webhooks, NotificationOptions options)
{
    private readonly QueueClient _queue = storage.Queues.GetQueueClient(StorageNames.DigestReady);

    /// <summary>Sends the notice. A commit that is cleaned up after twice may send it twice.</summary>
    public async Task NotifyAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        var notice = DigestNotice.Of(row);
        if (options.ToQueue)
        {
            await _queue.SendMessageAsync(
                QueueText.Encode(JsonSerializer.Serialize(notice, NotificationJson.Default.DigestNotice)),
                cancellationToken
            );
        }

        if (webhooks.IsOn)
        {
            await webhooks.SendAsync(WebhookNotice.Of(row, notice), TimeSpan.Zero, cancellationToken);
        }
    }
}
