using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.Engines.LanguageModels;

/// <summary>
/// Requests and answers of the chat completions protocol, as bytes. Requests are canonical: equal requests are equal
/// bytes. Answers are read from whatever arrives, since servers differ in what they leave out and what they add.
/// </summary>
internal static partial class ChatCompletions
{
    /// <summary>Longer windows do not exist; a number beyond is no window.</summary>
    private const int LongestWindow = 100_000_000;

    /// <summary>The body of a request. No parameter that reasoning models refuse: no temperature, no <c>max_tokens</c>.</summary>
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

    /// <summary>Reads the body of a successful response.</summary>
    public static ModelReply Read(ReadOnlyMemory<byte> body, long estimatedInputTokens)
    {
        if (Parse(body) is not { } document)
        {
            return NoAnswer();
        }

        using (document)
        {
            if (
                document.RootElement.ValueKind is not JsonValueKind.Object
                || !TryGet(document.RootElement, "choices", JsonValueKind.Array, out var choices)
                || choices.GetArrayLength() == 0
                || !TryGet(choices[0], "message", JsonValueKind.Object, out var message)
            )
            {
                return NoAnswer();
            }

            var text = StringOf(message, "content") ?? "";
            var usage = UsageOf(document.RootElement, estimatedInputTokens, text);
            var finish = StringOf(choices[0], "finish_reason");
            if (finish is "content_filter")
            {
                return new ModelReply.Refused("a content filter stopped the model", usage);
            }

            return StringOf(message, "refusal") is { Length: > 0 }
                ? new ModelReply.Refused("the model refused to answer", usage)
                : new ModelReply.Answered(text, finish is not "length", usage);
        }
    }

    /// <summary>Reads a response that reports an error. Its message stays out of the reason: it may quote the request.</summary>
    public static ModelReply ReadError(int status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter)
    {
        var (code, message) = ErrorOf(body);
        var what = code is null ? $"HTTP {status}" : $"HTTP {status}, {code}";
        return status switch
        {
            400 or 413 or 422 when code is "context_length_exceeded" || TooLongMessage().IsMatch(message) =>
                new ModelReply.TooLong(WindowOf(message)),
            400
                when code is "content_filter"
                    || message.Contains("content management policy", StringComparison.Ordinal) =>
                new ModelReply.Rejected("A content filter of the model's server stopped the article."),
            // A spent quota is a 429 that goes away only when somebody pays.
            429 when code is "insufficient_quota" => new ModelReply.Unavailable(
                UnavailableCause.Misconfigured,
                $"The model's server says that its quota is spent ({what}).",
                retryAfter
            ),
            429 => new ModelReply.Unavailable(
                UnavailableCause.Busy,
                $"The model's server is busy ({what}).",
                retryAfter
            ),
            408 or >= 500 => new ModelReply.Unavailable(
                UnavailableCause.Broken,
                $"The model's server is at fault ({what}).",
                retryAfter
            ),
            401 or 403 or 404 => new ModelReply.Unavailable(
                UnavailableCause.Misconfigured,
                $"The model's server does not let this service in, or does not know the model ({what}).",
                retryAfter
            ),
            413 => new ModelReply.TooLong(null),
            _ => new ModelReply.Rejected($"The model's server refused the request ({what})."),
        };
    }

    private static ModelReply.Unavailable NoAnswer() =>
        new(UnavailableCause.Broken, "The model's server answered something that is no chat completion.");

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string? Code, string Message) ErrorOf(ReadOnlyMemory<byte> body)
    {
        if (Parse(body) is not { } document)
        {
            return (null, "");
        }

        using (document)
        {
            var root = document.RootElement;
            // OpenAI and Azure: {"error":{"code","message"}}. vLLM of old: the same at the root. Others: {"error":"…"}.
            if (TryGet(root, "error", JsonValueKind.Object, out var error))
            {
                return (CodeOf(error), StringOf(error, "message") ?? "");
            }

            return (CodeOf(root), StringOf(root, "message") ?? StringOf(root, "error") ?? "");
        }
    }

    // A code goes into reasons that people read: only one that looks like a code.
    private static string? CodeOf(JsonElement error) =>
        StringOf(error, "code") is { Length: > 0 and <= 64 } code
        && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
            ? code
            : null;

    private static int? WindowOf(string message)
    {
        var match = WindowMessage().Match(message);
        return
            match.Success
            && int.TryParse(
                match.Groups[1].ValueSpan,
                NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var window
            )
            && window is > 0 and <= LongestWindow
            ? window
            : null;
    }

    // A server that does not count is charged by estimate, so that budgets hold.
    private static TokenUsage UsageOf(JsonElement root, long estimatedInputTokens, string text)
    {
        TryGet(root, "usage", JsonValueKind.Object, out var usage);
        return new(
            NumberOf(usage, "prompt_tokens") ?? estimatedInputTokens,
            NumberOf(usage, "completion_tokens") ?? TokenEstimator.Estimate(text)
        );
    }

    private static long? NumberOf(JsonElement parent, string name) =>
        TryGet(parent, name, JsonValueKind.Number, out var number) && number.TryGetInt64(out var value) && value > 0
            ? value
            : null;

    private static string? StringOf(JsonElement parent, string name) =>
        TryGet(parent, name, JsonValueKind.String, out var value) ? value.GetString() : null;

    private static bool TryGet(JsonElement parent, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return parent.ValueKind is JsonValueKind.Object
            && parent.TryGetProperty(name, out value)
            && value.ValueKind == kind;
    }

    private static string RoleName(ModelRole role) =>
        role switch
        {
            ModelRole.System => "system",
            ModelRole.User => "user",
            ModelRole.Assistant => "assistant",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
        };

    [GeneratedRegex(
        "context.{0,10}(length|window|size)|(prompt|input|request) (is |are )?too (long|large)|too many tokens",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TooLongMessage();

    [GeneratedRegex(
        "(?:maximum|available) context (?:length|size|window) (?:is |of )?\\(?([0-9][0-9,]{2,11})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WindowMessage();
}
