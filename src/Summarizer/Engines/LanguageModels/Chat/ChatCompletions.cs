using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.Engines.LanguageModels.Chat;

/// <summary>Reads any response to a chat completion: servers differ in what they omit and what they add.</summary>
internal static partial class ChatCompletions
{
    // Longer windows do not exist.
    private const int LongestWindow = 100_000_000;

    /// <summary>
    /// A successful response with nothing in it but what is read, in the form that the client accepts: it throws at a
    /// <c>finish_reason</c> that is null or of a server's own (<c>eos</c>), at a usage in fractions, at an odd date.
    /// </summary>
    /// <returns>The response's new body; null if it is not a chat completion.</returns>
    public static byte[]? Normalize(ReadOnlyMemory<byte> body)
    {
        if (Parse(body) is not { } document)
        {
            return null;
        }

        using (document)
        {
            if (
                !TryGet(document.RootElement, "choices", JsonValueKind.Array, out var choices)
                || choices.GetArrayLength() == 0
                || !TryGet(choices[0], "message", JsonValueKind.Object, out var message)
            )
            {
                return null;
            }

            TryGet(document.RootElement, "usage", JsonValueKind.Object, out var usage);
            return JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    choices = new[]
                    {
                        new
                        {
                            message = new
                            {
                                role = "assistant",
                                content = StringOf(message, "content"),
                                refusal = StringOf(message, "refusal") is { Length: > 0 } refusal ? refusal : null,
                            },
                            finish_reason = StringOf(choices[0], "finish_reason") is "length" or "content_filter"
                                ? StringOf(choices[0], "finish_reason")
                                : "stop",
                        },
                    },
                    usage = new
                    {
                        prompt_tokens = CountOf(usage, "prompt_tokens"),
                        completion_tokens = CountOf(usage, "completion_tokens"),
                    },
                }
            );
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
                new ModelReply.Rejected("The model's server blocked the article with a content filter."),
            // Early versions of Azure's API: another version helps, a retry does not, and nothing is wrong with the article.
            400
                when message.StartsWith("Unrecognized request argument", StringComparison.Ordinal)
                    && message.Contains("max_completion_tokens", StringComparison.Ordinal) =>
                new ModelReply.Unavailable(
                    UnavailableCause.Misconfigured,
                    $"The model's server does not accept max_completion_tokens: an Azure OpenAI resource does with a later Model:ApiVersion ({what}).",
                    retryAfter
                ),
            // The one 429 that goes away only when somebody pays.
            429 when code is "insufficient_quota" => new ModelReply.Unavailable(
                UnavailableCause.Misconfigured,
                $"The model's server says that its quota is used up ({what}).",
                retryAfter
            ),
            429 => new ModelReply.Unavailable(
                UnavailableCause.Busy,
                $"The model's server is busy ({what}).",
                retryAfter
            ),
            408 or >= 500 => new ModelReply.Unavailable(
                UnavailableCause.Broken,
                $"The model's server failed ({what}).",
                retryAfter
            ),
            401 or 403 or 404 => new ModelReply.Unavailable(
                UnavailableCause.Misconfigured,
                $"The model's server denied access or does not have the model ({what}).",
                retryAfter
            ),
            413 => new ModelReply.TooLong(null),
            _ => new ModelReply.Rejected($"The model's server refused the request ({what})."),
        };
    }

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
            // OpenAI and Azure: {"error":{"code","message"}}. Old versions of vLLM: the same at the root. Others: {"error":"…"}.
            if (TryGet(root, "error", JsonValueKind.Object, out var error))
            {
                return (CodeOf(error), StringOf(error, "message") ?? "");
            }

            return (CodeOf(root), StringOf(root, "message") ?? StringOf(root, "error") ?? "");
        }
    }

    // Shown to people in reasons: only what looks like a code.
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

    // 0: not counted.
    private static int CountOf(JsonElement usage, string name) =>
        TryGet(usage, name, JsonValueKind.Number, out var number) && number.TryGetInt32(out var value) && value > 0
            ? value
            : 0;

    private static string? StringOf(JsonElement parent, string name)
    {
        try
        {
            return TryGet(parent, name, JsonValueKind.String, out var value) ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }

    private static bool TryGet(JsonElement parent, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return parent.ValueKind is JsonValueKind.Object
            && parent.TryGetProperty(name, out value)
            && value.ValueKind == kind;
    }

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
