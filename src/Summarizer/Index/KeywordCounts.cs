using Azure;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Index;

/// <summary>A keyword and how many articles have it.</summary>
/// <param name="Text">The keyword, cased as an article has it.</param>
/// <param name="Count">How many articles have it.</param>
public sealed record KeywordCount(string Text, int Count);

/// <summary>One page of keywords, in alphabetical order.</summary>
/// <param name="Items">The keywords.</param>
/// <param name="Next">The token for <c>after=</c> that continues the list; absent at its end.</param>
public sealed record KeywordPage(IReadOnlyList<KeywordCount> Items, string? Next);

/// <summary>That an article counts for a keyword, as it was found.</summary>
internal readonly record struct FoundPresence(string List, ETag Version);

/// <summary>How many articles have a keyword. Count and counted article share a transaction: repeats count nothing twice.</summary>
internal sealed class KeywordCounts(StorageClients storage)
{
    private const string CountColumn = "Count";
    private const string TextColumn = "Text";

    /// <summary>How many others may come first before we give up; each of them made progress.</summary>
    private const int MaxRaces = 50;

    private const int LongestPauseMilliseconds = 40;

    /// <summary>The service may answer this many times with nothing but a place to go on.</summary>
    private const int MaxCalls = 8;

    /// <summary>Behind all that starts alike: above the letters of all scripts.</summary>
    private const string Last = "\uFFFD";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.ListsTable);

    /// <summary>Counts an article for a keyword, unless it is counted already; its row then gets a new version.</summary>
    public async Task AddAsync(ArticleId article, string keyword, CancellationToken cancellationToken)
    {
        var list = IndexKeys.Keyword(keyword);
        var presence = new TableEntity(IndexKeys.CountPartition(list), IndexKeys.PresenceRow(list, article));
        for (var race = 0; race < MaxRaces; race++)
        {
            var known = await CountAsync(list, cancellationToken);
            try
            {
                await _table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.Add, presence),
                        known is null
                            ? new(TableTransactionActionType.Add, CountRow(list, 1, keyword))
                            : new(
                                TableTransactionActionType.UpdateMerge,
                                CountRow(list, CountOf(known) + 1, keyword),
                                known.ETag
                            ),
                    ],
                    cancellationToken
                );
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                if (await TouchAsync(presence, cancellationToken))
                {
                    return;
                }
            }

            await PauseAsync(cancellationToken);
        }

        throw TooManyRaces();
    }

    public async Task<IReadOnlyList<FoundPresence>> FindAsync(
        ArticleId article,
        IEnumerable<string> lists,
        CancellationToken cancellationToken
    )
    {
        var found = new System.Collections.Concurrent.ConcurrentBag<FoundPresence>();
        await ConcurrentCalls.ForEachAsync(
            lists,
            async (list, cancel) =>
            {
                if (await PresenceAsync(list, article, cancel) is { } presence)
                {
                    found.Add(new(list, presence.ETag));
                }
            },
            cancellationToken
        );
        return [.. found];
    }

    /// <summary>Counts an article no longer, where its rows are still as they were found.</summary>
    public Task RemoveAsync(
        ArticleId article,
        IEnumerable<FoundPresence> presences,
        CancellationToken cancellationToken
    ) => ConcurrentCalls.ForEachAsync(presences, (p, cancel) => RemoveAsync(article, p, cancel), cancellationToken);

    /// <summary>The keywords with this prefix in any case, in alphabetical order, and the place to go on; null at the end.</summary>
    public async Task<(IReadOnlyList<KeywordCount> Keywords, string? Continuation)> ListAsync(
        string prefix,
        int limit,
        string? continuation,
        CancellationToken cancellationToken
    )
    {
        var row = IndexKeys.CountRowPrefix(prefix);
        var first = IndexKeys.CountPartitionPrefix(prefix);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {first} and PartitionKey lt {first + Last} and RowKey ge {row} and RowKey lt {row + Last}"
        );
        var calls = 0;
        await foreach (
            var page in _table
                .QueryAsync<TableEntity>(filter, limit, [TextColumn, CountColumn], cancellationToken)
                .AsPages(continuation)
        )
        {
            continuation = page.ContinuationToken;
            if (page.Values.Count > 0 || ++calls == MaxCalls)
            {
                return (
                    [.. page.Values.Select(e => new KeywordCount(e.GetString(TextColumn)!, CountOf(e)))],
                    continuation
                );
            }
        }

        return ([], null);
    }

    private async Task RemoveAsync(ArticleId article, FoundPresence presence, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var known = await CountAsync(presence.List, cancellationToken);
            var row = new TableEntity(
                IndexKeys.CountPartition(presence.List),
                IndexKeys.PresenceRow(presence.List, article)
            );
            List<TableTransactionAction> actions = [new(TableTransactionActionType.Delete, row, presence.Version)];
            if (known is not null)
            {
                actions.Add(
                    CountOf(known) <= 1
                        ? new(
                            TableTransactionActionType.Delete,
                            new TableEntity(known.PartitionKey, known.RowKey),
                            known.ETag
                        )
                        : new(
                            TableTransactionActionType.UpdateMerge,
                            CountRow(presence.List, CountOf(known) - 1, keyword: null),
                            known.ETag
                        )
                );
            }

            try
            {
                await _table.SubmitTransactionAsync(actions, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                if ((await PresenceAsync(presence.List, article, cancellationToken))?.ETag != presence.Version)
                {
                    return; // removed already, or written again by an attempt that needs it
                }
            }

            await PauseAsync(cancellationToken);
        }

        throw TooManyRaces();
    }

    // A new version for a row that is there: a cleanup that found it before misses it.
    private async Task<bool> TouchAsync(TableEntity presence, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(presence, ETag.All, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    private async Task<TableEntity?> CountAsync(string list, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            IndexKeys.CountPartition(list),
            IndexKeys.CountRow(list),
            select: null,
            cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }

    private async Task<TableEntity?> PresenceAsync(string list, ArticleId article, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            IndexKeys.CountPartition(list),
            IndexKeys.PresenceRow(list, article),
            select: null,
            cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }

    private static TableEntity CountRow(string list, int count, string? keyword)
    {
        var row = new TableEntity(IndexKeys.CountPartition(list), IndexKeys.CountRow(list)) { [CountColumn] = count };
        if (keyword is not null)
        {
            row[TextColumn] = keyword;
        }

        return row;
    }

    private static int CountOf(TableEntity row) => row.GetInt32(CountColumn) ?? 0;

    // Others count for the same keyword at the same time: not all of them at once again.
    private static Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(Random.Shared.Next(LongestPauseMilliseconds), cancellationToken);

    private static RequestFailedException TooManyRaces() =>
        new(503, "The keyword changes faster than it can be counted.");
}
