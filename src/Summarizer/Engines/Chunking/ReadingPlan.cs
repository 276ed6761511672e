using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Engines.Chunking;

/// <summary>
/// What the chunks of a long article depend on besides the article and the settings. It is kept with the answers, so that
/// after a crash the article is cut as before and the answers to its chunks are found.
/// </summary>
/// <param name="Correction">The server's tokens for one estimated token.</param>
/// <param name="WindowTokens">The model's window, as far as it is known.</param>
internal sealed partial record ReadingPlan(double Correction, int WindowTokens)
{
    /// <summary>Reads a plan; null if it is not one.</summary>
    public static ReadingPlan? Read(BinaryData json)
    {
        try
        {
            return
                JsonSerializer.Deserialize(json.ToMemory().Span, PlanFormat.Default.ReadingPlan)
                    is { Correction: > 0 } plan
                ? plan
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public BinaryData ToJson() =>
        BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(this, PlanFormat.Default.ReadingPlan));

    /// <summary>How many estimated tokens of lines fit into the window, beside the prompt and the answer.</summary>
    public long Capacity(int maxOutputTokens, long promptTokens) =>
        (long)((WindowTokens - maxOutputTokens) / Correction) - promptTokens;

    [JsonSerializable(typeof(ReadingPlan))]
    private sealed partial class PlanFormat : JsonSerializerContext;
}
