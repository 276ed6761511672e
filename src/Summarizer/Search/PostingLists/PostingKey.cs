using Summarizer.Articles;

namespace Summarizer.Search.PostingLists;

/// <summary>What the row key of a posting says.</summary>
internal readonly record struct PostingKey(long Ticks, ArticleId Article, string? Tag)
{
    public static PostingKey? TryParse(string rowKey)
    {
        var separator = rowKey.LastIndexOf(IndexKey.Separator);
        var hasTag = separator > rowKey.IndexOf(IndexKey.Separator, StringComparison.Ordinal);
        return IndexKey.ParseRowKey(hasTag ? rowKey[..separator] : rowKey) is { } key
            ? new(key.Ticks, key.Article, hasTag ? rowKey[(separator + 1)..] : null)
            : null;
    }

    /// <summary>Whether the article's row agrees: a term row is of the set that the row names, one of the old index of none.</summary>
    public bool IsTrueFor(ArticleRow row, bool isTerm) =>
        row.ListedAt.UtcTicks == Ticks && (!isTerm || row.IndexTag == Tag);
}
