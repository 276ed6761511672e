using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Articles;

namespace Summarizer.Processing;

/// <summary>
/// Work that no blob event brings: <c>retry</c>, <c>sweep</c> … Not before is by the sender's clock; asked until is the mark
/// in the article's row, by which the message that asks is told from its duplicates.
/// </summary>
internal sealed record DigestRequest(
    string Name,
    string Reason,
    DateTimeOffset? NotBefore = null,
    DateTimeOffset? AskedUntil = null,
    string? TraceParent = null
)
{
    /// <summary>Of older versions, which did not keep in the row when to make a better digest in place of a stand-in.</summary>
    public const string Improve = "improve";

    /// <summary>Reads a message of the queue; null if it is no request, or names what no blob can be called.</summary>
    public static DigestRequest? Parse(string message)
    {
        try
        {
            return
                JsonSerializer.Deserialize(message, DigestRequestJson.Default.DigestRequest)
                    is { Name.Length: > 0 and <= ArticleName.MaxLength } request
                ? request
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(DigestRequest))]
internal sealed partial class DigestRequestJson : JsonSerializerContext;
