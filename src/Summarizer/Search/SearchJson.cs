using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Index;
using Summarizer.Text.Digests;

namespace Summarizer.Search;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnumConverter<Origin>), typeof(CamelCaseEnumConverter<SupportLevel>)]
)]
[JsonSerializable(typeof(FaqPage))]
[JsonSerializable(typeof(KeywordPage))]
internal sealed partial class SearchJson : JsonSerializerContext
{
    /// <summary>As <see cref="DigestJson.Readable"/>.</summary>
    public static SearchJson Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = DigestJson.Readable.Options.Encoder });
}
