namespace Azure.Data.Tables.Protocol;

/// <summary>The address of an entity: its keys quoted as OData literals, then percent-encoded.</summary>
internal static class EntityUrl
{
    public static string Of(string tableUrl, string partitionKey, string rowKey) =>
        $"{tableUrl}(PartitionKey='{Literal(partitionKey, nameof(partitionKey))}',RowKey='{Literal(rowKey, nameof(rowKey))}')";

    private static string Literal(string key, string name) =>
        Uri.EscapeDataString(UnicodeText.Require(key, name).Replace("'", "''", StringComparison.Ordinal));
}
