using Azure;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Index;

/// <summary>An index row as it was found, to be removed only if nobody has written it again since.</summary>
internal readonly record struct FoundIndexRow(IndexKey Key, ETag Version);

/// <summary>One article as a list names it.</summary>
internal readonly record struct ListedArticle(IndexKey Key, ArticleId Article);

/// <summary>The table <c>lists</c>. A row is true if its key, or its set's, is among the article's <see cref="IndexKeys.Of"/>.</summary>
internal sealed class ArticleIndex(
    StorageClients storage,
    TermSets sets,
    KeywordCounts counts,
    OldKeywordCounts oldCounts
) : IPostingSource
{
    /// <summary>In a word's row of the old index: where it stands in the digest.</summary>
    private const string PlacesColumn = "Places";

    private static readonly string[] _postingColumns = ["PartitionKey", "RowKey", PlacesColumn];

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.ListsTable);

    /// <summary>Writes the rows of lists. A row written again gets a new version. Sets of terms are not written here.</summary>
    public Task WriteAsync(ArticleRow row, IEnumerable<IndexKey> keys, CancellationToken cancellationToken) =>
        ConcurrentCalls.ForEachAsync(
            keys.Where(k => IndexKeys.TagOf(k) is null && !OldIndex.IsOld(k)),
            (key, cancel) =>
                _table.UpsertEntityAsync(
                    new TableEntity(key.List, key.RowKey(row.Id)),
                    TableUpdateMode.Replace,
                    cancel
                ),
            cancellationToken
        );

    /// <summary>Writes the set of terms of a row with a digest, and counts its keywords. No other attempt has its tag.</summary>
    public async Task WriteTermsAsync(ArticleRow row, string? text, CancellationToken cancellationToken)
    {
        var set = IndexKeys.TermSet(row.IndexTag!, row.ListedAt.UtcTicks);
        await sets.WriteAsync(row.Id, set, TermSets.Of(row.Digest!, text), cancellationToken);
        await counts.AddAsync(row.Id, set, row.Digest!.Content.Keywords.Select(k => k.Text), cancellationToken);
    }

    /// <summary>Removes sets of terms and what they count; all traces of them, if nobody can still write any.</summary>
    public async Task RemoveTermsAsync(
        ArticleId article,
        IEnumerable<IndexKey> keys,
        bool isOver,
        CancellationToken cancellationToken
    )
    {
        foreach (var set in keys.Where(k => IndexKeys.TagOf(k) is not null))
        {
            await counts.RemoveAsync(article, set, cancellationToken);
            await sets.RemoveAsync(article, set, isOver, cancellationToken);
        }
    }

    /// <summary>For which keywords the old index counts an article, of those that its keys name.</summary>
    public Task<IReadOnlyList<FoundPresence>> FindOldCountsAsync(
        ArticleId article,
        IEnumerable<IndexKey> keys,
        CancellationToken cancellationToken
    ) => oldCounts.FindAsync(article, keys.Select(OldIndex.KeywordOf).OfType<string>().Distinct(), cancellationToken);

    public Task RemoveOldCountsAsync(
        ArticleId article,
        IEnumerable<FoundPresence> presences,
        CancellationToken cancellationToken
    ) => oldCounts.RemoveAsync(article, presences, cancellationToken);

    public Task<(IReadOnlyList<Posting> Page, bool IsWhole)> ReadPageAsync(
        ListRange range,
        string from,
        string end,
        int size,
        CancellationToken cancellationToken
    ) =>
        ReadPageAsync(
            range.Filter(from, end),
            size,
            range.IsTerm ? TermSets.Columns : _postingColumns,
            row => range.IsTerm ? TermSets.PostingOf(row)!.Value.Posting : OldPostingOf(row),
            cancellationToken
        );

    public Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadTermsAsync(
        string prefix,
        string? afterTerm,
        int size,
        CancellationToken cancellationToken
    )
    {
        // Behind all rows of a term: its separator sorts before the sign after it.
        var from = afterTerm is null ? prefix : afterTerm + (char)(IndexKey.Separator + 1);
        return ReadRangeAsync(prefix, from, prefix + IndexKeys.Last, size, cancellationToken);
    }

    /// <summary>A page of term rows in the order of the terms, in the partition of one, from a row key to before another.</summary>
    public Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadRangeAsync(
        string term,
        string from,
        string end,
        int size,
        CancellationToken cancellationToken
    ) =>
        ReadPageAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {IndexKeys.TermPartition(term)} and RowKey ge {from} and RowKey lt {end}"
            ),
            size,
            TermSets.Columns,
            row => TermSets.PostingOf(row)!.Value,
            cancellationToken
        );

    public Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadOldTermsAsync(
        string prefix,
        int size,
        CancellationToken cancellationToken
    )
    {
        var first = OldIndex.WordListPrefix(prefix);
        return ReadPageAsync(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {first + IndexKeys.Last}"),
            size,
            _postingColumns,
            row => (row.PartitionKey, OldPostingOf(row)),
            cancellationToken
        );
    }

    /// <summary>
    /// Which of these rows of lists there are. Those of the old index are taken to be there, of any version: nobody writes
    /// one again.
    /// </summary>
    public async Task<IReadOnlyList<FoundIndexRow>> FindAsync(
        ArticleId article,
        IEnumerable<IndexKey> keys,
        CancellationToken cancellationToken
    )
    {
        var found = new System.Collections.Concurrent.ConcurrentBag<FoundIndexRow>();
        var rows = keys.Where(k => IndexKeys.TagOf(k) is null).ToLookup(OldIndex.IsOld);
        await ConcurrentCalls.ForEachAsync(
            rows[false],
            async (key, cancel) =>
            {
                var row = await _table.GetEntityIfExistsAsync<TableEntity>(
                    key.List,
                    key.RowKey(article),
                    select: null,
                    cancel
                );
                if (row.HasValue)
                {
                    found.Add(new(key, row.Value!.ETag));
                }
            },
            cancellationToken
        );
        return [.. found, .. rows[true].Select(k => new FoundIndexRow(k, ETag.All))];
    }

    /// <summary>Removes index rows that are still as they were found; others belong to a newer attempt.</summary>
    public Task RemoveAsync(ArticleId article, IEnumerable<FoundIndexRow> rows, CancellationToken cancellationToken) =>
        ConcurrentCalls.ForEachAsync(
            rows,
            async (row, cancel) =>
            {
                try
                {
                    await _table.DeleteEntityAsync(row.Key.List, row.Key.RowKey(article), row.Version, cancel);
                }
                catch (RequestFailedException e) when (e.Status == 404)
                {
                    // Gone already.
                }
                catch (RequestFailedException e) when (e.Status == 412)
                {
                    // A refusal is believed only if another attempt has written the row since: one that stays behind by
                    // mistake is never found again.
                    if (await IsAsFoundAsync(article, row, cancel))
                    {
                        throw;
                    }
                }
            },
            cancellationToken
        );

    private async Task<bool> IsAsFoundAsync(ArticleId article, FoundIndexRow row, CancellationToken cancellationToken)
    {
        var now = await _table.GetEntityIfExistsAsync<TableEntity>(
            row.Key.List,
            row.Key.RowKey(article),
            select: null,
            cancellationToken
        );
        return now.HasValue && now.Value!.ETag == row.Version;
    }

    /// <summary>The articles of the lists from the first to the last, newest first, from behind a row (null: the start).</summary>
    public async IAsyncEnumerable<ListedArticle> ListAsync(
        string firstList,
        string lastList,
        (string List, string RowKey)? after,
        int pageSize,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var filter = after is { } place
            ? TableClient.CreateQueryFilter(
                $"PartitionKey ge {place.List} and PartitionKey le {lastList} and (PartitionKey gt {place.List} or RowKey gt {place.RowKey})"
            )
            : TableClient.CreateQueryFilter($"PartitionKey ge {firstList} and PartitionKey le {lastList}");
        await foreach (
            var row in _table.QueryAsync<TableEntity>(filter, pageSize, ["PartitionKey", "RowKey"], cancellationToken)
        )
        {
            if (IndexKey.ParseRowKey(row.RowKey) is { } parsed)
            {
                yield return new(new(row.PartitionKey, parsed.Ticks), parsed.Article);
            }
        }
    }

    private async Task<(IReadOnlyList<T> Page, bool IsWhole)> ReadPageAsync<T>(
        string filter,
        int size,
        IEnumerable<string> columns,
        Func<TableEntity, T> of,
        CancellationToken cancellationToken
    )
    {
        // The service may answer with a place to go on and no rows, where partitions meet.
        await foreach (var page in _table.QueryAsync<TableEntity>(filter, size, columns, cancellationToken).AsPages())
        {
            if (page.Values.Count > 0)
            {
                return ([.. page.Values.Select(of)], page.ContinuationToken is null);
            }
        }

        return ([], true);
    }

    private static Posting OldPostingOf(TableEntity row)
    {
        var places = OldIndex.IsWordList(row.PartitionKey)
            ? (WordPlaces)(row.GetInt32(PlacesColumn) ?? 0)
            : WordPlaces.None;
        return new(row.RowKey, TermWeight.Of(places, frequency: 1, length: 0));
    }
}
