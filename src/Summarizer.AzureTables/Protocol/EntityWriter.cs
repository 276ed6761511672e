using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// Writes entities as the service's JSON: a value, and before it its type wherever JSON cannot tell it
/// (https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations).
/// </summary>
internal static class EntityWriter
{
    // The default encoder writes é as \u00e9: six bytes for two, of a request that may have one MiB. No HTML here.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An entity as JSON on one line.</summary>
    /// <exception cref="ArgumentException">A value is of a type that the service does not store, or no Unicode text.</exception>
    public static ReadOnlyMemory<byte> Write(TableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in entity.Properties)
            {
                if (value is not null && !IsOfTheService(name))
                {
                    WriteProperty(writer, name, value);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The body that creates a table.</summary>
    public static ReadOnlyMemory<byte> WriteTableName(string name) => Write(new TableEntity { ["TableName"] = name });

    private static bool IsOfTheService(string name) =>
        name == TableEntity.TimestampName || name.StartsWith("odata.", StringComparison.Ordinal);

    private static void WriteProperty(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(name, UnicodeText.Require(text, name));
                break;
            case bool truth:
                writer.WriteBoolean(name, truth);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                WriteTyped(writer, name, EdmType.Int64, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                WriteDouble(writer, name, number);
                break;
            case DateTimeOffset time:
                WriteTyped(writer, name, EdmType.DateTime, Edm(time.UtcDateTime));
                break;
            case DateTime time:
                // As the service reads it: a time that does not say its zone is UTC.
                WriteTyped(
                    writer,
                    name,
                    EdmType.DateTime,
                    Edm(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time)
                );
                break;
            case Guid id:
                WriteTyped(writer, name, EdmType.Guid, id.ToString("D", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                WriteBinary(writer, name, bytes);
                break;
            case BinaryData bytes:
                WriteBinary(writer, name, bytes.ToMemory().Span);
                break;
            default:
                throw new ArgumentException($"Table storage has no type for {value.GetType()}.", name);
        }
    }

    private static void WriteDouble(Utf8JsonWriter writer, string name, double number)
    {
        writer.WriteString($"{name}{EdmType.Annotation}", EdmType.Double);
        if (double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteString(name, number.ToString(CultureInfo.InvariantCulture)); // NaN, Infinity, -Infinity
        }
    }

    private static void WriteTyped(Utf8JsonWriter writer, string name, string type, string value)
    {
        writer.WriteString($"{name}{EdmType.Annotation}", type);
        writer.WriteString(name, value);
    }

    private static void WriteBinary(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> bytes)
    {
        writer.WriteString($"{name}{EdmType.Annotation}", EdmType.Binary);
        writer.WriteBase64String(name, bytes);
    }

    private static string Edm(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
