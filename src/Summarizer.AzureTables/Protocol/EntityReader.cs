using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>Reads entities from the service's JSON with minimal metadata.</summary>
internal static class EntityReader
{
    /// <summary>The one entity of a point read.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> json)
        where T : TableEntity, new()
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return ReadEntity<T>(ref reader, new PropertyNames(), capacity: 0);
    }

    /// <summary>The entities of a query's page: <c>{"odata.metadata":…,"value":[…]}</c>.</summary>
    public static List<T> ReadPage<T>(ReadOnlyMemory<byte> json)
        where T : TableEntity, new()
    {
        var entities = new List<T>();
        var names = new PropertyNames();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isValue)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                // Neighbours are mostly of one size, and a dictionary that grows leaves twice its size behind.
                var capacity = entities.Count == 0 ? 0 : entities[^1].Count;
                entities.Add(ReadEntity<T>(ref reader, names, capacity));
            }
        }

        return entities;
    }

    // A property's type, where it has one, stands immediately before the property (OData JSON Format 3.0, section 4.5).
    private static T ReadEntity<T>(ref Utf8JsonReader reader, PropertyNames names, int capacity)
        where T : TableEntity, new()
    {
        var entity = new T();
        entity.Properties.EnsureCapacity(capacity);
        string? type = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Read(ref reader);
            reader.Read();
            if (name.EndsWith(EdmType.Annotation, StringComparison.Ordinal))
            {
                type = reader.GetString();
                continue;
            }

            if (ReadValue(ref reader, name, type) is { } value)
            {
                entity.Properties[name] = value;
            }

            type = null;
        }

        return entity;
    }

    private static object? ReadValue(ref Utf8JsonReader reader, string name, string? type) =>
        reader.TokenType switch
        {
            JsonTokenType.String when name == TableEntity.TimestampName => reader.GetDateTimeOffset(),
            JsonTokenType.String when name == "odata.metadata" => null, // the address of a schema: nothing of the entity
            JsonTokenType.String => ReadText(ref reader, type),
            JsonTokenType.Number when type == EdmType.Double => reader.GetDouble(),
            JsonTokenType.Number => reader.TryGetInt32(out var number) ? (object)number : reader.GetDouble(),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };

    private static object? ReadText(ref Utf8JsonReader reader, string? type) =>
        type switch
        {
            EdmType.Int64 => long.Parse(
                reader.GetString()!,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture
            ),
            EdmType.Double => double.Parse(reader.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
            EdmType.DateTime => reader.GetDateTimeOffset(),
            EdmType.Guid => reader.GetGuid(),
            EdmType.Binary => reader.GetBytesFromBase64(),
            _ => reader.GetString(),
        };
}
