using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Articles;

namespace Summarizer.Processing;

/// <summary>Work that no blob event brings: a retry, a second digest, what the sweeper found.</summary>
/// <param name="Name">The exact name of the blob.</param>
/// <param name="Reason">What asked for it: <c>retry</c>, <c>sweep</c>, <c>postponed</c> …</param>
/// <param name="NotBefore">When the work was to begin, by the sender's clock. The queue itself holds the message back until then.</param>
/// <param name="TraceParent">The trace that it was sent in (W3C trace context).</param>
internal sealed record DigestRequest(
    string Name,
    string Reason,
    DateTimeOffset? NotBefore = null,
    string? TraceParent = null
)
{
    /// <summary>The reason of a request to make a better digest in place of one that stands in for it.</summary>
    public const string Improve = "improve";

    /// <summary>Reads a message of the queue; null if it is none of ours, or names what no blob can be called.</summary>
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

/// <summary>Requests as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(DigestRequest))]
internal sealed partial class DigestRequestJson : JsonSerializerContext;
