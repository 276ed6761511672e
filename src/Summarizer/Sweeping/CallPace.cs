using System.Runtime.CompilerServices;

namespace Summarizer.Sweeping;

/// <summary>
/// Keeps calls to storage to a steady rate (a leaky bucket): after a pause <see cref="Burst"/> of them may pass at once, and
/// from then on one in each interval. For one caller at a time.
/// </summary>
/// <param name="callsPerMinute">How many calls pass in a minute, the burst aside.</param>
/// <param name="time">The clock of the intervals.</param>
internal sealed class CallPace(int callsPerMinute, TimeProvider time)
{
    /// <summary>As many calls as a sweep of a small account takes: it is not held up.</summary>
    public const int Burst = 100;

    private readonly TimeSpan _interval = TimeSpan.FromMinutes(1) / callsPerMinute;
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _due;

    /// <summary>Waits until so many calls may be made.</summary>
    public async Task WaitAsync(int calls, CancellationToken cancellationToken)
    {
        var now = time.GetElapsedTime(_start);
        var earliest = now - (Burst * _interval);
        _due = (_due > earliest ? _due : earliest) + (calls * _interval);
        if (_due > now)
        {
            await Task.Delay(_due - now, time, cancellationToken);
        }
    }

    /// <summary>The same pages, of which each is called for in its turn.</summary>
    public async IAsyncEnumerable<T> PagesAsync<T>(
        IAsyncEnumerable<T> pages,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var page = pages.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            await WaitAsync(1, cancellationToken);
            if (!await page.MoveNextAsync())
            {
                yield break;
            }

            yield return page.Current;
        }
    }
}
