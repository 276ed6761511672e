using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// Where a query goes on: the two headers of an answer that has more to come, as one opaque text. They hold encoded keys,
/// never a space.
/// </summary>
internal static class ContinuationToken
{
    private const string NextPartitionKey = "NextPartitionKey";
    private const string NextRowKey = "NextRowKey";

    /// <summary>The token of an answer, or null if it was the last one.</summary>
    public static string? Of(ResponseHeaders headers)
    {
        headers.TryGetValue($"x-ms-continuation-{NextPartitionKey}", out var partitionKey);
        headers.TryGetValue($"x-ms-continuation-{NextRowKey}", out var rowKey);
        return string.IsNullOrEmpty(partitionKey) && string.IsNullOrEmpty(rowKey) ? null : $"{partitionKey} {rowKey}";
    }

    /// <summary>The query parameters of a token.</summary>
    public static IEnumerable<(string Name, string Value)> Parameters(string token)
    {
        var parts = token.Split(' ', 2);
        if (parts[0].Length > 0)
        {
            yield return (NextPartitionKey, parts[0]);
        }

        if (parts.Length == 2 && parts[1].Length > 0)
        {
            yield return (NextRowKey, parts[1]);
        }
    }
}
