using Summarizer.Index;

namespace Summarizer.Search.PostingLists;

/// <summary>An article that is in all lists, and its weight in each.</summary>
internal readonly record struct JointPosting(string RowKey, IReadOnlyList<TermWeight> Weights);

/// <summary>
/// The articles in all of several lists, each moved ahead to the farthest (leapfrog join; Veldhuizen, 2014), and in none of
/// some others.
/// </summary>
internal sealed class Intersection(IReadOnlyList<Postings> lists, IReadOnlyList<Postings> excluded, ReadBudget budget)
{
    private bool _isPrimed;

    /// <summary>The key up to which all is known: where to go on if the budget is spent.</summary>
    public string Reached { get; private set; } = "";

    /// <summary>The first article at a key or behind it; null if none, or if the budget is spent. Keys only ever ascend.</summary>
    public async ValueTask<JointPosting?> SeekAsync(string rowKey, CancellationToken cancellationToken)
    {
        Reached = rowKey;
        if (!_isPrimed)
        {
            _isPrimed = true;
            await Task.WhenAll(lists.Concat(excluded).Select(l => l.SeekAsync(rowKey, cancellationToken).AsTask()));
        }

        while (await FirstAsync(cancellationToken) is { } match)
        {
            var isExcluded = false;
            foreach (var list in excluded)
            {
                var found = await list.SeekAsync(Reached, cancellationToken);
                isExcluded |= found?.RowKey == Reached;
            }

            if (budget.IsSpent)
            {
                return null;
            }

            if (!isExcluded)
            {
                return match;
            }

            Reached = Postings.Behind(Reached);
        }

        return null;
    }

    private async ValueTask<JointPosting?> FirstAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var weights = new TermWeight[lists.Count];
            var agreed = 0;
            while (agreed < lists.Count)
            {
                if (await lists[agreed].SeekAsync(Reached, cancellationToken) is not { } head || budget.IsSpent)
                {
                    return null;
                }

                if (head.RowKey != Reached)
                {
                    Reached = head.RowKey;
                    break;
                }

                weights[agreed++] = head.Weight;
            }

            if (agreed == lists.Count)
            {
                return new(Reached, weights);
            }
        }
    }
}
