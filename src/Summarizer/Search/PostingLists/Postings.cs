using Summarizer.Index;

namespace Summarizer.Search.PostingLists;

/// <summary>Articles by row key, newest first; can be moved ahead to a key without reading what lies between.</summary>
internal abstract class Postings
{
    /// <summary>The first article at a key or behind it; null if none, or if the budget is spent. Keys only ever ascend.</summary>
    public abstract ValueTask<Posting?> SeekAsync(string rowKey, CancellationToken cancellationToken);

    /// <summary>The last key of what has been read so far: the denser a list, the less far it goes.</summary>
    public abstract string Reach { get; }

    /// <summary>What the first read of the list gave.</summary>
    public abstract IEnumerable<Posting> First { get; }

    /// <summary>Whether that was all of it.</summary>
    public abstract bool IsFirstWhole { get; }

    /// <summary>A key behind every row key.</summary>
    public const string End = "~";

    /// <summary>The key right behind a row key: no other lies between.</summary>
    public static string Behind(string rowKey) => rowKey + "0";
}

/// <summary>The articles that stand in any of several lists, in one of some places.</summary>
internal sealed class UnionPostings(IReadOnlyList<Postings> lists, WordPlaces places = WordPlaces.All) : Postings
{
    public override string Reach => lists.Count == 0 ? End : lists.Select(l => l.Reach).Min(StringComparer.Ordinal)!;

    public override IEnumerable<Posting> First => lists.SelectMany(l => l.First).Where(Stands);

    public override bool IsFirstWhole => lists.All(l => l.IsFirstWhole);

    public override async ValueTask<Posting?> SeekAsync(string rowKey, CancellationToken cancellationToken)
    {
        while (await FirstAsync(rowKey, cancellationToken) is { } first)
        {
            if (Stands(first))
            {
                return first;
            }

            rowKey = Behind(first.RowKey);
        }

        return null;
    }

    private bool Stands(Posting posting) =>
        places is WordPlaces.All || (posting.Weight.Places & places) is not WordPlaces.None;

    private async ValueTask<Posting?> FirstAsync(string rowKey, CancellationToken cancellationToken)
    {
        var heads = await Task.WhenAll(lists.Select(l => l.SeekAsync(rowKey, cancellationToken).AsTask()));
        Posting? first = null;
        foreach (var head in heads.OfType<Posting>())
        {
            var order = first is { } f ? string.CompareOrdinal(head.RowKey, f.RowKey) : -1;
            first =
                order < 0 ? head
                : order == 0 ? new(head.RowKey, first!.Value.Weight + head.Weight)
                : first;
        }

        return first;
    }
}

/// <summary>Articles that are all in memory, in order.</summary>
internal sealed class KnownPostings(IReadOnlyList<Posting> articles) : Postings
{
    private int _at;

    public override string Reach => End;

    public override IEnumerable<Posting> First => articles;

    public override bool IsFirstWhole => true;

    public override ValueTask<Posting?> SeekAsync(string rowKey, CancellationToken cancellationToken)
    {
        while (_at < articles.Count && string.CompareOrdinal(articles[_at].RowKey, rowKey) < 0)
        {
            _at++;
        }

        return new(_at < articles.Count ? articles[_at] : null);
    }
}
