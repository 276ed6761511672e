using Azure;
using Azure.Identity;

namespace Summarizer.Storage;

/// <summary>Tells faults that say nothing about an article from others: storage is slow, busy or away, or lets nobody in.</summary>
public static class StorageOutage
{
    /// <summary>
    /// Whether it is worth trying again without a change to the article. After several tries without an answer the client
    /// throws all the faults as one.
    /// </summary>
    public static bool Is(Exception fault) =>
        fault
            is RequestFailedException { Status: 0 or 401 or 403 or 408 or 429 or >= 500 }
                or AuthenticationFailedException
                or IOException
                or HttpRequestException
                or TimeoutException
        || (fault is RequestFailedException refusal && StorageErrors.CodeOf(refusal) is "AccountBeingCreated")
        || (fault is AggregateException many && many.InnerExceptions.All(Is));
}
