namespace Summarizer.Text.Digests;

/// <summary>What any engine writes about an article, before it is grounded and stored.</summary>
/// <param name="Title">The article's title.</param>
/// <param name="Language">The primary language subtag of the digest, or <c>und</c>.</param>
/// <param name="Summary">The claims of the summary, in reading order.</param>
/// <param name="Keywords">The keywords, best first; the author's own before found ones.</param>
/// <param name="Faqs">The questions and answers; the article's own before made ones.</param>
public sealed record DigestContent(
    string Title,
    string Language,
    IReadOnlyList<Claim> Summary,
    IReadOnlyList<Keyword> Keywords,
    IReadOnlyList<Faq> Faqs
);
