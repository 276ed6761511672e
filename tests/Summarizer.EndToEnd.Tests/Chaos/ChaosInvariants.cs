using System.Security.Cryptography;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Storage;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// What must hold when all work is done, read from storage and not from the servers. The only permitted leftover is an
/// empty blob in <c>model-cache</c> from an abandoned call: the 30-day rule of the container deletes it.
/// </summary>
internal sealed class ChaosInvariants
{
    private readonly StorageClients _storage;
    private readonly SourceStore _sources;
    private readonly ArticleStore _store;

    public ChaosInvariants(string connectionString)
    {
        _storage = new StorageClients(new StorageOptions { ConnectionString = connectionString });
        _sources = new SourceStore(_storage);
        _store = new ArticleStore(_storage, _sources);
    }

    public int Blobs { get; private set; }

    public int Ready { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Every violation, in words.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(cancellationToken);
        var faults = new List<string>();
        var orphans = rows.Keys.ToHashSet();
        (Blobs, Ready, Failed) = (0, 0, 0);
        var container = _storage.Blobs.GetBlobContainerClient(StorageNames.Articles);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            Blobs++;
            orphans.Remove(ArticleId.Of(blob.Name));
            faults.AddRange(
                await CheckBlobAsync(blob.Name, rows.GetValueOrDefault(ArticleId.Of(blob.Name)), cancellationToken)
            );
        }

        faults.AddRange(orphans.Select(id => $"{rows[id].Name} has no blob, but a row that is {rows[id].Status}."));
        faults.AddRange(await CheckListsAsync(rows, cancellationToken));
        faults.AddRange(await CheckTextsAsync(rows, cancellationToken));
        if (await CheckRequestsAsync(cancellationToken) is { } flood)
        {
            faults.Add(flood);
        }

