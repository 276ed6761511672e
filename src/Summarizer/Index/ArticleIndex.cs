using Azure;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Index;

/// <summary>An index row as it was found, to be removed only if nobody has written it again since.</summary>
internal readonly record struct FoundIndexRow(IndexKey Key, ETag Version);

/// <summary>One article as a list names it.</summary>
internal readonly record struct ListedArticle(IndexKey Key, ArticleId Article);

/// <summary>The table <c>lists</c>. A row is true if its key is among the article's <see cref="IndexKeys.Of"/>.</summary>
internal sealed class ArticleIndex(StorageClients storage, KeywordCounts counts)
{
    /// <summary>In a word's row: where it stands in the digest, so that hits are ranked without reading digests.</summary>
    private const string PlacesColumn = "Places";

    private static readonly string[] _postingColumns = ["PartitionKey", "RowKey", PlacesColumn];

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.ListsTable);

    /// <summary>Writes index rows and counts the article for its keywords. A row written again gets a new version.</summary>
    public Task WriteAsync(ArticleRow row, IEnumerable<IndexKey> keys, CancellationToken cancellationToken)
    {
        var places = row.Digest is { } digest
            ? IndexedWords.Of(digest).ToDictionary(w => IndexKeys.Word(w.Key), w => w.Value)
            : [];
        var keywords = (row.Digest?.Content.Keywords ?? [])
            .DistinctBy(k => IndexKeys.Keyword(k.Text))
            .ToDictionary(k => IndexKeys.Keyword(k.Text), k => k.Text);
        return ConcurrentCalls.ForEachAsync(
            keys,
            async (key, cancel) =>
            {
                var entity = new TableEntity(key.List, key.RowKey(row.Id));
                if (places.TryGetValue(key.List, out var place))
                {
                    entity[PlacesColumn] = (int)place;
                }

                await _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel);
                if (keywords.TryGetValue(key.List, out var keyword))
                {
                    await counts.AddAsync(row.Id, keyword, cancel);
                }
            },
            cancellationToken
        );
    }

    /// <summary>A page of a list, newest first: at least one row unless there are no more; and whether there are no more.</summary>
    internal Task<(IReadOnlyList<Posting> Page, bool IsWhole)> ReadPageAsync(
        ListRange range,
        string from,
        string end,
        int size,
        CancellationToken cancellationToken
    ) => ReadPageAsync(range.Filter(from, end), size, PostingOf, cancellationToken);

    /// <summary>As above, of the lists of several words: each row with its list.</summary>
    internal Task<(IReadOnlyList<(string List, Posting Posting)> Page, bool IsWhole)> ReadWordsAsync(
        string afterList,
        string endList,
        int size,
        CancellationToken cancellationToken
    ) =>
        ReadPageAsync(
            TableClient.CreateQueryFilter($"PartitionKey gt {afterList} and PartitionKey lt {endList}"),
            size,
            row => (row.PartitionKey, PostingOf(row)),
            cancellationToken
        );

    public async Task<IReadOnlyList<FoundIndexRow>> FindAsync(
        ArticleId article,
        IEnumerable<IndexKey> keys,
        CancellationToken cancellationToken
    )
    {
        var found = new System.Collections.Concurrent.ConcurrentBag<FoundIndexRow>();
        await ConcurrentCalls.ForEachAsync(
            keys,
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
        return [.. found];
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
        Func<TableEntity, T> of,
        CancellationToken cancellationToken
    )
    {
        // The service may answer with a place to go on and no rows, where partitions meet.
        await foreach (
            var page in _table.QueryAsync<TableEntity>(filter, size, _postingColumns, cancellationToken).AsPages()
        )
        {
            if (page.Values.Count > 0)
            {
                return ([.. page.Values.Select(of)], page.ContinuationToken is null);
            }
        }

        return ([], true);
    }

    private static Posting PostingOf(TableEntity row)
    {
        var places = IndexKeys.IsWord(row.PartitionKey)
            ? (WordPlaces)(row.GetInt32(PlacesColumn) ?? 0)
            : WordPlaces.None;
        return new(row.RowKey, (int)places, IndexKeys.IsWord(row.PartitionKey) ? places : WordPlaces.All);
    }
}
