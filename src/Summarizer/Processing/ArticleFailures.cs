using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;

namespace Summarizer.Processing;

/// <summary>Records what no processor can record: messages that a host gave up on.</summary>
internal sealed partial class ArticleFailures(
    ArticleLeases leases,
    ArticleCommits commits,
    StorageClients storage,
    ILogger<ArticleFailures> logger
)
{
    /// <summary>
    /// After this many deliveries a message counts as poison: in the Functions host (<c>poisonBlobThreshold</c> and
    /// <c>maxDequeueCount</c> of host.json) and in the server.
    /// </summary>
    public const int MaxDeliveries = 5;

    private readonly BlobContainerClient _kept = storage.Blobs.GetBlobContainerClient(StorageNames.Service);

    /// <summary>Marks a poison message's article as failed; if it names none, keeps it in <c>service</c> at <c>poison/</c>.</summary>
    public async Task RecordAsync(string message, CancellationToken cancellationToken)
    {
        if (NameIn(message) is not { } name)
        {
            await KeepAsync(message, cancellationToken);
        }
        else if (!ArticleName.TryParse(name, out var article))
        {
            await leases.AnnounceUnaddressableAsync(name, cancellationToken);
        }
        else if (await leases.LeaseAsync(article, cancellationToken) is LeaseResult.Granted granted)
        {
            await using (granted.Lease)
            {
                await FailAsync(granted.Lease);
            }
        }
    }

    private async Task FailAsync(ArticleLease lease)
    {
        var reason = FormattableString.Invariant(
            $"The article could not be processed; the host gave up after {MaxDeliveries} attempts. Ask for a retry once the cause is fixed; the log says what it is."
        );
        if (await commits.FailAsync(lease, reason, MaxDeliveries))
        {
            LogGaveUp(lease.Row.Id);
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
        Level = LogLevel.Error,
        Message = "A poison message names no article; it is kept as {Blob} in the container 'service'."
    )]
    private partial void LogMalformed(string blob);
}
