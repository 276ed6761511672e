using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Summarizer.Processing;
using Summarizer.Storage;

namespace Summarizer.Functions;

/// <summary>Storage and timer triggers; each calls the service.</summary>
public sealed class ArticleFunctions(SummarizerTriggers triggers, RunningWork work)
{
    private const string Connection = "ArticleStorage";
    private const string ArticlePath = StorageNames.Articles + "/{name}";

    /// <summary>An upload, reported by Event Grid: at least once, in any order.</summary>
    [Function("SummarizeArticle")]
    public Task SummarizeArticle(
        [BlobTrigger(ArticlePath, Source = BlobTriggerSource.EventGrid, Connection = Connection)] BlobClient article,
        string name,
        CancellationToken cancellationToken
    ) => work.RunAsync(stop => triggers.OnUploadAsync(name, stop), cancellationToken);

#if DEBUG
    /// <summary>An upload, found by scanning: for <c>func start</c> with Azurite, where there is no Event Grid.</summary>
    [Function("SummarizeArticlePolling")]
    public Task SummarizeArticlePolling(
        [BlobTrigger(ArticlePath, Connection = Connection)] BlobClient article,
        string name,
        CancellationToken cancellationToken
    ) => work.RunAsync(stop => triggers.OnUploadAsync(name, stop), cancellationToken);
#endif

    /// <summary>Work without a blob event: retries, redigests, uploads found by the sweeper.</summary>
    [Function("ProcessRequest")]
    public Task ProcessRequest(
        [QueueTrigger(StorageNames.DigestRequests, Connection = Connection)] string message,
        CancellationToken cancellationToken
    ) => work.RunAsync(stop => triggers.OnRequestAsync(message, stop), cancellationToken);

    /// <summary>An upload whose processing failed too often.</summary>
    [Function("RecordFailure")]
    public Task RecordFailure(
        [QueueTrigger("webjobs-blobtrigger-poison", Connection = Connection)] string message,
        CancellationToken cancellationToken
    ) => work.RunAsync(stop => triggers.OnPoisonAsync(message, stop), cancellationToken);

    /// <summary>A request whose processing failed too often.</summary>
    [Function("RecordRequestFailure")]
    public Task RecordRequestFailure(
        [QueueTrigger(StorageNames.DigestRequests + "-poison", Connection = Connection)] string message,
        CancellationToken cancellationToken
    ) => work.RunAsync(stop => triggers.OnPoisonAsync(message, stop), cancellationToken);

    /// <summary>A notification that is due at the webhook.</summary>
    [Function("DeliverNotice")]
    public Task DeliverNotice(
        [QueueTrigger(StorageNames.DigestWebhooks, Connection = Connection)] string message,
        CancellationToken cancellationToken
    ) => work.RunAsync(stop => triggers.OnNoticeAsync(message, stop), cancellationToken);

    /// <summary>A notification whose delivery was stopped by storage faults.</summary>
    [Function("DeliverNoticeAgain")]
    public Task DeliverNoticeAgain(
        [QueueTrigger(StorageNames.DigestWebhooks + "-poison", Connection = Connection)] string message,
        CancellationToken cancellationToken
    ) => work.RunAsync(stop => triggers.OnNoticeAsync(message, stop), cancellationToken);

    /// <summary>Requests every article whose event was lost.</summary>
    [Function("Sweep")]
    public Task Sweep([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        work.RunAsync(triggers.OnTimerAsync, cancellationToken);
}
