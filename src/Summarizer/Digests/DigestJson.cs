using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Text.Digests;
using Summarizer.Uploads;
using Summarizer.Webhooks;

namespace Summarizer.Digests;

/// <summary>Digests as JSON: in rows, in the API and on the command line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnumConverter<Origin>), typeof(CamelCaseEnumConverter<ArticleStatus>)]
)]
[JsonSerializable(typeof(Digest))]
[JsonSerializable(typeof(DigestResponse))]
[JsonSerializable(typeof(DigestPage))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(FaqPage))]
[JsonSerializable(typeof(KeywordPage))]
[JsonSerializable(typeof(UploadResponse))]
[JsonSerializable(typeof(DigestRequest))]
[JsonSerializable(typeof(DigestNotice))]
[JsonSerializable(typeof(WebhookNotice))]
[JsonSerializable(typeof(WebhookBody))]
public sealed partial class DigestJson : JsonSerializerContext
{
    /// <summary>
    /// For answers and for people: letters of every script stand as they are. Answers are JSON by content type, never
    /// part of a page, so that nothing needs escaping but what JSON itself demands.
    /// </summary>
    public static DigestJson Readable =>
        field ??= new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );

    /// <summary>Like <see cref="Readable"/>, a line a property.</summary>
    public static DigestJson Indented =>
        field ??= new(new JsonSerializerOptions(Readable.Options) { WriteIndented = true });
}

/// <summary>Enumerations as lower-case words.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, false)
    where T : struct, Enum;
