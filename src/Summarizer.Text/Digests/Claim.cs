namespace Summarizer.Text.Digests;

/// <summary>A statement of a summary, tied to what supports it.</summary>
/// <param name="Text">
/// The statement. An extractive claim is a sentence of the article, word for word but for an opening that it can do without
/// ("But"), or the sentences of one quotation.
/// </param>
/// <param name="Citations">The ids of the sentences that support it, ascending, at least one.</param>
/// <param name="Support">What was checked of it; absent in a digest from before this was recorded.</param>
public sealed record Claim(string Text, IReadOnlyList<int> Citations, SupportLevel? Support = null);
