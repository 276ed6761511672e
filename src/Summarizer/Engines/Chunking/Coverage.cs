namespace Summarizer.Engines.Chunking;

/// <summary>How much of the article the engine read: nothing is cut silently.</summary>
/// <param name="SentencesRead">How many sentences were read.</param>
/// <param name="Sentences">How many sentences the article has.</param>
/// <param name="Unread">What of the file is in no sentence, such as a page of a PDF that is damaged; null if all is.</param>
public sealed record Coverage(int SentencesRead, int Sentences, string? Unread = null);
