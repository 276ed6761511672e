using System.Text.Json;
using Azure.Storage.Queues;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Notifications;

/// <summary>The settings of notices, from the section "Digests".</summary>
/// <param name="ToQueue">Whether a message goes to the queue <c>digest-ready</c> for each finished article.</param>
/// <param name="Webhook">The receiver over HTTP.</param>
/// <param name="Lease">How long a processor may be silent before it counts as dead.</param>
internal sealed record NotificationOptions(bool ToQueue, WebhookOptions Webhook, TimeSpan Lease);

/// <summary>Sends the notice of a finished article to the queue <c>digest-ready</c> and to the webhook, where they are on.</summary>
internal sealed class DigestNotifier(StorageClients storage, WebhookNotices webhooks, NotificationOptions options)
{
    private readonly QueueClient _queue = storage.Queues.GetQueueClient(StorageNames.DigestReady);

    /// <summary>Sends the notice. A commit that is cleaned up after twice may send it twice.</summary>
    /// <param name="row">The row as committed.</param>
    /// <param name="cancellationToken">Gives up; the notice stays due.</param>
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
