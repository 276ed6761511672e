namespace Azure.Data.Tables.Models;

/// <summary>
/// The Table service's error codes (https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes) that
/// <c>Azure.Data.Tables</c> names and this service can meet. Compares with <see cref="RequestFailedException.ErrorCode"/>.
/// The codes that all storage services share ("ServerBusy", "InternalError", "AuthenticationFailed") are not among them there.
/// </summary>
/// <param name="value">The code as the service writes it.</param>
public readonly struct TableErrorCode(string value) : IEquatable<TableErrorCode>
{
    private readonly string? _value = value;

    /// <summary>403: not allowed.</summary>
    public static TableErrorCode Forbidden => new("Forbidden");

    /// <summary>403: the identity lacks the role for this operation.</summary>
    public static TableErrorCode AuthorizationPermissionMismatch => new("AuthorizationPermissionMismatch");

    /// <summary>409: an insert met an entity of the same keys.</summary>
    public static TableErrorCode EntityAlreadyExists => new("EntityAlreadyExists");

    /// <summary>404: no such entity, as some services of this protocol say it; Azure Storage says <see cref="ResourceNotFound"/>.</summary>
    public static TableErrorCode EntityNotFound => new("EntityNotFound");

    /// <summary>404: no such entity, or no such table in the request for a table.</summary>
    public static TableErrorCode ResourceNotFound => new("ResourceNotFound");

    /// <summary>404: no such table in the request for an entity.</summary>
    public static TableErrorCode TableNotFound => new("TableNotFound");

    /// <summary>409: a table of this name exists.</summary>
    public static TableErrorCode TableAlreadyExists => new("TableAlreadyExists");

    /// <summary>409: a table of this name is on its way out; it takes at least 40 seconds.</summary>
    public static TableErrorCode TableBeingDeleted => new("TableBeingDeleted");

    /// <summary>412: the entity is no longer at the version of If-Match.</summary>
    public static TableErrorCode UpdateConditionNotSatisfied => new("UpdateConditionNotSatisfied");

    /// <summary>400: an entity over 1 MiB.</summary>
    public static TableErrorCode EntityTooLarge => new("EntityTooLarge");

    /// <summary>400: a string over 32,768 UTF-16 units, or bytes over 64 KiB.</summary>
    public static TableErrorCode PropertyValueTooLarge => new("PropertyValueTooLarge");

    /// <summary>400: a key over 1 KiB.</summary>
    public static TableErrorCode KeyValueTooLarge => new("KeyValueTooLarge");

    /// <summary>400: a property name over 255 characters.</summary>
    public static TableErrorCode PropertyNameTooLong => new("PropertyNameTooLong");

    /// <summary>400: a property name that is no identifier.</summary>
    public static TableErrorCode PropertyNameInvalid => new("PropertyNameInvalid");

    /// <summary>400: more than 252 properties.</summary>
    public static TableErrorCode TooManyProperties => new("TooManyProperties");

    /// <summary>400: an entity without keys.</summary>
    public static TableErrorCode PropertiesNeedValue => new("PropertiesNeedValue");

    /// <summary>400: something in the request is wrong, such as a character that keys may not have.</summary>
    public static TableErrorCode InvalidInput => new("InvalidInput");

    /// <summary>400: a value outside the range of its type, such as a date before 1601.</summary>
    public static TableErrorCode OutOfRangeInput => new("OutOfRangeInput");

    /// <summary>400: a transaction named an entity twice.</summary>
    public static TableErrorCode InvalidDuplicateRow => new("InvalidDuplicateRow");

    /// <summary>400: a transaction over several partitions.</summary>
    public static TableErrorCode CommandsInBatchActOnDifferentPartitions =>
        new("CommandsInBatchActOnDifferentPartitions");

    /// <summary>413: a request over 4 MiB.</summary>
    public static TableErrorCode ContentLengthExceeded => new("ContentLengthExceeded");

    /// <summary>500: the service did not finish in time; the operation may have happened or not.</summary>
    public static TableErrorCode OperationTimedOut => new("OperationTimedOut");

    /// <summary>A code from the text of the service.</summary>
    public static implicit operator TableErrorCode(string? value) => new(value!);

    /// <summary>The same code, whatever the case of its letters.</summary>
    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    /// <summary>Another code.</summary>
    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(TableErrorCode other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TableErrorCode other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    /// <inheritdoc />
    public override string ToString() => _value ?? string.Empty;
}
