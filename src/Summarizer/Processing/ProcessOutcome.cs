namespace Summarizer.Processing;

/// <summary>How the processing of an article ended.</summary>
internal enum ProcessOutcome
{
    /// <summary>There is a new digest.</summary>
    Digested,

    /// <summary>The article cannot be digested, and its row says why.</summary>
    Failed,

    /// <summary>Nothing to do: the newest upload has already been processed.</summary>
    UpToDate,

    /// <summary>Another processor is at work on it.</summary>
    HeldByAnother,

    /// <summary>It is tried again later; a request for that is queued.</summary>
    Postponed,

    /// <summary>The upload is gone, and so is everything made of it.</summary>
    Removed,

    /// <summary>The attempt lost its lease, or the row changed under it: begin again.</summary>
    Superseded,

    /// <summary>Storage is away: nobody can lease the article.</summary>
    StorageAway,
}
