using Azure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;
using Summarizer.Telemetry;

namespace Summarizer.Sweeping;

/// <summary>What one sweep found.</summary>
/// <param name="Blobs">How many uploads were compared.</param>
/// <param name="Requested">How many articles were asked for because their newest upload has no digest, or no upload is left.</param>
/// <param name="Tidied">How many finished articles were tidied up after.</param>
/// <param name="IsComplete">Whether the sweep came to the end of the account; if not, the next one goes on from there.</param>
public sealed record SweepReport(int Blobs, int Requested, int Tidied, bool IsComplete);

/// <summary>
/// Finds what was lost: compares all uploads with all rows and asks for every one whose newest bytes have neither a
/// digest nor a recorded failure, whatever event was lost; and tidies up after the dead. A failure that is recorded
/// stays settled.
/// </summary>
/// <remarks>
/// The account is taken one range of ids after another (see <see cref="BlobRange"/>), so that memory is bounded however
/// large it is: 32 bytes for each of <see cref="BlobsInMemory"/> blobs. Rows come by pages; after every few the position
/// is kept, and a sweep that is stopped, or whose process dies, is gone on with from there. A row alone tells whether
/// work is due; the processor checks everything again before it does anything.
/// </remarks>
public sealed partial class Sweeper(
    UploadStore uploads,
    ArticleStore store,
    ArticleIndex index,
    PostCommitCleanup tidier,
    ArticleFailures failures,
    DigestRequestMessages requests,
    SweepPosition position,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ArticleTelemetry telemetry,
    ILogger<Sweeper> logger,
    int blobsInMemory = Sweeper.BlobsInMemory
) : IDisposable
{
    /// <summary>How many blobs are held in memory at once.</summary>
    public const int BlobsInMemory = 500_000;

    /// <summary>How many calls to storage a process makes in a minute, after a first hundred, to sweep.</summary>
    public const int CallsPerMinute = 3000;

    /// <summary>More than this is left to the next sweep, so that one sweep always ends.</summary>
    private const int MaxRequestsInSweep = 10_000;

    /// <summary>The position is kept each time so many pages of rows were compared; small accounts keep none.</summary>
    private const int PagesBetweenPositions = 10;

    /// <summary>About what tidying up after one article takes.</summary>
    private const int CallsToTidy = 10;

    /// <summary>What was asked for lately, by version, so that work that waits in the queue is not asked for again.</summary>
    private readonly Dictionary<ArticleId, (ETag Version, DateTimeOffset Until)> _asked = [];

    private readonly CallPace _pace = new(CallsPerMinute, time);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The first id that is still to be compared; null if nobody has looked yet where the last process stopped.</summary>
    private UInt128? _next;

    /// <summary>When the oldest upload came in that is neither digested nor failed, of those compared since the beginning of the account.</summary>
    private DateTimeOffset? _oldestUnfinished;

    /// <summary>Sweeps once, from where the last sweep stopped. Sweeps of one process follow each other.</summary>
    public async Task<SweepReport> SweepAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            _next ??= await position.ReadAsync(cancellationToken);
            if (_next == UInt128.Zero)
            {
                _oldestUnfinished = null; // also if the last sweep broke off
            }

            var found = new SweepFindings();
            do
            {
                await SweepRangeAsync(found, cancellationToken);
            } while (_next != UInt128.Zero && found.Due < MaxRequestsInSweep);

            telemetry.Swept(found.Requested, _oldestUnfinished is { } oldest ? found.Now - oldest : TimeSpan.Zero);
            if (found.Requested > 0)
            {
                LogRequested(found.Requested, found.Blobs);
            }

            if (_next == UInt128.Zero)
            {
                await position.ForgetAsync(cancellationToken);
            }

            var tidied = await CleanUpAsync(cancellationToken);
            return new(found.Blobs, found.Requested, tidied, _next == UInt128.Zero);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    // Ends with _next at the range's end, or before it if enough is due.
    private async Task SweepRangeAsync(SweepFindings found, CancellationToken cancellationToken)
    {
        var from = _next!.Value;
        var range = await ListBlobsAsync(from, cancellationToken);
        found.Blobs += range.Count;
        var pages = 0;
        await foreach (
            var page in _pace.PagesAsync(
                store.ListStatesAsync(ArticleId.Of(from), cancellationToken),
                cancellationToken
            )
        )
        {
            found.Now = page.Now;
            var states = page.States.TakeWhile(range.Contains).ToList();
            if (await CompareAsync(range.Match(states), found, cancellationToken) is { } stopped)
            {
                await RequestNamelessAsync(range, found, cancellationToken);
                _next = stopped;
                return;
            }

            if (states.Count < page.States.Count)
            {
                break;
            }

            if (++pages % PagesBetweenPositions == 0 && states.Count > 0)
            {
                await RequestNamelessAsync(range, found, cancellationToken);
                _next = states[^1].Id.ToUInt128() + 1;
                await position.KeepAsync(_next.Value, cancellationToken);
            }
        }

        var stoppedAt = await CompareAsync(range.Rest(), found, cancellationToken);
        await RequestNamelessAsync(range, found, cancellationToken);
        _next = stoppedAt ?? range.End ?? UInt128.Zero;
    }

    private async Task<BlobRange> ListBlobsAsync(UInt128 from, CancellationToken cancellationToken)
    {
        var range = new BlobRange(from, blobsInMemory);
        await foreach (var page in _pace.PagesAsync(uploads.ListAsync(null, cancellationToken), cancellationToken))
        {
            range.Add(page);
        }

        range.Sort();
        return range;
    }

    // Null, or the id at which it stopped because enough is due.
    private async Task<UInt128?> CompareAsync(
        IEnumerable<BlobAndState> articles,
        SweepFindings found,
        CancellationToken cancellationToken
    )
    {
        foreach (var (id, blob, state) in articles)
        {
            if (found.Due >= MaxRequestsInSweep)
            {
                return id;
            }

            if (blob is { } upload && !IsFinished(upload, state) && !(upload.UploadedAt >= _oldestUnfinished))
            {
                _oldestUnfinished = upload.UploadedAt;
            }

            if (state is null)
            {
                found.Nameless.Add(id, blob!.Value);
            }
            else if (blob is null && state.Version == ArticleFailures.Unaddressable)
            {
                await _pace.WaitAsync(CallsToTidy, cancellationToken);
                await failures.ForgetUnaddressableAsync(state.Id, cancellationToken);
            }
            else if (blob is null || IsDue(blob.Value, state, found.Now))
            {
                await RequestAsync(state.Name, state.Version, found, cancellationToken);
            }
        }

        return null;
    }

    private static bool IsFinished(BlobRecord blob, ArticleState? state) =>
        state is { Status: ArticleStatus.Ready or ArticleStatus.Failed }
        && BlobRecord.VersionOf(state.Version) == blob.Version;

    private bool IsDue(BlobRecord blob, ArticleState state, DateTimeOffset now) =>
        BlobRecord.VersionOf(state.Version) != blob.Version
        || state.Status switch
        {
            ArticleStatus.Queued => state.NotBefore is not { } notBefore || notBefore <= now,
            ArticleStatus.Processing => state.WrittenAt + options.Value.Lease <= now,
            ArticleStatus.Deleted => true,
            _ => false,
        };

    // An id does not tell its name: the pages of the listing are read once more that do.
    private async Task RequestNamelessAsync(BlobRange range, SweepFindings found, CancellationToken cancellationToken)
    {
        foreach (var place in found.Nameless.Values.Select(range.PlaceOf).Distinct().ToList())
        {
            await _pace.WaitAsync(1, cancellationToken);
            var page = await uploads.ListAsync(place, cancellationToken).FirstAsync(cancellationToken);
            foreach (var upload in page.Uploads)
            {
                if (!found.Nameless.Remove(ArticleId.Of(upload.Name).ToUInt128()))
                {
                    continue;
                }

                if (ArticleName.TryParse(upload.Name, out _))
                {
                    await RequestAsync(upload.Name, upload.ETag, found, cancellationToken);
                }
                else
                {
                    await _pace.WaitAsync(CallsToTidy, cancellationToken);
                    await failures.RecordUnaddressableAsync(upload.Name, cancellationToken);
                }
            }
        }

        found.Nameless.Clear(); // those that were deleted meanwhile
    }

    private async Task RequestAsync(string name, ETag version, SweepFindings found, CancellationToken cancellationToken)
    {
        var id = ArticleId.Of(name);
        if (_asked.TryGetValue(id, out var asked) && asked.Version == version && asked.Until > found.Now)
        {
            return;
        }

        if (_asked.Count >= MaxRequestsInSweep)
        {
            _asked.Clear();
        }

        await _pace.WaitAsync(1, cancellationToken);
        await requests.SendAsync(new(name, "sweep"), TimeSpan.Zero, cancellationToken);
        _asked[id] = (version, found.Now + options.Value.Lease);
        found.Requested++;
    }

    private async Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        var pending = new List<ArticleId>();
        await foreach (
            var row in index.ListAsync(
                IndexKeys.Pending.List,
                IndexKeys.Pending.List,
                after: null,
                1000,
                cancellationToken
            )
        )
        {
            pending.Add(row.Article);
            if (pending.Count == MaxRequestsInSweep)
            {
                break;
            }
        }

        var tidied = 0;
        foreach (var article in pending)
        {
            await _pace.WaitAsync(1, cancellationToken);
            try
            {
                if (!await tidier.CleanUpAsync(article, cancellationToken))
                {
                    continue; // waits or is worked on
                }

                tidied++;
                await _pace.WaitAsync(CallsToTidy - 1, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogUntidy(e, article); // the others have a right to it all the same
            }
        }

        return tidied;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Article {Article} could not be tidied up after; it is tried again."
    )]
    private partial void LogUntidy(Exception e, ArticleId article);

    [LoggerMessage(Level = LogLevel.Information, Message = "The sweeper asked for {Requested} of {Blobs} uploads.")]
    private partial void LogRequested(int requested, int blobs);
}
