using System.Buffers;
using System.Text;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// A transaction as the body of one request: its writes as HTTP requests, part by part
/// (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).
/// </summary>
internal static class ChangeSet
{
    public static string ContentType(Guid id) => $"multipart/mixed; boundary=batch_{id:D}";

    public static ReadOnlyMemory<byte> Write(Guid id, IEnumerable<EntityWrite> writes)
    {
        var body = new ArrayBufferWriter<byte>();
        Line(body, $"--batch_{id:D}");
        Line(body, $"Content-Type: multipart/mixed; boundary=changeset_{id:D}");
        Line(body, string.Empty);
        foreach (var write in writes)
        {
            Line(body, $"--changeset_{id:D}");
            WritePart(body, write);
        }

        Line(body, $"--changeset_{id:D}--");
        Line(body, $"--batch_{id:D}--");
        return body.WrittenMemory;
    }

    private static void WritePart(ArrayBufferWriter<byte> body, EntityWrite write)
    {
        Line(body, "Content-Type: application/http");
        Line(body, "Content-Transfer-Encoding: binary");
        Line(body, string.Empty);
        Line(body, $"{write.Method} {write.Url} HTTP/1.1");
        Line(body, $"Accept: {TableConnection.JsonWithTypes}");
        Line(body, $"DataServiceVersion: {TableConnection.DataServiceVersion}");
        if (write.IfMatch is not null)
        {
            Line(body, $"If-Match: {write.IfMatch}");
        }

        if (!write.Body.IsEmpty)
        {
            Line(body, $"Content-Type: {TableConnection.Json}");
            Line(body, $"Prefer: {TableConnection.NoContent}");
        }

        Line(body, string.Empty);
        body.Write(write.Body.Span);
        Line(body, string.Empty);
    }

    private static void Line(ArrayBufferWriter<byte> body, string text)
    {
        Encoding.UTF8.GetBytes(text, body);
        body.Write("\r\n"u8);
    }
}
