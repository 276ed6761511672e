using System.Xml;
using Azure;
using Azure.Identity;

namespace Summarizer.Storage;

/// <summary>Whether "storage is away": slow, busy, unreachable, not set up, refusing us. The same call may succeed later.</summary>
internal static class StorageOutage
{
    // Something is missing, going or switched off that this service makes at its start and never removes.
    private static readonly string[] _codes =
    [
        "AccountBeingCreated",
        "ContainerBeingDeleted",
        "ContainerDisabled",
        "ContainerNotFound",
        "QueueBeingDeleted",
        "QueueDisabled",
        "QueueNotFound",
        "TableBeingDeleted",
        "TableNotFound",
    ];

    /// <summary>After several tries the clients throw all faults as one; those that ran out of time are cancellations.</summary>
    public static bool Is(Exception fault) =>
        fault
            is RequestFailedException { Status: 0 or 401 or 403 or 408 or 429 or >= 500 }
                or AuthenticationFailedException
                or IOException
                or HttpRequestException
                or TimeoutException
                or XmlException // an error that announces a body and has none, as to HEAD
        || (fault is RequestFailedException refusal && _codes.Contains(StorageErrors.CodeOf(refusal)))
        || (
            fault is AggregateException many && many.InnerExceptions.All(f => Is(f) || f is OperationCanceledException)
        );
}
