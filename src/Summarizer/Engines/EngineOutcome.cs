namespace Summarizer.Engines;

/// <summary>The result of digesting an article.</summary>
public abstract record EngineOutcome
{
    private EngineOutcome() { }

    /// <summary>The digest is written, and grounded.</summary>
    public sealed record Completed(EngineDigest Result) : EngineOutcome
    {
        /// <summary>
        /// Set when this digest stands in for a better one that will be possible later: digest the article again, not before
        /// this has passed. <see cref="EngineInfo.Note"/> says why.
        /// </summary>
        public TimeSpan? ImproveAfter { get; init; }
    }

    /// <summary>Nothing is wrong with the article; try again, not before <paramref name="Delay"/> has passed.</summary>
    /// <param name="Delay">How long to wait at least.</param>
    /// <param name="Reason">Why, in a sentence for the person who waits.</param>
    public sealed record Postponed(TimeSpan Delay, string Reason) : EngineOutcome;

    /// <summary>The engine cannot digest this article, now or later.</summary>
    /// <param name="Reason">Why, in a sentence for the person who uploaded it.</param>
    public sealed record Failed(string Reason) : EngineOutcome;
}
