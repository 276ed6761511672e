namespace Summarizer.Text.Digests;

/// <summary>A phrase that the article is about.</summary>
/// <param name="Text">The phrase, cased as people would write it.</param>
/// <param name="Score">How well it stands for the article, 0 to 1; the best of an article is near 1.</param>
/// <param name="Origin">Whether the article's author gave it or it was found in the text.</param>
public sealed record Keyword(string Text, double Score, Origin Origin);
