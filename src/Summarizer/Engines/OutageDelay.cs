using System.Security.Cryptography;
using Summarizer.Engines.LanguageModels;

namespace Summarizer.Engines;

/// <summary>How long an article waits for a model that does not answer.</summary>
internal static class OutageDelay
{
    // Long enough for a server to recover, short enough that nobody misses the article.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    // Nothing changes until somebody has read the log.
    private static readonly TimeSpan UntilSettingsChange = TimeSpan.FromMinutes(10);

    // Articles waiting for the same server do not all come back in the same second.
    private const int MostSpreadSeconds = 30;

    /// <summary>The pause before work on a long article continues.</summary>
    public static TimeSpan AfterDeadline { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause while the storage for answers and costs is not available.</summary>
    public static TimeSpan AfterStorageOutage { get; } = TimeSpan.FromSeconds(30);

    public static TimeSpan DelayAfter(ModelReply.Unavailable reply, DateTimeOffset now)
    {
        var delay = reply.Cause switch
        {
            UnavailableCause.OverBudget => reply.RetryAfter ?? (now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime),
            UnavailableCause.Misconfigured => reply.RetryAfter ?? UntilSettingsChange,
            _ when reply.RetryAfter > Usual => reply.RetryAfter.Value,
            _ => Usual,
        };
        return delay + TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(MostSpreadSeconds));
    }
}
