namespace Summarizer.Engines.Prompts;

/// <summary>A statement written anew.</summary>
/// <param name="Item">Which of the statements that were sent back, from 1.</param>
/// <param name="Text">The new text.</param>
/// <param name="Citations">The sentences that support it.</param>
internal sealed record Correction(int Item, string Text, IReadOnlyList<int> Citations);
