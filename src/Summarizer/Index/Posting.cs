namespace Summarizer.Index;

/// <summary>One article as lists name it: its row key, the same in each, and where it has every word searched for.</summary>
internal readonly record struct Posting(string RowKey, int Score, WordPlaces Places);
