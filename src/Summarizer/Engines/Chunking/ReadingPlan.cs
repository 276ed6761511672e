using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Engines.Chunking;

/// <summary>What the chunks depend on besides article and settings. Kept, so that a crash changes no cut and no answer is lost.</summary>
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
