using Summarizer.Articles;

namespace Summarizer.Sweeping;

/// <summary>
/// Finds what was lost: compares all uploads with all rows and asks for every one whose newest bytes have neither a
/// digest nor a recorded failure, whatever event was lost; and cleans up after attempts that died. A failure that is
/// recorded stays settled.
/// </summary>
/// <remarks>
/// The account is taken one range of ids after another (see <see cref="BlobRange"/>), so that memory is bounded however
/// large it is: 32 bytes for each of <see cref="SweepLimits.Blobs"/> blobs. Rows come by pages; after every few the position
/// is kept, and a sweep that is stopped, or whose process dies, continues from there. A row alone says whether
/// work is due; the processor checks everything again before it does anything.
/// </remarks>
internal sealed class Sweeper(
    UploadStore uploads,
    ArticleStore store,
    SweepRequests requests,
    IndexMoves moves,
    PendingCleanup pending,
    SweepPosition position,
    SweepLimits limits,
    CallPace pace,
    SweepTelemetry telemetry
) : IDisposable
{
    /// <summary>The position is kept each time this many pages of rows were compared; small accounts keep none.</summary>
    private const int PagesBetweenPositions = 10;

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
            } while (_next != UInt128.Zero && found.Due < SweepRequests.MaxInSweep);

            telemetry.Swept(found, _oldestUnfinished);
            if (_next == UInt128.Zero)
            {
                await position.ForgetAsync(cancellationToken);
            }

            var cleanedUp = await pending.RunAsync(cancellationToken);
            return new(found.Blobs, found.Requested, cleanedUp + found.Moved, _next == UInt128.Zero);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    // Ends with _next at the range's end, or before it if enough is due.
    private async Task SweepRangeAsync(SweepFindings found, CancellationToken cancellationToken)
    {
        var from = _next!.Value;
        var range = await ListBlobsAsync(from, cancellationToken);
        found.Blobs += range.Count;
        var pages = 0;
        await foreach (
            var page in pace.PagesAsync(store.ListStatesAsync(ArticleId.Of(from), cancellationToken), cancellationToken)
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
        var range = new BlobRange(from, limits.Blobs);
        await foreach (var page in pace.PagesAsync(uploads.ListAsync(null, cancellationToken), cancellationToken))
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
            if (found.Due >= SweepRequests.MaxInSweep)
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
            else if (blob is null)
            {
                await requests.AskForGoneAsync(state, found, cancellationToken);
            }
            else if (requests.IsDue(blob.Value, state, found.Now))
            {
                await requests.AskAsync(state, found, cancellationToken);
            }
            else
            {
                await moves.MoveAsync(state, found, cancellationToken);
            }
        }

        return null;
    }

    private static bool IsFinished(BlobRecord blob, ArticleState? state) =>
        state is { Status: ArticleStatus.Ready or ArticleStatus.Failed }
        && BlobRecord.VersionOf(state.Version) == blob.Version;

    // An id does not say its name: the pages of the listing that do are read once more.
    private async Task RequestNamelessAsync(BlobRange range, SweepFindings found, CancellationToken cancellationToken)
    {
        foreach (var place in found.Nameless.Values.Select(range.PlaceOf).Distinct().ToList())
        {
            await pace.WaitAsync(1, cancellationToken);
            var page = await uploads.ListAsync(place, cancellationToken).FirstAsync(cancellationToken);
            foreach (var upload in page.Uploads)
            {
                if (found.Nameless.Remove(ArticleId.Of(upload.Name).ToUInt128()))
                {
                    await requests.AskForNewAsync(upload, found, cancellationToken);
                }
            }
        }

        found.Nameless.Clear(); // those that were deleted meanwhile
    }
}
