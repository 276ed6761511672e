using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Articles;
using Summarizer.Digests;

namespace Summarizer.Uploads;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnumConverter<ArticleStatus>)]
)]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(ArticleRequest))]
internal sealed partial class BatchJson : JsonSerializerContext
{
    /// <summary>As <see cref="DigestJson.Readable"/>.</summary>
    public static BatchJson Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = DigestJson.Readable.Options.Encoder });
}
