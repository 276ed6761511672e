using Azure;
using Azure.Storage.Blobs;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Sweeping;

/// <summary>
/// How far the sweep of a large account has come, in the blob <c>sweep-position</c> of the container <c>service</c>: the
/// id of the first article that is still to be compared. Only a hint: the next sweep takes the articles before it.
/// </summary>
internal sealed class SweepPosition(StorageClients storage)
{
    private readonly BlobClient _blob = storage
        .Blobs.GetBlobContainerClient(StorageNames.Service)
        .GetBlobClient("sweep-position");

    private bool _isKept;

    /// <summary>Where to go on; 0 to begin at the beginning.</summary>
    public async Task<UInt128> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var text = (await _blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString();
            _isKept = true;
            return ArticleId.TryParse(text, out var id) ? id.ToUInt128() : UInt128.Zero;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return UInt128.Zero;
        }
    }

    public async Task KeepAsync(UInt128 next, CancellationToken cancellationToken)
    {
        await _blob.UploadAsync(new BinaryData(ArticleId.Of(next).Value), overwrite: true, cancellationToken);
        _isKept = true;
    }

    /// <summary>Forgets the position, if one is kept: the sweep has come to the end.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        if (_isKept)
        {
            await KeepAsync(UInt128.Zero, cancellationToken); // nothing else takes the right to delete here
            _isKept = false;
        }
    }
}
