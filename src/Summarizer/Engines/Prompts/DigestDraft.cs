using Summarizer.Text.Digests;

namespace Summarizer.Engines.Prompts;

/// <summary>What a model wrote, in shape but not yet checked against the article. Citations may be missing or wrong.</summary>
internal sealed record DigestDraft(
    IReadOnlyList<Claim> Summary,
    IReadOnlyList<Keyword> Keywords,
    IReadOnlyList<Faq> Faqs
);
