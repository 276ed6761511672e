using Azure.Storage.Queues.Models;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Processing;

/// <summary>Does what the messages of the queue <c>digest-requests</c> ask for, whichever head takes them from it.</summary>
internal sealed class DigestRequestProcessor(
    ArticleProcessor processor,
    ArticleFailures failures,
    ArticleStore store,
    DigestRetries retries,
    ProcessingTelemetry telemetry
)
{
    /// <summary>As <see cref="ProcessAsync(string, CancellationToken)"/>; a message that was tried too often is recorded as failed.</summary>
    public async Task ProcessAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var body = QueueText.Decode(message.Body.ToString());
        if (message.DequeueCount <= ArticleFailures.MaxDeliveries)
        {
            await ProcessAsync(body, cancellationToken);
        }
        else
        {
            await failures.RecordAsync(body, cancellationToken);
        }
    }

    /// <summary>Digests the article that a message names. A message that is no request is kept for people to look at.</summary>
    public async Task ProcessAsync(string message, CancellationToken cancellationToken)
    {
        if (DigestRequest.Parse(message) is not { } request)
        {
            await failures.RecordAsync(message, cancellationToken);
            return;
        }

        using var work = telemetry.StartRequest(request);
        if (request.Reason == DigestRequest.Improve && !await IsToBeImprovedAsync(request.Name, cancellationToken))
        {
            return;
        }

        await processor.ProcessAsync(request.Name, request.AskedUntil, cancellationToken);
    }

    // A stand-in is set back and then digested like any other; a digest that is better by now is left alone.
    private async Task<bool> IsToBeImprovedAsync(string name, CancellationToken cancellationToken)
    {
        var id = ArticleId.Of(name);
        var row = (await store.ReadAsync(id, cancellationToken)).Row;
        return row is { Status: ArticleStatus.Ready, Digest.Engine: { Model: null, Note: not null } }
            && await retries.RetryAsync(id, cancellationToken) is RetryResult.Accepted;
    }
}
