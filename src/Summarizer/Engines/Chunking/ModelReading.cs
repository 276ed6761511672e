using Summarizer.Engines.Prompts;

namespace Summarizer.Engines.Chunking;

/// <summary>What the model made of an article, not yet checked.</summary>
/// <param name="Draft">The digest.</param>
/// <param name="Coverage">How much of the article the model read.</param>
/// <param name="Note">Why not all of it was read, if so.</param>
internal sealed record ModelReading(DigestDraft Draft, Coverage Coverage, string? Note);
