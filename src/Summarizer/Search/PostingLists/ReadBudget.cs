namespace Summarizer.Search.PostingLists;

/// <summary>How much of the index a page may read. The first read of each list is free: every page makes progress.</summary>
internal sealed class ReadBudget(int calls)
{
    private int _left = calls;
    private int _spent;

    /// <summary>Whether something was left unread because of the budget.</summary>
    public bool IsSpent => Volatile.Read(ref _spent) != 0;

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
