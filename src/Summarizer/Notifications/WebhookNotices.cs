using System.Text.Json;
using Summarizer.Storage;

namespace Summarizer.Notifications;

/// <summary>
/// The queue <c>digest-webhooks</c>. It keeps notices until they are taken, so that a receiver that is away holds up
/// neither articles nor the tidying up after them, and a process that is killed forgets none.
/// </summary>
internal sealed class WebhookNotices(StorageClients storage, NotificationOptions options)
    : TextMessages(storage, StorageNames.DigestWebhooks),
        IDisposable
{
    private readonly SemaphoreSlim _sent = new(0, 1);

    /// <summary>Whether anybody is to be told.</summary>
    public bool IsOn => options.Webhook.Address is not null;

    /// <summary>Sends a notice on its way, now or after a while.</summary>
    public async Task SendAsync(WebhookNotice notice, TimeSpan delay, CancellationToken cancellationToken)
    {
        await SendTextAsync(
            JsonSerializer.Serialize(notice, NotificationJson.Default.WebhookNotice),
            delay,
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

    /// <summary>Waits until this process has sent a notice, or the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        _sent.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _sent.Dispose();
}
