using System.Diagnostics;

namespace Summarizer.Testing.FakeModels;

/// <summary>One request to a <see cref="FakeModel"/>.</summary>
/// <param name="Body">The request's body.</param>
/// <param name="Schema">The name of the requested schema; empty if the request was malformed.</param>
/// <param name="Prompt">All messages, joined.</param>
/// <param name="InputTokens">The tokens of messages and schema.</param>
/// <param name="OutputTokens">The tokens of the answer; 0 if there was none.</param>
/// <param name="Status">The status of the response; 0 if the connection was cut.</param>
/// <param name="IsPaid">Whether a real server would charge for it.</param>
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
    /// <summary>The caller: the part of its key after <see cref="FakeModel.Key"/>.</summary>
    public string Caller { get; init; } = "";

    /// <summary>The requested fault; null for a good answer.</summary>
    public FakeFault? Fault { get; init; }

    /// <summary>When the response was sent, in ticks of <see cref="Stopwatch"/>.</summary>
    public long AnsweredAt { get; } = Stopwatch.GetTimestamp();
}
