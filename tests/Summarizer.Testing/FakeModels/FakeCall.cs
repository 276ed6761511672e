using System.Diagnostics;

namespace Summarizer.Testing.FakeModels;

/// <summary>One request that a <see cref="FakeModel"/> got.</summary>
/// <param name="Body">The request's body.</param>
/// <param name="Schema">The name of the schema that the answer should have; empty if the request was refused for its form.</param>
/// <param name="Prompt">All messages, joined.</param>
/// <param name="InputTokens">What the request counts as: messages and schema.</param>
/// <param name="OutputTokens">What the answer counted as; 0 if there was none.</param>
/// <param name="Status">The status of the response; 0 if the connection was cut.</param>
/// <param name="IsPaid">Whether a real server would have charged for it.</param>
public sealed record FakeCall(
    string Body,
    string Schema,
    string Prompt,
    int InputTokens,
    int OutputTokens,
    int Status,
    bool IsPaid
)
{
    /// <summary>Whose call it was: what its key has behind <see cref="FakeModel.Key"/>.</summary>
    public string Caller { get; init; } = "";

    /// <summary>What the model was told to do wrong; null for a good answer.</summary>
    public FakeFault? Fault { get; init; }

    /// <summary>When the response was on its way, in ticks of <see cref="Stopwatch"/>.</summary>
    public long AnsweredAt { get; } = Stopwatch.GetTimestamp();
}
