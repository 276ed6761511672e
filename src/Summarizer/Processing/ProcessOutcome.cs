namespace Summarizer.Processing;

/// <summary>How the processing of an article ended.</summary>
internal enum ProcessOutcome
{
    Digested, // there is a new digest
    Failed, // the article cannot be digested, and its row says why
    UpToDate, // nothing to do: the newest upload has already been processed
    HeldByAnother, // another processor is at work on it
    Postponed, // it is tried again later
    Removed, // the upload is gone, and so is everything made of it
    Superseded, // the attempt lost its lease, or the row changed under it: begin again
}
