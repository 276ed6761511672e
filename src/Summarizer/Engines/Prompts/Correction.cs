namespace Summarizer.Engines.Prompts;

/// <summary>A statement that the model has rewritten, with its number, from 1, among those that were sent to it.</summary>
internal sealed record Correction(int Item, string Text, IReadOnlyList<int> Citations);
