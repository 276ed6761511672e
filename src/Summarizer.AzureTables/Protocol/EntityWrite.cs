using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>One write of an entity, which can be sent alone or as a part of a transaction.</summary>
/// <param name="Method">POST inserts, PUT replaces, PATCH merges, DELETE deletes.</param>
/// <param name="Url">The table's address for an insert, otherwise the entity's.</param>
/// <param name="IfMatch">The version that the stored entity must have; absent, an update also inserts.</param>
/// <param name="Body">The entity as JSON; empty for a delete.</param>
internal sealed record EntityWrite(RequestMethod Method, string Url, string? IfMatch, ReadOnlyMemory<byte> Body)
{
    public static EntityWrite Insert(string tableUrl, TableEntity entity)
    {
        _ = UrlOf(tableUrl, entity); // for its checks of the keys
        return new(RequestMethod.Post, tableUrl, IfMatch: null, EntityWriter.Write(entity));
    }

    /// <summary>Inserts the entity, or writes over the stored one.</summary>
    public static EntityWrite Upsert(string tableUrl, TableEntity entity, TableUpdateMode mode) =>
        new(MethodOf(mode), UrlOf(tableUrl, entity), IfMatch: null, EntityWriter.Write(entity));

    /// <summary>Writes over the stored entity; there must be one.</summary>
    public static EntityWrite Update(string tableUrl, TableEntity entity, TableUpdateMode mode, ETag ifMatch) =>
        new(MethodOf(mode), UrlOf(tableUrl, entity), IfMatchOf(ifMatch), EntityWriter.Write(entity));

    public static EntityWrite Delete(string tableUrl, string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, EntityUrl.Of(tableUrl, partitionKey, rowKey), IfMatchOf(ifMatch), Body: default);

    /// <summary>The write that an action of a transaction asks for.</summary>
    public static EntityWrite Of(string tableUrl, TableTransactionAction action) =>
        action.ActionType switch
        {
            TableTransactionActionType.Add => Insert(tableUrl, action.Entity),
            TableTransactionActionType.UpdateMerge => Update(
                tableUrl,
                action.Entity,
                TableUpdateMode.Merge,
                action.ETag
            ),
            TableTransactionActionType.UpdateReplace => Update(
                tableUrl,
                action.Entity,
                TableUpdateMode.Replace,
                action.ETag
            ),
            TableTransactionActionType.Delete => Delete(
                tableUrl,
                action.Entity.PartitionKey,
                action.Entity.RowKey,
                action.ETag
            ),
            TableTransactionActionType.UpsertMerge => Upsert(tableUrl, action.Entity, TableUpdateMode.Merge),
            TableTransactionActionType.UpsertReplace => Upsert(tableUrl, action.Entity, TableUpdateMode.Replace),
            _ => throw new ArgumentException($"{action.ActionType} is no kind of write.", nameof(action)),
        };

    private static RequestMethod MethodOf(TableUpdateMode mode) =>
        mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, message: null),
        };

    // An update without If-Match would be an upsert.
    private static string IfMatchOf(ETag etag) => (etag == default ? ETag.All : etag).ToString();

    private static string UrlOf(string tableUrl, TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return EntityUrl.Of(tableUrl, entity.PartitionKey, entity.RowKey);
    }
}
