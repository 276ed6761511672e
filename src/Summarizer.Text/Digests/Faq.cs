namespace Summarizer.Text.Digests;

/// <summary>A question that the article answers.</summary>
/// <param name="Question">The question, ending in a question mark.</param>
/// <param name="Answer">The answer; of an article's own pair, and of an extractive engine, the article's words.</param>
/// <param name="Citations">The ids of the sentences that support the answer, ascending, at least one.</param>
/// <param name="Origin">Whether the pair occurs in the article or was made from it.</param>
/// <param name="Support">What was checked of the answer; absent in a digest from before this was recorded.</param>
public sealed record Faq(
    string Question,
    string Answer,
    IReadOnlyList<int> Citations,
    Origin Origin,
    SupportLevel? Support = null
);
