namespace Azure.Data.Tables;

/// <summary>One write of a transaction.</summary>
/// <param name="actionType">What to do.</param>
/// <param name="entity">With what; of a delete, only its keys matter.</param>
/// <param name="etag">
/// The version that the stored entity must have, for updates and deletes; absent, or <see cref="ETag.All"/>, any will do.
/// </param>
public sealed class TableTransactionAction(
    TableTransactionActionType actionType,
    TableEntity entity,
    ETag etag = default
)
{
    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; } = actionType;

    /// <summary>With what.</summary>
    public TableEntity Entity { get; } = entity ?? throw new ArgumentNullException(nameof(entity));

    /// <summary>The version that the stored entity must have.</summary>
    public ETag ETag { get; } = etag;
}

/// <summary>The kinds of writes in a transaction.</summary>
public enum TableTransactionActionType
{
    /// <summary>Insert; fails if the entity exists.</summary>
    Add = 0,

    /// <summary>Change the given properties; fails if the entity does not exist.</summary>
    UpdateMerge = 1,

    /// <summary>Replace; fails if the entity does not exist.</summary>
    UpdateReplace = 2,

    /// <summary>Delete; fails if the entity does not exist.</summary>
    Delete = 3,

    /// <summary>Insert, or change the given properties.</summary>
    UpsertMerge = 4,

    /// <summary>Insert or replace.</summary>
    UpsertReplace = 5,
}
