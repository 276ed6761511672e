using Azure;

namespace Summarizer.Engines.LanguageModels;

/// <summary>Tells faults of storage from others.</summary>
internal static class StorageFault
{
    /// <summary>
    /// Whether storage failed: it answered with an error, or did not answer. After several tries without an answer the
    /// client throws all the faults as one.
    /// </summary>
    public static bool Is(Exception fault) =>
        fault is RequestFailedException or IOException
        || (fault is AggregateException all && all.InnerExceptions.All(f => Is(f) || f is OperationCanceledException));
}
