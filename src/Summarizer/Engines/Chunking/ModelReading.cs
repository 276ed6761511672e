using Summarizer.Engines.Prompts;

namespace Summarizer.Engines.Chunking;

/// <summary>What the model wrote after reading an article, not yet checked. The note says why some of it was not read.</summary>
internal sealed record ModelReading(DigestDraft Draft, Coverage Coverage, string? Note);