        return faults;
    }

    /// <summary>Whether the queue has at most one message for each unfinished article; null, or the violation in words.</summary>
    public async Task<string?> CheckRequestsAsync(CancellationToken cancellationToken)
    {
        var unfinished = await CountUnfinishedAsync(cancellationToken);
        var queue = _storage.Queues.GetQueueClient(StorageNames.DigestRequests);
        await queue.PeekMessagesAsync(1, cancellationToken); // the emulator forgets expired ones only when it is asked for others
        var properties = await queue.GetPropertiesAsync(cancellationToken);
        var messages = properties.Value.ApproximateMessagesCount;
        // Some end while this looks, and others begin.
        return messages <= Math.Max(unfinished, await CountUnfinishedAsync(cancellationToken))
            ? null
            : $"There are {messages} requests in the queue and {unfinished} unfinished articles.";
    }

    private async Task<int> CountUnfinishedAsync(CancellationToken cancellationToken)
    {
        var finished = await _store
            .ListStatesAsync(ArticleId.Of(UInt128.Zero), cancellationToken)
            .SelectMany(page => page.States)
            .Where(state => state.Status is ArticleStatus.Ready or ArticleStatus.Failed)
            .ToDictionaryAsync(state => state.Id, state => state.Version, cancellationToken: cancellationToken);
        var unfinished = 0;
        var container = _storage.Blobs.GetBlobContainerClient(StorageNames.Articles);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            var isFinished =
                finished.Remove(ArticleId.Of(blob.Name), out var version) && version == blob.Properties.ETag;
            unfinished += isFinished ? 0 : 1;
        }

        return unfinished + finished.Count; // the rest is to be removed
    }

    private async Task<IEnumerable<string>> CheckBlobAsync(
        string name,
        ArticleRow? row,
        CancellationToken cancellationToken
    )
    {
        var content = await _storage
            .Blobs.GetBlobContainerClient(StorageNames.Articles)
            .GetBlobClient(name)
            .DownloadContentAsync(cancellationToken);
        var bytes = content.Value.Content.ToArray();
        var revision = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        switch (row)
        {
            case null:
                return [$"{name} has no row."];
            case var _ when row.Version != content.Value.Details.ETag:
                return [$"{name} is {row.Status} at an older version."];
            case { Status: ArticleStatus.Ready }:
                Ready++;
                return row.Digest?.Revision == revision ? [] : [$"{name} has a digest of other bytes."];
            case { Status: ArticleStatus.Failed }:
                Failed++;
                return
                    ArticleReader.Read(bytes, content.Value.Details.ContentType, name)
                        is ReadResult.Unreadable unreadable
                    && unreadable.Explanation == row.Reason
                    ? []
                    : [$"{name} failed for a reason that is not true: {row.Reason}"];
            case var _:
                return [$"{name} is still {row.Status}: {row.Reason}"];
        }
    }

    // The index rows and keyword counts are exactly those required by the articles' rows, and no row has pending cleanup.
    private async Task<IEnumerable<string>> CheckListsAsync(
        Dictionary<ArticleId, ArticleRow> rows,
        CancellationToken cancellationToken
    )
    {
        var expected = new HashSet<(string, string)>();
        var counts = new Dictionary<(string, string), int>();
        foreach (var (id, row) in rows)
        {
            expected.UnionWith(
                IndexKeys.Of(row).Where(k => IndexKeys.TagOf(k) is null).Select(k => (k.List, k.RowKey(id)))
            );
            if (row is not { Digest: { } digest, IndexTag: { } tag })
            {
                continue;
            }

            var text = await _sources.ReadAsync(id, digest.Revision, cancellationToken);
            var set = IndexKeys.TermSet(tag, row.ListedAt.UtcTicks);
            expected.Add(("w0", $"!|{id}|{tag}"));
            expected.UnionWith(
                TermSets.Rows(id, set, TermSets.Of(digest, text?.Text)).Select(r => (r.PartitionKey, r.RowKey))
            );
            var keywords = digest.Content.Keywords.Select(k => IndexKeys.Keyword(k.Text)).Distinct().ToList();
            if (keywords.Count > 0)
            {
                expected.Add(("c", $"p|{id}|{tag}"));
            }

            foreach (var count in keywords.Select(keyword => ("c", $"c|{keyword}")))
            {
                counts[count] = counts.GetValueOrDefault(count) + 1;
            }
        }

        expected.UnionWith(counts.Keys);
        var found = new HashSet<(string, string)>();
        var miscounted = new List<string>();
        await foreach (
            var row in _storage
                .Tables.GetTableClient(StorageNames.ListsTable)
                .QueryAsync<TableEntity>(cancellationToken: cancellationToken)
        )
        {
            found.Add((row.PartitionKey, row.RowKey));
            if (row.GetInt32("Count") is { } count && count != counts.GetValueOrDefault((row.PartitionKey, row.RowKey)))
            {
                miscounted.Add($"{row.RowKey} counts {count} articles and not those that have it.");
            }
        }

        return
        [
            .. found.Except(expected).Select(key => $"The index row {key} points to nothing or to an older state."),
            .. expected.Except(found).Select(key => $"The index row {key} is missing."),
            .. miscounted,
            .. rows
                .Values.Where(row => row.NoticeDue || row.Manifest.Except(IndexKeys.Of(row)).Any())
                .Select(row => $"{row.Name} was not tidied up after."),
        ];
    }

    private async Task<IEnumerable<string>> CheckTextsAsync(
        Dictionary<ArticleId, ArticleRow> rows,
        CancellationToken cancellationToken
    )
    {
        var expected = rows
            .Values.Where(row => row.Digest is not null)
            .Select(row => $"{row.Id}/{row.Digest!.Revision.Replace(':', '-')}")
            .ToHashSet();
        var found = new HashSet<string>();
        var container = _storage.Blobs.GetBlobContainerClient(StorageNames.ArticleText);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            found.Add(blob.Name);
        }

        return
        [
            .. found.Except(expected).Select(text => $"The text {text} belongs to no digest."),
            .. expected.Except(found).Select(text => $"The text {text} is missing."),
        ];
    }

    private async Task<Dictionary<ArticleId, ArticleRow>> RowsAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<ArticleId, ArticleRow>();
        var states = _store.ListStatesAsync(ArticleId.Of(UInt128.Zero), cancellationToken).SelectMany(p => p.States);
        await foreach (var state in states.WithCancellation(cancellationToken))
        {
            if ((await _store.ReadAsync(state.Id, cancellationToken)).Row is { } row)
            {
                rows[state.Id] = row;
            }
        }

        return rows;
    }
}
