using Azure;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Index;

/// <summary>That an article counts for a keyword (as keys have it), as it was found.</summary>
internal readonly record struct FoundPresence(string List, ETag Version);

/// <summary>
/// The counts of <see cref="OldIndex"/>: a partition for each two letters that keywords begin with. They only ever
/// decrease. Count and counted article share a transaction.
/// </summary>
internal sealed class OldKeywordCounts(StorageClients storage)
{
    private const string Counts = "c|";
    private const string Presences = "p|";
    private const int PartitionLetters = 2;
    private const string CountColumn = "Count";
    private const string TextColumn = "Text";

    /// <summary>How many others may come first before we give up; each of them made progress.</summary>
    private const int MaxRaces = 50;

    private const int LongestPauseMilliseconds = 40;

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.ListsTable);

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

    /// <summary>As <see cref="KeywordCounts.ListAsync"/>.</summary>
    public async Task<IReadOnlyList<(string Key, KeywordCount Count)>> ListAsync(
        string prefix,
        string? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        var keys = IndexKeys.KeywordPrefix(prefix);
        var (first, last) = (Counts + keys, Counts + keys + IndexKeys.Last);
        var (from, until) = (PartitionOf(keys), PartitionOf(keys) + IndexKeys.Last);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {from} and PartitionKey lt {until} and RowKey ge {first} and RowKey gt {Counts + (after ?? "")} and RowKey lt {last}"
        );
        return await _table
            .QueryAsync<TableEntity>(filter, most, ["RowKey", TextColumn, CountColumn], cancellationToken)
            .Take(most)
            .Select(e => (e.RowKey[Counts.Length..], new KeywordCount(e.GetString(TextColumn)!, CountOf(e))))
            .ToListAsync(cancellationToken);
    }

    private async Task RemoveAsync(ArticleId article, FoundPresence presence, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var known = await CountAsync(presence.List, cancellationToken);
            var row = new TableEntity(PartitionOf(presence.List), PresenceRow(presence.List, article));
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
                            CountRow(presence.List, CountOf(known) - 1),
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

    private async Task<TableEntity?> CountAsync(string list, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionOf(list),
            Counts + list,
            select: null,
            cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }

    private async Task<TableEntity?> PresenceAsync(string list, ArticleId article, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionOf(list),
            PresenceRow(list, article),
            select: null,
            cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }

    private static TableEntity CountRow(string list, int count) =>
        new(PartitionOf(list), Counts + list) { [CountColumn] = count };

    private static string PartitionOf(string keyText) =>
        $"{Counts}{keyText[..Math.Min(PartitionLetters, keyText.Length)]}";

    private static string PresenceRow(string list, ArticleId article) =>
        $"{Presences}{list}{IndexKey.Separator}{article}";

    private static int CountOf(TableEntity row) => row.GetInt32(CountColumn) ?? 0;

    // Others count for the same keyword at the same time: not all of them at once again.
    private static Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(Random.Shared.Next(LongestPauseMilliseconds), cancellationToken);

    private static RequestFailedException TooManyRaces() =>
        new(503, "The keyword changes faster than it can be counted.");
}
