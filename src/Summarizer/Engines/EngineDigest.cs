using Summarizer.Engines.Chunking;
using Summarizer.Engines.LanguageModels;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Engines;

/// <summary>A digest and how it was made.</summary>
public sealed record EngineDigest(
    DigestContent Content,
    GroundingReport Grounding,
    Coverage Coverage,
    EngineInfo Engine,
    Usage Usage
)
{
    /// <summary>The same, of a file of which this could not be read; null if all could.</summary>
    public EngineDigest Without(string? unread) => this with { Coverage = Coverage with { Unread = unread } };
}

/// <summary>Which engine wrote a digest.</summary>
/// <param name="Kind"><c>extractive</c> or <c>model</c>.</param>
/// <param name="Model">The model's name, if a model wrote it.</param>
/// <param name="PromptVersion">The version of the prompts, if a model wrote it.</param>
/// <param name="Note">Why this engine stood in for the configured one, if it did.</param>
public sealed record EngineInfo(string Kind, string? Model = null, string? PromptVersion = null, string? Note = null);
