using System.Runtime.CompilerServices;

namespace Summarizer.Sweeping;

/// <summary>Steadies a sweep's calls (leaky bucket): a <see cref="Burst"/>, then one an interval. For one caller at a time.</summary>
internal sealed class CallPace(TimeProvider time)
{
    /// <summary>How many calls a process makes in a minute to sweep, the burst aside.</summary>
    public const int CallsPerMinute = 3000;

    /// <summary>About what cleaning up after one article takes.</summary>
    public const int CallsToCleanUp = 10;

    /// <summary>As many calls as a sweep of a small account takes: it is not held up.</summary>
    public const int Burst = 100;

    private readonly TimeSpan _interval = TimeSpan.FromMinutes(1) / CallsPerMinute;
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _due;

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
