using System.Text.Json;

namespace Summarizer.Testing.FakeModels;

/// <summary>A chat completion request, validated as strictly as by servers of reasoning models.</summary>
internal sealed record FakeRequest(
    string Schema,
    string SchemaJson,
    IReadOnlyList<(string Role, string Text)> Messages,
    int MaxOutputTokens
)
{
    // OpenAI's reasoning models reject these with 400.
    private static readonly string[] Refused =
    [
        "temperature",
        "top_p",
        "presence_penalty",
        "frequency_penalty",
        "logprobs",
        "top_logprobs",
        "logit_bias",
        "max_tokens",
        "n",
        "stop",
    ];

    private static readonly string[] Known =
    [
        "model",
        "messages",
        "response_format",
        "max_completion_tokens",
        "reasoning_effort",
    ];

    /// <summary>All messages, joined.</summary>
    public string Prompt => string.Join('\n', Messages.Select(m => m.Text));

    /// <summary>Reads a request, or names the parameter that a server would reject.</summary>
    public static (FakeRequest? Request, string? Parameter) Read(string body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return (null, "body");
        }

        using (document)
        {
            var root = document.RootElement;
            foreach (var property in root.EnumerateObject())
            {
                if (Refused.Contains(property.Name) || !Known.Contains(property.Name))
                {
                    return (null, property.Name);
                }
            }

            if (!root.TryGetProperty("model", out var model) || string.IsNullOrEmpty(model.GetString()))
            {
                return (null, "model");
            }

            if (!root.TryGetProperty("max_completion_tokens", out var most) || most.GetInt32() < 1)
            {
                return (null, "max_completion_tokens");
            }

            if (!root.TryGetProperty("messages", out var messages) || messages.GetArrayLength() == 0)
            {
                return (null, "messages");
            }

            var format = root.GetProperty("response_format");
            var schema = format.GetProperty("json_schema");
            if (
                format.GetProperty("type").GetString() != "json_schema"
                || !schema.GetProperty("strict").GetBoolean()
                || !IsStrict(schema.GetProperty("schema"))
            )
            {
                return (null, "response_format");
            }

            return (
                new(
                    schema.GetProperty("name").GetString()!,
                    JsonSerializer.Serialize(schema.GetProperty("schema")), // its spaces do not count as tokens
                    [
                        .. messages
                            .EnumerateArray()
                            .Select(m => (m.GetProperty("role").GetString()!, m.GetProperty("content").GetString()!)),
                    ],
                    most.GetInt32()
                ),
                null
            );
        }
    }

    // Strict structured output: every object closed, every property required.
    private static bool IsStrict(JsonElement schema)
    {
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return true;
        }

        if (schema.TryGetProperty("type", out var type) && type.ValueEquals("object"))
        {
            string[] required = [.. schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!)];
            string[] properties = [.. schema.GetProperty("properties").EnumerateObject().Select(p => p.Name)];
            if (
                !required.Order().SequenceEqual(properties.Order())
                || schema.GetProperty("additionalProperties").GetBoolean()
            )
            {
                return false;
            }
        }

        return schema.EnumerateObject().All(p => p.Name is "required" or "type" || IsStrict(p.Value));
    }
}
