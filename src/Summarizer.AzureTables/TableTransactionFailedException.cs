using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused: none of its actions took place.</summary>
/// <param name="requestFailedException">The answer to the action that failed.</param>
[SuppressMessage(
    "Design",
    "CA1032:Implement standard exception constructors",
    Justification = "Azure.Data.Tables has this one alone, and nobody else throws it."
)]
public sealed class TableTransactionFailedException(RequestFailedException requestFailedException)
    : RequestFailedException(
        (requestFailedException ?? throw new ArgumentNullException(nameof(requestFailedException))).Status,
        requestFailedException.Message,
        requestFailedException.ErrorCode,
        requestFailedException.InnerException
    )
{
    /// <summary>
    /// The position, from 0, of the action that failed among those submitted; absent when the service blamed none of them.
    /// </summary>
    public int? FailedTransactionActionIndex { get; } = LeadingIndex(requestFailedException.Message);

    // The service puts the index before its message: "1:The specified entity already exists."
    private static int? LeadingIndex(string message) =>
        message.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
        && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
