using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Articles;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;

namespace Summarizer.Digests;

/// <summary>Digests as the API writes them and the command line reads them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(CamelCaseEnumConverter<Origin>),
        typeof(CamelCaseEnumConverter<ArticleStatus>),
        typeof(CamelCaseEnumConverter<BlockKind>),
        typeof(CamelCaseEnumConverter<SupportLevel>),
    ]
)]
[JsonSerializable(typeof(DigestResponse))]
[JsonSerializable(typeof(DigestPage))]
[JsonSerializable(typeof(UploadResponse))]
[JsonSerializable(typeof(SourceDocument))]
[JsonSerializable(typeof(SentenceInContext))]
public sealed partial class DigestJson : JsonSerializerContext
{
    /// <summary>
    /// Letters of every script stand as they are. Answers are JSON by content type, never part of a page, so that
    /// nothing needs escaping but what JSON itself demands.
    /// </summary>
    public static DigestJson Readable =>
        field ??= new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
