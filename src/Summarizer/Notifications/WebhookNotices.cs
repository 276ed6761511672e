using System.Text.Json;
using Summarizer.Storage;

namespace Summarizer.Notifications;

/// <summary>The queue <c>digest-webhooks</c>: keeps notices until they are taken, however long the receiver is away.</summary>
internal sealed class WebhookNotices(StorageClients storage, NotificationOptions options)
    : TextMessages(storage, StorageNames.DigestWebhooks),
        IDisposable
{
    private readonly SemaphoreSlim _sent = new(0, 1);

    public bool IsOn => options.Webhook.Address is not null;

    public async Task SendAsync(WebhookNotice notice, TimeSpan delay, CancellationToken cancellationToken)
    {
        await SendTextAsync(
            JsonSerializer.Serialize(notice, NotificationJson.Default.WebhookNotice),
            delay,
            lifetime: null,
            cancellationToken
        );
        if (delay == TimeSpan.Zero && _sent.CurrentCount == 0)
        {
            try
            {
                _sent.Release();
            }
            catch (SemaphoreFullException)
            {
                // Told already.
            }
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        _sent.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _sent.Dispose();
}
