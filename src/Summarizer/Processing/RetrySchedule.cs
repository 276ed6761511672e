namespace Summarizer.Processing;

/// <summary>How long an article waits before it is tried again.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _longestInOutage = TimeSpan.FromMinutes(1);

    /// <summary>After the first attempt that failed.</summary>
    public static TimeSpan First { get; } = TimeSpan.FromSeconds(2);

    /// <summary>When storage is away and the article could not even be leased.</summary>
    public static TimeSpan InOutage { get; } = TimeSpan.FromSeconds(10);

    /// <summary>After this many attempts: twice as long each time, up to ten minutes.</summary>
    public static TimeSpan After(int attempts)
    {
        var delay = First * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return delay < _longest ? delay : _longest;
    }

    /// <summary>No attempt counts in an outage: the delay grows with the upload's age instead.</summary>
    public static TimeSpan InOutageAt(TimeSpan age) =>
        TimeSpan.FromTicks(Math.Clamp(age.Ticks / 2, First.Ticks, _longestInOutage.Ticks));
}
