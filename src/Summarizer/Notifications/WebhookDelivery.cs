using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Summarizer.Telemetry;

namespace Summarizer.Notifications;

/// <summary>
/// Takes notices from the queue to the receiver: at least once, tried again at growing intervals until they are taken or
/// given up. While the receiver fails, this process lets it rest: only few tries find out that it is well again, however
/// many notices wait.
/// </summary>
internal sealed partial class WebhookDelivery(
    WebhookNotices notices,
    WebhookSender sender,
    NotificationOptions options,
    ArticleTelemetry telemetry,
    TimeProvider time,
    ILogger<WebhookDelivery> logger
)
{
    private const double Growth = 3;

    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly Counter<long> _tries = telemetry.Meter.CreateCounter<long>(
        "summarizer.webhook.tries",
        "{try}",
        "Tries to notify the webhook"
    );

    private readonly Lock _lock = new();
    private DateTimeOffset _restsUntil;
    private int _failuresInARow;

    /// <summary>How long the receiver is still let rest; zero if it is not.</summary>
    public TimeSpan Rest
    {
        get
        {
            lock (_lock)
            {
                var left = _restsUntil - time.GetUtcNow();
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Does what a message asks for. Without an exception, the notice is taken, given up, or queued again.</summary>
    public async Task ProcessAsync(string message, CancellationToken cancellationToken)
    {
        if (WebhookNotice.Parse(message) is not { } notice || !notices.IsOn)
        {
            LogDropped();
            return;
        }

        if (LeftOf(notice) < TimeSpan.Zero)
        {
            GiveUp(notice, "It expired while delivery was paused after failures.");
            return;
        }

        if (Rest is var rest && rest > TimeSpan.Zero)
        {
            await notices.SendAsync(notice, rest, cancellationToken);
            return;
        }

        var outcome = await sender.SendAsync(notice, cancellationToken);
        if (outcome.Trouble is not { } trouble)
        {
            LetRest(isWell: true);
            Count("delivered");
            return;
        }

        LetRest(isWell: false);
        var failed = notice with { Failures = notice.Failures + 1 };
        var delay = Delay(failed.Failures, outcome.RetryAfter);
        if (outcome.IsFinal || delay > LeftOf(notice))
        {
            GiveUp(failed, trouble);
            return;
        }

        await notices.SendAsync(failed, delay, cancellationToken);
        LogFailed(notice.Id, failed.Failures, trouble);
        Count("failed");
    }

    private void Count(string outcome) =>
        _tries.Add(1, new KeyValuePair<string, object?>("summarizer.outcome", outcome));

    // How long the notice is still worth trying.
    private TimeSpan LeftOf(WebhookNotice notice) => options.Webhook.GiveUpAfter - (time.GetUtcNow() - notice.Since);

    private void GiveUp(WebhookNotice notice, string trouble)
    {
        LogGivenUp(notice.Id, notice.Failures, trouble);
        Count("given_up");
    }

    // Spread by a tenth, so that what failed together does not come back together.
    private TimeSpan Delay(int failures, TimeSpan? retryAfter)
    {
        var growing = options.Webhook.FirstRetry * Math.Pow(Growth, Math.Min(failures - 1, 20));
        var delay = growing < LongestRetry ? growing : LongestRetry;
        delay *= 1 + (0.1 * Random.Shared.NextDouble());
        return retryAfter > delay ? retryAfter.Value : delay;
    }

    // Tries that fail side by side are one failure.
    private void LetRest(bool isWell)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (isWell)
            {
                _failuresInARow = 0;
                _restsUntil = default;
            }
            else if (_restsUntil <= now)
            {
                var rest = options.Webhook.FirstRetry * Math.Pow(2, Math.Min(_failuresInARow++, 20));
                _restsUntil = now + (rest < LongestRest ? rest : LongestRest);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The webhook did not take notice {Notice} at try {Try}. {Trouble}"
    )]
    private partial void LogFailed(string notice, int @try, string trouble);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Notice {Notice} is given up after {Tries} tries; the webhook never took it. {Trouble}"
    )]
    private partial void LogGivenUp(string notice, int tries, string trouble);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A message of the queue 'digest-webhooks' is dropped: it is not a notice, or no webhook is configured."
    )]
    private partial void LogDropped();
}
