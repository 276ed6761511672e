using System.Security.Cryptography;
using Azure.Data.Tables;
using Summarizer.Digests;
using Summarizer.Storage;
using Summarizer.Uploads;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>What must hold when nothing is under way: read from storage alone, not from the server.</summary>
internal sealed class ChaosInvariants
{
    private readonly StorageClients _storage;
    private readonly DigestStore _store;

    public ChaosInvariants(string connectionString)
    {
        _storage = new StorageClients(new StorageOptions { ConnectionString = connectionString });
        _store = new DigestStore(_storage, new SourceStore(_storage));
    }

    public int Blobs { get; private set; }

    public int Ready { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Everything that does not hold, in words.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var rows = await RowsAsync(cancellationToken);
        (Blobs, Ready, Failed) = (0, 0, 0);
        await foreach (
            var blob in _storage
                .Blobs.GetBlobContainerClient(StorageNames.Articles)
                .GetBlobsAsync(cancellationToken: cancellationToken)
        )
        {
            Blobs++;
            faults.AddRange(await CheckBlobAsync(blob.Name, rows, cancellationToken));
            rows.Remove(ArticleId.Of(blob.Name));
        }

        faults.AddRange(rows.Values.Select(row => $"{row.Name} has no blob, but a row that is {row.Status}."));
        faults.AddRange(await CheckIndexAsync(cancellationToken));
        return faults;
    }

    private async Task<IEnumerable<string>> CheckBlobAsync(
        string name,
        Dictionary<ArticleId, ArticleRow> rows,
        CancellationToken cancellationToken
    )
    {
        var content = await _storage
            .Blobs.GetBlobContainerClient(StorageNames.Articles)
            .GetBlobClient(name)
            .DownloadContentAsync(cancellationToken);
        var bytes = content.Value.Content.ToArray();
        var revision = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        switch (rows.GetValueOrDefault(ArticleId.Of(name)))
        {
            case null:
                return [$"{name} has no row."];
            case var row when row.Version != content.Value.Details.ETag:
                return [$"{name} is {row.Status} at an older version."];
            case { Status: ArticleStatus.Ready } row:
                Ready++;
                return row.Digest?.Revision == revision ? [] : [$"{name} has a digest of other bytes."];
            case { Status: ArticleStatus.Failed } row:
                Failed++;
                // The only true reason here: the users upload files without text, and binary ones, on purpose.
                return bytes.Contains((byte)0) || bytes.All(b => b <= ' ')
                    ? []
                    : [$"{name} failed though it can be read: {row.Reason}"];
            case var row:
                return [$"{name} is still {row.Status}: {row.Reason}"];
        }
    }

    private async Task<IEnumerable<string>> CheckIndexAsync(CancellationToken cancellationToken)
    {
        var expected = (await RowsAsync(cancellationToken))
            .Values.SelectMany(row => row.CurrentKeys.Select(key => (key.List, key.RowKey(row.Id))))
            .ToHashSet();
        var found = new HashSet<(string, string)>();
        await foreach (
            var row in _storage
                .Tables.GetTableClient(StorageNames.ListsTable)
                .QueryAsync<TableEntity>(cancellationToken: cancellationToken)
        )
        {
            // Counts of keywords have keys of their own.
            if (IndexKey.ParseRowKey(row.RowKey) is not null)
            {
                found.Add((row.PartitionKey, row.RowKey));
            }
        }

        return
        [
            .. found.Except(expected).Select(key => $"The index row {key} points to nothing or to an older state."),
            .. expected.Except(found).Select(key => $"The index row {key} is missing."),
        ];
    }

    private async Task<Dictionary<ArticleId, ArticleRow>> RowsAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<ArticleId, ArticleRow>();
        await foreach (var state in _store.ListStatesAsync("", cancellationToken))
        {
            if ((await _store.ReadAsync(state.Id, cancellationToken)).Row is { } row)
            {
                rows[state.Id] = row;
            }
        }

        return rows;
    }
}
