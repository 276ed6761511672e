using System.Security.Cryptography;
using System.Text;
using Azure;
using Summarizer.Articles;

namespace Summarizer.Sweeping;

/// <summary>A blob of the listing in 32 bytes: a hash of its version, seconds since 1970, its page of the listing.</summary>
internal readonly record struct BlobRecord(UInt128 Id, ulong Version, uint UploadedSeconds, int Page)
{
    public DateTimeOffset UploadedAt => DateTimeOffset.FromUnixTimeSeconds(UploadedSeconds);

    public static BlobRecord Of(Upload upload, int page) =>
        new(
            ArticleId.Of(upload.Name).ToUInt128(),
            VersionOf(ArticleName.TryParse(upload.Name, out _) ? upload.ETag : ArticleRow.UnaddressableVersion),
            (uint)upload.UploadedAt.ToUnixTimeSeconds(),
            page
        );

    public static ulong VersionOf(ETag version) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(version.ToString())));
}

/// <summary>A blob and the row of its article; one of them may be missing.</summary>
internal readonly record struct BlobAndState(UInt128 Id, BlobRecord? Blob, ArticleState? State);

/// <summary>
/// The blobs of a listing whose ids come first from a given one, as many as fit: listings come by name and rows by id, so
/// the blobs of an account of any size are taken one range of ids after another, each range from a listing of its own.
/// </summary>
// At most capacity blobs are held; the range keeps at least half as many if there are that many.
internal sealed class BlobRange(UInt128 from, int capacity)
{
    private readonly List<BlobRecord> _blobs = [];
    private readonly List<string?> _pages = [];
    private int _matched;

    /// <summary>The first id after the range; null if it goes to the end.</summary>
    public UInt128? End { get; private set; }

    public int Count => _blobs.Count;

    /// <summary>Takes up those blobs of a page of the listing that are in the range.</summary>
    public void Add(UploadPage page)
    {
        foreach (var upload in page.Uploads)
        {
            Add(BlobRecord.Of(upload, _pages.Count));
        }

        _pages.Add(page.Place);
    }

    /// <summary>Where the listing has a blob's name.</summary>
    public string? PlaceOf(BlobRecord blob) => _pages[blob.Page];

    /// <summary>Call it when the listing is over: from now on blobs are matched.</summary>
    public void Sort() => _blobs.Sort((a, b) => a.Id.CompareTo(b.Id));

    public bool Contains(ArticleState state) => !(state.Id.ToUInt128() >= End);

    /// <summary>Everything up to the last of these rows, which go on from those of the last call, by id.</summary>
    public IEnumerable<BlobAndState> Match(IEnumerable<ArticleState> states)
    {
        foreach (var state in states)
        {
            var id = state.Id.ToUInt128();
            while (_matched < _blobs.Count && _blobs[_matched].Id < id)
            {
                yield return Unmatched();
            }

            yield return _matched < _blobs.Count && _blobs[_matched].Id == id
                ? new(id, _blobs[_matched++], state)
                : new(id, null, state);
        }
    }

    public IEnumerable<BlobAndState> Rest()
    {
        while (_matched < _blobs.Count)
        {
            yield return Unmatched();
        }
    }

    private void Add(BlobRecord blob)
    {
        if (blob.Id < from || blob.Id >= End)
        {
            return;
        }

        _blobs.Add(blob);
        if (_blobs.Count == capacity)
        {
            Sort();
            End = _blobs[capacity / 2].Id;
            _blobs.RemoveRange(capacity / 2, capacity - (capacity / 2));
        }
    }

    private BlobAndState Unmatched() => new(_blobs[_matched].Id, _blobs[_matched++], null);
}
