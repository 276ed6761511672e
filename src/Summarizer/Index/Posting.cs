namespace Summarizer.Index;

/// <summary>
/// One article as a list names it. Its key begins with the time and the article and is the same in each list; behind them
/// stands the tag of the set that the row is of, if it is one of a set.
/// </summary>
internal readonly record struct Posting(string RowKey, TermWeight Weight);
