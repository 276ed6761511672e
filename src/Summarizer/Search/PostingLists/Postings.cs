using Summarizer.Index;

namespace Summarizer.Search.PostingLists;

/// <summary>Articles by row key, newest first; can be moved ahead to a key without reading what lies between.</summary>
internal abstract class Postings
{
    /// <summary>The first article at a key or behind it; null if none, or if the budget is spent. Keys only ever ascend.</summary>
    public abstract ValueTask<Posting?> SeekAsync(string rowKey, CancellationToken cancellationToken);

    /// <summary>The last key of what has been read so far: the denser a list, the less far it goes.</summary>
    public abstract string Reach { get; }

    /// <summary>A key behind every row key.</summary>
    public const string End = "~";

    /// <summary>The key right behind a row key. Row keys are of one length.</summary>
    public static string Behind(string rowKey) => rowKey + "0";
}

/// <summary>The articles that stand in any of several lists.</summary>
internal sealed class UnionPostings(IReadOnlyList<Postings> lists) : Postings
{
    public override string Reach => lists.Count == 0 ? End : lists.Select(l => l.Reach).Min(StringComparer.Ordinal)!;

    public override async ValueTask<Posting?> SeekAsync(string rowKey, CancellationToken cancellationToken)
    {
        var heads = await Task.WhenAll(lists.Select(l => l.SeekAsync(rowKey, cancellationToken).AsTask()));
        Posting? first = null;
        foreach (var head in heads.OfType<Posting>())
        {
            var order = first is { } f ? string.CompareOrdinal(head.RowKey, f.RowKey) : -1;
            first =
                order < 0 ? head
                : order == 0 ? Both(first!.Value, head)
                : first;
        }

        return first;
    }

    private static Posting Both(Posting a, Posting b) => new(a.RowKey, a.Score | b.Score, a.Places | b.Places);
}

/// <summary>The articles in all of several lists, each moved ahead to the farthest (leapfrog join; Veldhuizen, 2014).</summary>
internal sealed class Intersection(IReadOnlyList<Postings> lists, ReadBudget budget) : Postings
{
    private bool _isPrimed;

    public override string Reach => lists.Select(l => l.Reach).Max(StringComparer.Ordinal)!;

    /// <summary>The key up to which all is known: where to go on if the budget is spent.</summary>
    public string Reached { get; private set; } = "";

    public override async ValueTask<Posting?> SeekAsync(string rowKey, CancellationToken cancellationToken)
    {
        Reached = rowKey;
        if (!_isPrimed)
        {
            _isPrimed = true;
            await Task.WhenAll(lists.Select(l => l.SeekAsync(rowKey, cancellationToken).AsTask()));
        }

        while (true)
        {
            var score = 0;
            var places = WordPlaces.All;
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

                score += head.Score;
                places &= head.Places;
                agreed++;
            }

            if (agreed == lists.Count)
            {
                return new(Reached, score, places);
            }
        }
    }
}

/// <summary>Articles that are all in memory, in order.</summary>
internal sealed class KnownPostings(IReadOnlyList<Posting> articles) : Postings
{
    private int _at;

    public override string Reach => End;

    public override ValueTask<Posting?> SeekAsync(string rowKey, CancellationToken cancellationToken)
    {
        while (_at < articles.Count && string.CompareOrdinal(articles[_at].RowKey, rowKey) < 0)
        {
            _at++;
        }

        return new(_at < articles.Count ? articles[_at] : null);
    }
}
