using System.Buffers;
using System.Text.Json;

namespace Summarizer.Engines.LanguageModels.Cache;

/// <summary>
/// The canonical bytes of a request, for the key of its answer. They are not what is sent: the client writes its own JSON,
/// which may differ between its versions. Change nothing here: every answer kept so far would be paid for again.
/// </summary>
internal static class CanonicalRequest
{
    public static ReadOnlyMemory<byte> Write(ModelRequest request, string model, string? reasoningEffort)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteStartArray("messages");
            foreach (var message in request.Messages)
            {
                json.WriteStartObject();
                json.WriteString("role", RoleName(message.Role));
                json.WriteString("content", message.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("response_format");
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", request.Schema.Name);
            json.WriteBoolean("strict", true);
            json.WritePropertyName("schema");
            json.WriteRawValue(request.Schema.Json);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteNumber("max_completion_tokens", request.MaxOutputTokens);
            if (reasoningEffort is not null)
            {
                json.WriteString("reasoning_effort", reasoningEffort);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static string RoleName(ModelRole role) =>
        role switch
        {
            ModelRole.System => "system",
            ModelRole.User => "user",
            ModelRole.Assistant => "assistant",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
        };
}
