using Azure;
using Azure.Storage.Blobs.Specialized;
using Summarizer.Storage;

namespace Summarizer.Engines.LanguageModels.Cache;

/// <summary>The result of a lookup in the <see cref="AnswerCache"/>.</summary>
internal abstract record CacheEntry
{
    private CacheEntry() { }

    public sealed record Found(KeptReply Kept) : CacheEntry;

    /// <summary>It is the caller's turn to get the answer. All others wait until it is kept or the turn is disposed.</summary>
    public sealed record Turn(AnswerCache Cache, BlockBlobClient Blob, string Lease) : CacheEntry, IAsyncDisposable
    {
        private readonly CancellationTokenSource _renewals = new();
        private Task _renewing = Task.CompletedTask;
        private bool _isSettled;

        /// <summary>Keeps the answer. After this the turn is over.</summary>
        public async Task KeepAsync(KeptReply reply)
        {
            await StopRenewingAsync();
            _isSettled = true;
            await Cache.KeepAsync(Blob, Lease, reply);
        }

        /// <summary>Gives the turn back and leaves the blob as it is.</summary>
        public async Task ReleaseAsync(CancellationToken cancellationToken)
        {
            _isSettled = true;
            await Blob.GetBlobLeaseClient(Lease).ReleaseAsync(cancellationToken: cancellationToken);
        }

        /// <summary>Ends the turn; without an answer, another process gets it.</summary>
        public async ValueTask DisposeAsync()
        {
            await StopRenewingAsync();
            if (!_isSettled)
            {
                _isSettled = true;
                await Cache.AbandonAsync(Blob, Lease);
            }

            _renewals.Dispose();
        }

        /// <summary>Holds the lease for as long as the turn lasts.</summary>
        public void KeepRenewing(TimeSpan period, TimeProvider time) => _renewing = RenewAsync(period, time);

        private async Task RenewAsync(TimeSpan period, TimeProvider time)
        {
            using var timer = new PeriodicTimer(period, time);
            try
            {
                while (await timer.WaitForNextTickAsync(_renewals.Token))
                {
                    await AnswerCache.RenewAsync(Blob, Lease, _renewals.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // The turn is over.
            }
            catch (Exception e) when (StorageOutage.Is(e) || e is RequestFailedException)
            {
                // The lease is lost: another process may ask the same. The answer can still be used.
            }
        }

        private async Task StopRenewingAsync()
        {
            if (!_isSettled)
            {
                await _renewals.CancelAsync();
                await _renewing;
            }
        }
    }
}
