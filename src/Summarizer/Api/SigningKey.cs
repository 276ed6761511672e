using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Summarizer.Storage;

namespace Summarizer.Api;

/// <summary>The key that signs continuation tokens, kept in storage for all instances. The first instance creates it.</summary>
internal sealed class SigningKey(StorageClients storage) : IDisposable
{
    private const int KeyBytes = 32;

    private readonly BlobClient _blob = storage
        .Blobs.GetBlobContainerClient(StorageNames.Service)
        .GetBlobClient("signing-key");
    private readonly SemaphoreSlim _loading = new(1, 1);
    private byte[]? _key;

    public async ValueTask<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        if (_key is { } known)
        {
            return known;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            return _key ??= await LoadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async Task<byte[]> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _blob.UploadAsync(
                BinaryData.FromBytes(RandomNumberGenerator.GetBytes(KeyBytes)),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellationToken
            );
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another instance has created it.
        }

        return (await _blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
    }
}
