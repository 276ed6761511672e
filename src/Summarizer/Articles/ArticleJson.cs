using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Details;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;

namespace Summarizer.Articles;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(CamelCaseEnumConverter<Origin>),
        typeof(CamelCaseEnumConverter<BlockKind>),
        typeof(CamelCaseEnumConverter<SupportLevel>),
    ]
)]
[JsonSerializable(typeof(Digest))]
[JsonSerializable(typeof(ArticleDetails))]
[JsonSerializable(typeof(SourceDocument))]
internal sealed partial class ArticleJson : JsonSerializerContext
{
    /// <summary>Letters of every script stand as they are.</summary>
    public static ArticleJson Readable =>
        field ??= new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}

internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, false)
    where T : struct, Enum;
