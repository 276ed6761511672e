using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Engines.LanguageModels.Cache;

/// <summary>A reply that was paid for, as it is kept. The text of a refusal is its reason.</summary>
internal sealed partial record KeptReply(
    string Text,
    bool IsRefusal,
    bool IsComplete,
    long InputTokens,
    long OutputTokens
)
{
    /// <summary>The reply if it was paid for and a retry would be paid for again; otherwise null.</summary>
    public static KeptReply? Of(ModelReply reply) =>
        reply switch
        {
            ModelReply.Answered a => new(a.Text, false, a.IsComplete, a.Usage.InputTokens, a.Usage.OutputTokens),
            ModelReply.Refused r => new(r.Reason, true, true, r.Usage.InputTokens, r.Usage.OutputTokens),
            _ => null,
        };

    /// <summary>Reads a kept reply; null for an empty or corrupt blob.</summary>
    public static KeptReply? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return json.IsEmpty ? null : JsonSerializer.Deserialize(json.Span, ReplyFormat.Default.KeptReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public ModelReply ToReply() =>
        IsRefusal
            ? new ModelReply.Refused(Text, new(InputTokens, OutputTokens))
            : new ModelReply.Answered(Text, IsComplete, new(InputTokens, OutputTokens));

    public Stream ToStream() =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(this, ReplyFormat.Default.KeptReply));

    [JsonSerializable(typeof(KeptReply))]
    private sealed partial class ReplyFormat : JsonSerializerContext;
}
