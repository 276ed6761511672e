namespace Summarizer.Search.PostingLists;

/// <summary>
/// How much of the index one page may read. The first read of each list is free, so that every page makes progress
/// however many words are searched for; their number is bounded elsewhere.
/// </summary>
internal sealed class ReadBudget(int calls)
{
    private int _left = calls;
    private int _spent;

    /// <summary>Whether something was left unread because of the budget.</summary>
    public bool IsSpent => Volatile.Read(ref _spent) != 0;

    /// <summary>Takes one call; false if none is left.</summary>
    public bool TryTake()
    {
        if (Interlocked.Decrement(ref _left) >= 0)
        {
            return true;
        }

        Volatile.Write(ref _spent, 1);
        return false;
    }
}
