using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>
/// A row: named values under a partition key and a row key. Values are <see cref="string"/>, <see cref="bool"/>,
/// <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="DateTimeOffset"/>, <see cref="DateTime"/>,
/// <see cref="Guid"/>, <see cref="byte"/>[] and <see cref="BinaryData"/>. They come back as the type they were written
/// with, but for two: a <see cref="DateTime"/> as <see cref="DateTimeOffset"/>, <see cref="BinaryData"/> as
/// <see cref="byte"/>[]. The service stores no nulls: a null is not written.
/// </summary>
/// <remarks>
/// The package's type is sealed and its methods take any entity type; here they take this one, which is why it is open:
/// the compiler allows no sealed class in <c>where T : TableEntity</c>.
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The package's name.")]
public class TableEntity : IDictionary<string, object?>
{
    internal const string PartitionKeyName = "PartitionKey";
    internal const string RowKeyName = "RowKey";
    internal const string TimestampName = "Timestamp";
    internal const string ETagName = "odata.etag";

    private readonly Dictionary<string, object?> _properties;

    /// <summary>A row without keys yet.</summary>
    public TableEntity() => _properties = [];

    /// <summary>A row with its keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row of the given values, keys among them.</summary>
    public TableEntity(IDictionary<string, object?>? values) => _properties = values is null ? [] : new(values);

    /// <summary>The partition: rows of one partition can be written in one transaction.</summary>
    public string PartitionKey
    {
        get => GetString(PartitionKeyName)!;
        set => _properties[PartitionKeyName] = value;
    }

    /// <summary>The key inside the partition; rows come sorted by it, ordinally.</summary>
    public string RowKey
    {
        get => GetString(RowKeyName)!;
        set => _properties[RowKeyName] = value;
    }

    /// <summary>When the service last wrote the row, by its clock; absent before it was read.</summary>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(TimestampName);
        set => _properties[TimestampName] = value;
    }

    /// <summary>The version that was read; default before.</summary>
    public ETag ETag
    {
        get => GetString(ETagName) is { } etag ? new ETag(etag) : default;
        set => _properties[ETagName] = value.ToString();
    }

    /// <inheritdoc />
    public ICollection<string> Keys => _properties.Keys;

    /// <inheritdoc />
    public int Count => _properties.Count;

    /// <summary>
    /// A value, or null if there is none of that name. A new value must be of the old one's type; whole numbers widen to
    /// <see cref="long"/> and <see cref="double"/>, so that a stored property keeps its type.
    /// </summary>
    /// <exception cref="InvalidOperationException">The new value is of another type than the old one.</exception>
    public object? this[string key]
    {
        get => _properties.GetValueOrDefault(key);
        set => _properties[key] = Coerce(key, _properties.GetValueOrDefault(key), value);
    }

    ICollection<object?> IDictionary<string, object?>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    internal Dictionary<string, object?> Properties => _properties;

    /// <summary>A text, or null if absent.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type; so for all of these.</exception>
    public string? GetString(string key) => Get<string>(key);

    /// <summary>A whole number of 32 bits, or null if absent.</summary>
    public int? GetInt32(string key) => Get<int?>(key);

    /// <summary>A whole number of 64 bits, or null if absent.</summary>
    public long? GetInt64(string key) => Get<long?>(key);

    /// <summary>A floating-point number, or null if absent.</summary>
    public double? GetDouble(string key) => Get<double?>(key);

    /// <summary>A truth value, or null if absent.</summary>
    public bool? GetBoolean(string key) => Get<bool?>(key);

    /// <summary>A time in UTC, or null if absent.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) => Get<DateTimeOffset?>(key);

    /// <summary>A GUID, or null if absent.</summary>
    public Guid? GetGuid(string key) => Get<Guid?>(key);

    /// <summary>Bytes, or null if absent.</summary>
    public BinaryData? GetBinaryData(string key) =>
        _properties.GetValueOrDefault(key) is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    /// <inheritdoc />
    public void Add(string key, object? value) => _properties.Add(key, value);

    /// <inheritdoc />
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <inheritdoc />
    public bool Remove(string key) => _properties.Remove(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, out object? value) => _properties.TryGetValue(key, out value);

    /// <inheritdoc />
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) =>
        Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() =>
        _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private T? Get<T>(string key) =>
        _properties.GetValueOrDefault(key) switch
        {
            null => default,
            T value => value,
            var other => throw new InvalidOperationException(
                $"The property {key} is a {other.GetType().Name} and no {typeof(T)}."
            ),
        };

    private static object? Coerce(string key, object? old, object? value) =>
        (old, value) switch
        {
            (null, _) or (_, null) => value,
            (long, int number) => (long)number,
            (double, int number) => (double)number,
            (int, long or double) => value,
            _ when old.GetType() == value.GetType() => value,
            _ => throw new InvalidOperationException(
                $"The property {key} is a {old.GetType().Name} and takes no {value.GetType().Name}."
            ),
        };
}
