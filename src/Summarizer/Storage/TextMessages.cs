using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Summarizer.Storage;

/// <summary>The messages of a queue, each of which carries a text: see <see cref="QueueText"/>.</summary>
internal abstract class TextMessages(StorageClients storage, string name)
{
    /// <summary>A queue hides a message for at most 7 days.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(6);

    private readonly QueueClient _queue = storage.Queues.GetQueueClient(name);

    /// <summary>Takes messages from the queue, hidden from others for a while.</summary>
    public async Task<QueueMessage[]> ReceiveAsync(
        int count,
        TimeSpan hiddenFor,
        CancellationToken cancellationToken
    ) => await _queue.ReceiveMessagesAsync(count, hiddenFor, cancellationToken);

    /// <summary>Deletes a message whose work is done. One that another receiver has by now is left to it.</summary>
    public async Task CompleteAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 400)
        {
            // The receiver that has it now finds nothing to do.
        }
    }

    /// <summary>How long a message is hidden: not less than nothing, nor more than a queue allows.</summary>
    protected static TimeSpan Hidden(TimeSpan delay) =>
        delay < TimeSpan.Zero ? TimeSpan.Zero
        : delay > LongestDelay ? LongestDelay
        : delay;

    /// <summary>
    /// Sends a text, which others see after <paramref name="delay"/>, at most 6 days, and which is gone after
    /// <paramref name="lifetime"/>; null: after the 7 days of a queue.
    /// </summary>
    protected async Task SendTextAsync(
        string text,
        TimeSpan delay,
        TimeSpan? lifetime,
        CancellationToken cancellationToken
    ) => await _queue.SendMessageAsync(QueueText.Encode(text), Hidden(delay), lifetime, cancellationToken);
}
