namespace Summarizer.Index;

/// <summary>One article as lists of the index name it.</summary>
/// <param name="RowKey">Its row key, the same in every list.</param>
/// <param name="Score">What its places count for.</param>
/// <param name="Places">Where it has every word that was searched for.</param>
internal readonly record struct Posting(string RowKey, int Score, WordPlaces Places);
