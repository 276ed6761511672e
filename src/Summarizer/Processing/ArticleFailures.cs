using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;

namespace Summarizer.Processing;

/// <summary>
/// Records what no processor can record: messages that a host gave up on, and blobs whose names cannot be addressed.
/// </summary>
public sealed partial class ArticleFailures(
    ArticleLeases leases,
    ArticleStore store,
    ArticleIndex index,
    ArticleCommits commits,
    ArticleRemoval removal,
    StorageClients storage,
    ILogger<ArticleFailures> logger
)
{
    /// <summary>
    /// After so many deliveries a message counts as poison: in the Functions host (<c>poisonBlobThreshold</c> and
    /// <c>maxDequeueCount</c> of host.json) and in the server.
    /// </summary>
    public const int MaxDeliveries = 5;

    private readonly BlobContainerClient _kept = storage.Blobs.GetBlobContainerClient(StorageNames.Service);

    /// <summary>
    /// Takes up a message of a poison queue: the article's row says that it failed, and a retry can be asked for. A
    /// message that names no article is kept in the container <c>service</c> under <c>poison/</c>.
    /// </summary>
    public async Task RecordAsync(string message, CancellationToken cancellationToken)
    {
        if (NameIn(message) is not { } name)
        {
            await KeepAsync(message, cancellationToken);
        }
        else if (!ArticleName.TryParse(name, out var article))
        {
            await RecordUnaddressableAsync(name, cancellationToken);
        }
        else if (await leases.LeaseAsync(article, cancellationToken) is LeaseResult.Granted granted)
        {
            await using (granted.Lease)
            {
                await RecordAsync(granted.Lease);
            }
        }
    }

    /// <summary>Records that a blob with this name cannot be addressed. It is never opened.</summary>
    public async Task RecordUnaddressableAsync(string name, CancellationToken cancellationToken)
    {
        var reading = await store.ReadAsync(ArticleId.Of(name), cancellationToken);
        if (reading.Row is not null)
        {
            return;
        }

        var row = new ArticleRow
        {
            Id = ArticleId.Of(name),
            Name = name,
            Status = ArticleStatus.Failed,
            Version = Unaddressable,
            UploadedAt = reading.Now,
            Reason =
                $"The file cannot be opened under its name. {ArticleName.WhyNot(name)} Upload it under another name.",
        };
        row = row with { Manifest = row.CurrentKeys };
        if (await store.WriteAsync(row, cancellationToken) is not null)
        {
            await index.WriteAsync(row, row.CurrentKeys, cancellationToken);
            LogUnaddressable(row.Id);
        }
    }

    /// <summary>Forgets the failure of a blob that could not be addressed and is gone.</summary>
    public async Task ForgetUnaddressableAsync(ArticleId article, CancellationToken cancellationToken)
    {
        var reading = await store.ReadAsync(article, cancellationToken);
        if (reading.Row is { } row && row.Version == Unaddressable)
        {
            await removal.RemoveAsync(new LeaseResult.Gone(row, reading.Now), cancellationToken);
        }
    }

    /// <summary>The version of a row whose blob is never looked at.</summary>
    public static ETag Unaddressable { get; } = new("unaddressable");

    private async Task RecordAsync(ArticleLease lease)
    {
        var failed = lease.Row with
        {
            Status = ArticleStatus.Failed,
            Attempts = MaxDeliveries,
            Reason = FormattableString.Invariant(
                $"The article could not be processed, and the host gave up on it after {MaxDeliveries} attempts. Ask for a retry once the cause, which the log tells, is gone."
            ),
        };
        if (await commits.FinishAsync(lease, failed))
        {
            LogGaveUp(failed.Id);
        }
    }

    // The host's own blob trigger writes {"BlobName": …}; our requests are {"name": …}. What no blob can be called is no
    // name: a row of it could not be written, and the message would come again and again.
    private static string? NameIn(string message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return
                json.RootElement.ValueKind is JsonValueKind.Object
                && (
                    json.RootElement.TryGetProperty("BlobName", out var name)
                    || json.RootElement.TryGetProperty("name", out name)
                )
                && name.ValueKind is JsonValueKind.String
                && name.GetString() is { Length: > 0 and <= ArticleName.MaxLength } found
                ? found
                : null;
        }
        // The second is thrown for half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task KeepAsync(string message, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        var blob = $"poison/{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        await _kept
            .GetBlobClient(blob)
            .UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions(), cancellationToken);
        LogMalformed(blob);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The host gave up on article {Article}; it is recorded as failed."
    )]
    private partial void LogGaveUp(ArticleId article);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A blob has a name that does not come back unchanged; it is recorded as failed under {Article}."
    )]
    private partial void LogUnaddressable(ArticleId article);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A poison message names no article; it is kept as {Blob} in the container 'service'."
    )]
    private partial void LogMalformed(string blob);
}
