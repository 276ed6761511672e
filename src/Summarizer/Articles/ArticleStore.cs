using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Summarizer.Storage;

namespace Summarizer.Articles;

/// <summary>A row as read (null if there is none), with the storage service's clock at the answer.</summary>
internal sealed record RowReading(ArticleRow? Row, DateTimeOffset Now);

/// <summary>The rows of the table <c>articles</c>. Every write is conditional: of two writers one learns that it is late.</summary>
internal sealed class ArticleStore(StorageClients storage, SourceStore sources)
{
    /// <summary>
    /// A digest of more UTF-16 units than this goes to a blob that the row names: an entity holds 1 MiB, of which the
    /// manifest of a version before 2026-11-27, with its 90 keys of at most 150 units, may take up to 30 KiB.
    /// </summary>
    private const int MaxDigestInRow = 400_000;

    /// <summary>Of whole rows, with their digests, this many are read at once and are in memory together.</summary>
    private const int RowsInPage = 100;

    private static readonly string[] StateColumns =
    [
        "PartitionKey",
        "RowKey",
        "Timestamp",
        "Name",
        "Status",
        "Version",
        "NotBefore",
        "AskedUntil",
        "ImproveAt",
        "StragglersUntil",
        "IndexTag",
    ];

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.ArticlesTable);

    public async Task<RowReading> ReadAsync(ArticleId article, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            article.Partition,
            article.Value,
            cancellationToken: cancellationToken
        );
        var now = ClockOf(found.GetRawResponse());
        return new(found.HasValue ? await FromEntityAsync(found.Value!, cancellationToken) : null, now);
    }

    /// <summary>Inserts a row that was never stored, otherwise replaces the version read; null if somebody else was first.</summary>
    public async Task<ArticleRow?> WriteAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        var entity = await ToEntityAsync(row, cancellationToken);
        return await WriteAsync(row, entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Writes the row unchanged with a new version and time: the lease begins anew. Null if the lease is lost.</summary>
    public Task<ArticleRow?> RenewAsync(ArticleRow row, CancellationToken cancellationToken) =>
        WriteAsync(row, new TableEntity(row.Id.Partition, row.Id.Value), TableUpdateMode.Merge, cancellationToken);

    // A write whose answer was lost is sent again by the client, and then meets its own success as a conflict. Each write
    // is signed, so that it knows itself again.
    private async Task<ArticleRow?> WriteAsync(
        ArticleRow row,
        TableEntity entity,
        TableUpdateMode mode,
        CancellationToken cancellationToken
    )
    {
        var signature = Guid.NewGuid().ToString("N");
        entity["Write"] = signature;
        try
        {
            var response =
                row.RowVersion == default
                    ? await _table.AddEntityAsync(entity, cancellationToken)
                    : await _table.UpdateEntityAsync(entity, row.RowVersion, mode, cancellationToken);
            return row with { RowVersion = response.Headers.ETag!.Value, WrittenAt = ClockOf(response) };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(
                row.Id.Partition,
                row.Id.Value,
                ["Write"],
                cancellationToken
            );
            return found.HasValue && found.Value!.GetString("Write") == signature
                ? row with
                {
                    RowVersion = found.Value.ETag,
                    WrittenAt = ClockOf(found.GetRawResponse()),
                }
                : null;
        }
    }

    /// <summary>Removes exactly this version of a row. False if it has changed or is gone.</summary>
    public async Task<bool> RemoveAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        try
        {
            // The package answers a row that is gone without an error.
            var response = await _table.DeleteEntityAsync(
                row.Id.Partition,
                row.Id.Value,
                row.RowVersion,
                cancellationToken
            );
            return response.Status != 404;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>All states from the id <paramref name="from"/> on, by id, without digests. There is always a page.</summary>
    public async IAsyncEnumerable<ArticleStatePage> ListStatesAsync(
        ArticleId from,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {from.Partition} and (PartitionKey gt {from.Partition} or RowKey ge {from.Value})"
        );
        var pages = _table.QueryAsync<TableEntity>(filter, maxPerPage: 1000, StateColumns, cancellationToken).AsPages();
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            var now = ClockOf(page.GetRawResponse());
            yield return new([.. page.Values.Select(entity => StateOf(entity, now)).OfType<ArticleState>()], now);
        }
    }

    /// <summary>All rows by id, from behind one on (null: all). One call for each page of them, when it is due.</summary>
    public async IAsyncEnumerable<ArticleRow> ListAsync(
        ArticleId? after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var filter = after is null
            ? null
            : TableClient.CreateQueryFilter(
                $"PartitionKey ge {after.Partition} and (PartitionKey gt {after.Partition} or RowKey gt {after.Value})"
            );
        await foreach (
            var entity in _table.QueryAsync<TableEntity>(filter, RowsInPage, cancellationToken: cancellationToken)
        )
        {
            if (ArticleId.TryParse(entity.RowKey, out _))
            {
                yield return await FromEntityAsync(entity, cancellationToken);
            }
        }
    }

    /// <summary>
    /// How many rows there are: exactly if they are few; of many, as many as the first ids let expect, since ids are spread
    /// evenly. One call.
    /// </summary>
    public async Task<int> CountAboutAsync(CancellationToken cancellationToken)
    {
        await foreach (
            var page in _table
                .QueryAsync<TableEntity>((string?)null, maxPerPage: 1000, ["RowKey"], cancellationToken)
                .AsPages()
        )
        {
            return
                page.ContinuationToken is not null
                && page.Values.Count > 0
                && ArticleId.TryParse(page.Values[^1].RowKey, out var last)
                ? (int)Math.Min(int.MaxValue, page.Values.Count * ((double)UInt128.MaxValue / (double)last.ToUInt128()))
                : page.Values.Count;
        }

        return 0;
    }

    // Null for a row that the service did not write.
    private static ArticleState? StateOf(TableEntity entity, DateTimeOffset now) =>
        ArticleId.TryParse(entity.RowKey, out var id)
            ? new(
                id,
                entity.GetString("Name")!,
                Enum.Parse<ArticleStatus>(entity.GetString("Status")!),
                new ETag(entity.GetString("Version")!),
                entity.Timestamp ?? now
            )
            {
                NotBefore = entity.GetDateTimeOffset("NotBefore"),
                AskedUntil = entity.GetDateTimeOffset("AskedUntil"),
                ImproveAt = entity.GetDateTimeOffset("ImproveAt"),
                StragglersUntil = entity.GetDateTimeOffset("StragglersUntil"),
                IsIndexed = entity.GetString("IndexTag") is not null,
            }
            : null;

    /// <summary>The time by storage's clock, to the second. Leases use it alone: machines' clocks may be minutes apart.</summary>
    internal static DateTimeOffset ClockOf(Response response) =>
        response.Headers.Date
        ?? throw new IOException("The storage service's answer has no Date; leases cannot be judged."); // an outage

    internal async Task<TableEntity> ToEntityAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(row.Id.Partition, row.Id.Value)
        {
            ["Name"] = row.Name,
            ["Status"] = row.Status.ToString(),
            ["Version"] = row.Version.ToString(),
            ["UploadedAt"] = row.UploadedAt,
            ["Attempts"] = row.Attempts,
            ["NoticeDue"] = row.NoticeDue,
            ["Again"] = row.Again,
        };
        SetIfAny(entity, "Details", DetailsOf(row));
        SetIfAny(entity, "Owner", row.Owner);
        SetIfAny(entity, "NotBefore", row.NotBefore);
        SetIfAny(entity, "AskedUntil", row.AskedUntil);
        SetIfAny(entity, "ImproveAt", row.ImproveAt);
        SetIfAny(entity, "Reason", row.Reason);
        SetIfAny(entity, "IndexTag", row.IndexTag);
        SetIfAny(entity, "StragglersUntil", row.StragglersUntil);
        LongText.Write(entity, "Manifest", string.Join('\n', row.Manifest.Select(k => k.ToString())));
        if (row.Digest is { } digest)
        {
            var json = JsonSerializer.Serialize(digest, ArticleJson.Readable.Digest);
            if (json.Length <= MaxDigestInRow)
            {
                LongText.Write(entity, "Digest", json);
            }
            else
            {
                entity["DigestBlob"] = await sources.WriteLargeDigestAsync(
                    row.Id,
                    digest.Revision,
                    json,
                    cancellationToken
                );
            }
        }

        return entity;
    }

    private async Task<ArticleRow> FromEntityAsync(TableEntity entity, CancellationToken cancellationToken)
    {
        var json = LongText.Read(entity, "Digest");
        if (json is null && entity.GetString("DigestBlob") is { } blob)
        {
            json = await sources.ReadLargeDigestAsync(blob, cancellationToken);
        }

        _ = ArticleId.TryParse(entity.RowKey, out var id);
        return new()
        {
            Id = id ?? throw new InvalidDataException("A row of the table 'articles' has a key that is no article id."),
            Name = entity.GetString("Name")!,
            Status = Enum.Parse<ArticleStatus>(entity.GetString("Status")!),
            Version = new ETag(entity.GetString("Version")!),
            UploadedAt = entity.GetDateTimeOffset("UploadedAt")!.Value,
            Details = entity.GetString("Details") is { } details
                ? JsonSerializer.Deserialize(details, ArticleJson.Readable.ArticleDetails)
                : null,
            Owner = entity.GetString("Owner"),
            Attempts = entity.GetInt32("Attempts") ?? 0,
            NotBefore = entity.GetDateTimeOffset("NotBefore"),
            AskedUntil = entity.GetDateTimeOffset("AskedUntil"),
            ImproveAt = entity.GetDateTimeOffset("ImproveAt"),
            Reason = entity.GetString("Reason"),
            IndexTag = entity.GetString("IndexTag"),
            NoticeDue = entity.GetBoolean("NoticeDue") ?? false,
            Again = entity.GetBoolean("Again") ?? false,
            StragglersUntil = entity.GetDateTimeOffset("StragglersUntil"),
            Digest = json is null ? null : JsonSerializer.Deserialize(json, ArticleJson.Readable.Digest),
            Manifest =
            [
                .. (LongText.Read(entity, "Manifest") ?? "")
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(IndexKey.Parse),
            ],
            RowVersion = entity.ETag,
            WrittenAt = entity.Timestamp ?? default,
        };
    }

    private static string? DetailsOf(ArticleRow row) =>
        row.Details is { } details ? JsonSerializer.Serialize(details, ArticleJson.Readable.ArticleDetails) : null;

    private static void SetIfAny(TableEntity entity, string property, object? value)
    {
        if (value is not null)
        {
            entity[property] = value;
        }
    }
}

/// <summary>What the sweeper needs to know of a row.</summary>
internal sealed record ArticleState(
    ArticleId Id,
    string Name,
    ArticleStatus Status,
    ETag Version,
    DateTimeOffset WrittenAt
)
{
    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? AskedUntil { get; init; }

    public DateTimeOffset? ImproveAt { get; init; }

    public DateTimeOffset? StragglersUntil { get; init; }

    /// <summary>Whether it has a digest that is in the index of this version.</summary>
    public bool IsIndexed { get; init; }
}

/// <summary>Some articles' states, by id, and the storage service's clock when it sent them.</summary>
internal sealed record ArticleStatePage(IReadOnlyList<ArticleState> States, DateTimeOffset Now);
