using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Index;

/// <summary>A keyword and how many articles have it.</summary>
/// <param name="Text">The keyword, cased as an article has it.</param>
/// <param name="Count">How many articles have it.</param>
public sealed record KeywordCount(string Text, int Count);

/// <summary>
/// How many articles have a keyword. All counts are in one partition: those of an article change in one transaction, with
/// a row that says that they were changed for it, so that repeats count nothing twice.
/// </summary>
/// <remarks>
/// A process remembers the counts that it wrote last, and keeps its changes in line. A count that it does not remember
/// is taken for a new one; only if that is wrong, or another process was faster, are the counts read.
/// </remarks>
internal sealed class KeywordCounts(StorageClients storage) : IDisposable
{
    private const string Partition = "c";
    private const string Counts = "c|";
    private const string Presences = "p|";
    private const string CountColumn = "Count";
    private const string TextColumn = "Text";
    private const string KeywordsColumn = "Keywords";

    /// <summary>How many others may come first before we give up; each of them made progress.</summary>
    private const int MaxRaces = 50;

    private const int LongestPauseMilliseconds = 40;

    /// <summary>More keywords of one article are not counted: a transaction has a hundred rows.</summary>
    private const int MaxKeywords = 99;

    private const int MaxRemembered = 10_000;

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.ListsTable);
    private readonly SemaphoreSlim _one = new(1, 1);

    // What this process knows of counts: null for one that is not there.
    private readonly ConcurrentDictionary<string, Known?> _known = new(StringComparer.Ordinal);

    private readonly record struct Known(int Count, ETag Version);

    public void Dispose() => _one.Dispose();

    /// <summary>Counts an article for its keywords, once for each set of its rows.</summary>
    public Task AddAsync(
        ArticleId article,
        IndexKey set,
        IEnumerable<string> keywords,
        CancellationToken cancellationToken
    )
    {
        var texts = keywords.DistinctBy(IndexKeys.Keyword).Take(MaxKeywords).ToDictionary(IndexKeys.Keyword, k => k);
        var presence = new TableEntity(Partition, PresenceRow(article, set));
        LongText.Write(presence, KeywordsColumn, string.Join('\n', texts.Keys));
        return texts.Count == 0
            ? Task.CompletedTask
            : ChangeAsync(
                [.. texts.Keys],
                known =>
                    [
                        new(TableTransactionActionType.Add, presence),
                        .. texts.Select(k => Counted(k.Key, k.Value, known.GetValueOrDefault(k.Key), +1)),
                    ],
                async cancel => await FindAsync(presence.RowKey, cancel) is null,
                mayGuess: true,
                cancellationToken
            );
    }

    /// <summary>Counts an article no longer for the keywords of a set of its rows.</summary>
    public async Task RemoveAsync(ArticleId article, IndexKey set, CancellationToken cancellationToken)
    {
        if (await FindAsync(PresenceRow(article, set), cancellationToken) is not { } presence)
        {
            return;
        }

        var keys = LongText.Read(presence, KeywordsColumn)!.Split('\n');
        await ChangeAsync(
            keys,
            known =>
                [
                    new(TableTransactionActionType.Delete, presence, presence.ETag),
                    .. keys.Where(k => known.GetValueOrDefault(k) is not null)
                        .Select(k => Counted(k, keyword: null, known[k], -1)),
                ],
            async cancel => await FindAsync(presence.RowKey, cancel) is not null,
            mayGuess: false,
            cancellationToken
        );
    }

    /// <summary>Counts whose keyword begins so, in alphabetical order, each with its key; those behind a key.</summary>
    public async Task<IReadOnlyList<(string Key, KeywordCount Count)>> ListAsync(
        string prefix,
        string? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        var first = Counts + IndexKeys.KeywordPrefix(prefix);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and RowKey ge {first} and RowKey gt {Counts + (after ?? "")} and RowKey lt {first + IndexKeys.Last}"
        );
        return await _table
            .QueryAsync<TableEntity>(filter, most, ["RowKey", TextColumn, CountColumn], cancellationToken)
            .Take(most)
            .Select(e => (e.RowKey[Counts.Length..], new KeywordCount(e.GetString(TextColumn)!, CountOf(e))))
            .ToListAsync(cancellationToken);
    }

    // Tries a transaction on what is known of the counts; after a conflict, on what is read.
    private async Task ChangeAsync(
        IReadOnlyList<string> keys,
        Func<IReadOnlyDictionary<string, Known?>, List<TableTransactionAction>> change,
        Func<CancellationToken, Task<bool>> isStillDue,
        bool mayGuess,
        CancellationToken cancellationToken
    )
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!mayGuess)
            {
                await ReadAsync(keys.Where(k => _known.GetValueOrDefault(k) is null), cancellationToken);
            }

            for (var race = 0; race < MaxRaces; race++)
            {
                var known = keys.ToDictionary(k => k, k => _known.GetValueOrDefault(k), StringComparer.Ordinal);
                var actions = change(known);
                try
                {
                    Remember(actions, await _table.SubmitTransactionAsync(actions, cancellationToken));
                    return;
                }
                catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
                {
                    if (!await isStillDue(cancellationToken))
                    {
                        return;
                    }
                }

                await ReadAsync(keys, cancellationToken);
                if (race > 0)
                {
                    // Others count for the same keyword at the same time: not all of them at once again.
                    await Task.Delay(Random.Shared.Next(LongestPauseMilliseconds), cancellationToken);
                }
            }
        }
        finally
        {
            _one.Release();
        }

        throw new RequestFailedException(503, "The keywords change faster than they can be counted.");
    }

    private Task ReadAsync(IEnumerable<string> keys, CancellationToken cancellationToken) =>
        ConcurrentCalls.ForEachAsync(
            keys,
            async (key, cancel) =>
                _known[key] = await FindAsync(Counts + key, cancel) is { } row
                    ? new Known(CountOf(row), row.ETag)
                    : null,
            cancellationToken
        );

    private void Remember(List<TableTransactionAction> actions, Response<IReadOnlyList<Response>> done)
    {
        if (_known.Count > MaxRemembered)
        {
            _known.Clear();
        }

        foreach (var (action, response) in actions.Zip(done.Value))
        {
            if (action.Entity.RowKey.StartsWith(Counts, StringComparison.Ordinal))
            {
                _known[action.Entity.RowKey[Counts.Length..]] =
                    response.Headers.ETag is { } version && action.ActionType is not TableTransactionActionType.Delete
                        ? new Known(CountOf((TableEntity)action.Entity), version)
                        : null;
            }
        }
    }

    private static TableTransactionAction Counted(string key, string? keyword, Known? known, int more)
    {
        var row = new TableEntity(Partition, Counts + key) { [CountColumn] = (known?.Count ?? 0) + more };
        if (keyword is not null)
        {
            row[TextColumn] = keyword;
        }

        return known is not { } was ? new(TableTransactionActionType.Add, row)
            : was.Count + more <= 0 ? new(TableTransactionActionType.Delete, row, was.Version)
            : new(TableTransactionActionType.UpdateMerge, row, was.Version);
    }

    private async Task<TableEntity?> FindAsync(string row, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, row, select: null, cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static string PresenceRow(ArticleId article, IndexKey set) =>
        $"{Presences}{article}{IndexKey.Separator}{IndexKeys.TagOf(set)}";

    private static int CountOf(TableEntity row) => row.GetInt32(CountColumn) ?? 0;
}
