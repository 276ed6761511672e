using System.ComponentModel.DataAnnotations;
using Summarizer.Engines.Prompts;
using Summarizer.Notifications;

namespace Summarizer.Processing.Protocol;

/// <summary>The "Digests" section: what a digest holds (see <see cref="DigestLimits"/>) and how the work on it is organised.</summary>
internal sealed class DigestOptions : DigestLimits, IValidatableObject
{
    /// <summary>How long a processor that is silent keeps its lease on an article.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:02",
        "00:10:00",
        ErrorMessage = "Digests:Lease is between 2 seconds and 10 minutes."
    )]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the work on one article may take. Keep it below the function's own timeout.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:05",
        "10:00:00",
        ErrorMessage = "Digests:Timeout is between 5 seconds and 10 hours."
    )]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(9);

    /// <summary>How many times processing of the same bytes may be started without finishing before it counts as failed.</summary>
    [Range(1, 100, ErrorMessage = "Digests:MaxAttempts is between 1 and 100.")]
    public int MaxAttempts { get; set; } = 10;

    [Range(1, 256, ErrorMessage = "Digests:MaxConcurrency is between 1 and 256.")]
    public int MaxConcurrency { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>How often the self-hosted server looks for uploads that did not come through its API.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00.1",
        "01:00:00",
        ErrorMessage = "Digests:WatchInterval is between 0.1 seconds and 1 hour."
    )]
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Whether a small message goes to the queue digest-ready for each finished article.</summary>
    public bool Notices { get; set; }

    /// <summary>The receiver that gets a POST for each finished article.</summary>
    public WebhookOptions Webhook { get; } = new();

    internal NotificationOptions ToNotifications() => new(Notices, Webhook, Lease);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Webhook.Validate();
}
