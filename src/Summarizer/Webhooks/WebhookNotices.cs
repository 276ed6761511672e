using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Options;
using Summarizer.Digests;
using Summarizer.Storage;

namespace Summarizer.Webhooks;

/// <summary>
/// The queue <c>digest-webhooks</c>. It keeps notices until they are taken, so that a receiver that is away holds up
/// neither articles nor the tidying up after them, and a process that is killed forgets none.
/// </summary>
public sealed class WebhookNotices(StorageClients storage, IOptions<DigestOptions> options) : IDisposable
{
    private readonly QueueClient _queue = storage.Queues.GetQueueClient(StorageNames.DigestWebhooks);
    private readonly SemaphoreSlim _sent = new(0, 1);

    /// <summary>Whether anybody is to be told.</summary>
    public bool IsOn => options.Value.Webhook.Address is not null;

    /// <summary>Sends a notice on its way, now or after a while.</summary>
    public async Task SendAsync(WebhookNotice notice, TimeSpan delay, CancellationToken cancellationToken)
    {
        await _queue.SendMessageAsync(
            QueueText.Encode(JsonSerializer.Serialize(notice, DigestJson.Default.WebhookNotice)),
            visibilityTimeout: delay,
            cancellationToken: cancellationToken
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

    /// <summary>Takes messages from the queue, hidden from others for a while.</summary>
    public async Task<QueueMessage[]> ReceiveAsync(
        int count,
        TimeSpan hiddenFor,
        CancellationToken cancellationToken
    ) => await _queue.ReceiveMessagesAsync(count, hiddenFor, cancellationToken);

    /// <summary>Takes a message off the queue for good. One that another receiver has by now is left to it.</summary>
    public async Task CompleteAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
        catch (Azure.RequestFailedException e) when (e.Status is 404 or 400)
        {
            // It was hidden for too short a time: the notice goes out twice, under the same id.
        }
    }

    /// <summary>Waits until this process has sent a notice, or the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        _sent.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _sent.Dispose();
}
