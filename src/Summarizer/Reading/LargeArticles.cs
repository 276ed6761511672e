namespace Summarizer.Reading;

/// <summary>
/// Large articles are worked on one at a time in a process, since each takes some ten times its text in memory. Small ones
/// do not wait.
/// </summary>
internal sealed class LargeArticles : IDisposable
{
    private const long Large = 4 << 20; // bytes or characters; a long novel has three million
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10); // the extractive engine takes five
    private readonly SemaphoreSlim _free = new(1);

    /// <summary>A place for one article, not yet entered.</summary>
    public Place NewPlace() => new(this);

    public void Dispose() => _free.Dispose();

    /// <summary>What an article of its size needs; disposing it gives it back.</summary>
    public sealed class Place(LargeArticles owner) : IDisposable
    {
        private bool _entered;

        /// <summary>
        /// Waits a while for the place that this size needs, if any: of the file before it is read, of the text after. False if
        /// another article keeps it.
        /// </summary>
        public async Task<bool> EnterAsync(long size, CancellationToken cancellationToken)
        {
            if (_entered)
            {
                Collect(); // the file: only its text is needed from here on
                return true;
            }

            _entered = size >= Large && await owner._free.WaitAsync(MaxWait, cancellationToken);
            return _entered || size < Large;
        }

        /// <summary>Gives what is no longer needed of a large article back to the system, before the next step takes more.</summary>
        public void Collect()
        {
            if (_entered)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
            }
        }

        public void Dispose()
        {
            Collect();
            if (_entered)
            {
                _entered = false;
                owner._free.Release();
            }
        }
    }
}
