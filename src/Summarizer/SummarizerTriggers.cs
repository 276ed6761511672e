using Microsoft.Extensions.DependencyInjection;
using Summarizer.Notifications;
using Summarizer.Processing;
using Summarizer.Sweeping;

namespace Summarizer;

/// <summary>
/// The work that a host's triggers start, for hosts that bring their own: a blob event, messages of the queues, a timer.
/// All of it may be started repeatedly and concurrently.
/// </summary>
public sealed class SummarizerTriggers(IServiceProvider services)
{
    private readonly ArticleProcessor _processor = services.GetRequiredService<ArticleProcessor>();
    private readonly DigestRequestProcessor _requests = services.GetRequiredService<DigestRequestProcessor>();
    private readonly ArticleFailures _failures = services.GetRequiredService<ArticleFailures>();
    private readonly WebhookDelivery _webhooks = services.GetRequiredService<WebhookDelivery>();
    private readonly Sweeper _sweeper = services.GetRequiredService<Sweeper>();

    /// <summary>Digests the newest upload with this name, or removes what was made of one that is gone.</summary>
    public Task OnUploadAsync(string name, CancellationToken cancellationToken) =>
        _processor.ProcessAsync(name, cancellationToken);

    /// <summary>Does the work that a message of the queue <c>digest-requests</c> asks for.</summary>
    public Task OnRequestAsync(string message, CancellationToken cancellationToken) =>
        _requests.ProcessAsync(message, cancellationToken);

    /// <summary>Records the article of a poison-queue message as failed.</summary>
    public Task OnPoisonAsync(string message, CancellationToken cancellationToken) =>
        _failures.RecordAsync(message, cancellationToken);

    /// <summary>Delivers a notice of the queue <c>digest-webhooks</c>.</summary>
    public Task OnNoticeAsync(string message, CancellationToken cancellationToken) =>
        _webhooks.ProcessAsync(message, cancellationToken);

    /// <summary>Asks for every article whose event was lost, and cleans up after attempts that died.</summary>
    public Task OnTimerAsync(CancellationToken cancellationToken) => _sweeper.SweepAsync(cancellationToken);
}
