using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Summarizer.Load;

/// <summary>Measures the time from upload to digest.</summary>
internal sealed class UploadLoad(ArticleClient client)
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Uploads one article at a time, each after a pause.</summary>
    public async Task OneByOneAsync(int count, TimeSpan idle, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            await Task.Delay(idle, cancellationToken);
            var start = Stopwatch.GetTimestamp();
            await client.UploadAsync(i, cancellationToken);
            await client.WaitAsync(i, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        Console.WriteLine($"upload to queryable digest: {new Quantiles(times)}");
    }

    /// <summary>
    /// Uploads many articles concurrently and waits until all can be queried; reads a digest and its row in storage meanwhile.
    /// False if any failed.
    /// </summary>
    public async Task<bool> BurstAsync(int count, int atOnce, int? processId, CancellationToken cancellationToken)
    {
        await client.UploadAsync(count, cancellationToken); // the digest read meanwhile
        await client.WaitAsync(count, cancellationToken);
        await using var memory = MemoryWatch.Start(processId);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queries = ProbeAsync(token => client.ReadDigestAsync(count, etag: null, token), over.Token);
        var rows = ProbeAsync(token => client.ReadRowAsync(count, token), over.Token);

        var faults = new ConcurrentBag<string>();
        var retries = 0;
        var started = Stopwatch.GetTimestamp();
        await InParallelAsync(async (i, token) => Interlocked.Add(ref retries, await client.UploadAsync(i, token)));
        var uploaded = Stopwatch.GetElapsedTime(started);
        await InParallelAsync(client.WaitAsync);
        var took = Stopwatch.GetElapsedTime(started);
        await over.CancelAsync();

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count - faults.Count} of {count} ready in {took.TotalSeconds:N1} s ({count / took.TotalSeconds:N1} per second), uploaded in {uploaded.TotalSeconds:N1} s, {atOnce} concurrent, {retries} retries"
            )
        );
        var (ofQueries, ofRows) = (new Quantiles(await queries), new Quantiles(await rows));
        Console.WriteLine($"digest by id meanwhile: {ofQueries}");
        Console.WriteLine($"row from storage:       {ofRows}");
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"ratio of the p99s: {ofQueries.At(0.99) / ofRows.At(0.99):N2}")
        );
        if (memory is not null)
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"peak memory of the server: {memory.Highest / 1e6:N0} MB")
            );
        }

        foreach (var fault in faults.GroupBy(f => f))
        {
            Console.WriteLine($"{fault.Count()} x {fault.Key}");
        }

        return faults.IsEmpty;

        Task InParallelAsync(Func<int, CancellationToken, Task> work) =>
            Parallel.ForAsync(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
                async (i, token) =>
                {
                    try
                    {
                        await work(i, token);
                    }
                    catch (Exception e) when (e is HttpRequestException or InvalidOperationException)
                    {
                        faults.Add(e.Message);
                    }
                }
            );
    }

    /// <summary>Uploads, reads and deletes at a steady pace, and shows whether the server's memory grows.</summary>
    public async Task SoakAsync(TimeSpan duration, double perSecond, int processId, CancellationToken cancellationToken)
    {
        const int kept = 200; // then the oldest goes
        const int stretches = 10;
        await using var memory = MemoryWatch.Start(processId)!;
        var times = new List<TimeSpan>();
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / perSecond));
        for (var i = 0; Stopwatch.GetElapsedTime(started) < duration; i++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            var start = Stopwatch.GetTimestamp();
            await client.UploadAsync(i, cancellationToken);
            await client.WaitAsync(i, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start));
            await client.ReadListAsync(cancellationToken);
            if (i >= kept)
            {
                await client.DeleteAsync(i - kept, cancellationToken);
            }
        }

        Console.WriteLine($"upload to queryable digest: {new Quantiles(times)}");
        var means = memory.Means(stretches).Select(m => (m / 1e6).ToString("N0", CultureInfo.InvariantCulture));
        Console.WriteLine($"memory in MB, by tenths of the duration: {string.Join(' ', means)}");
    }

    private static async Task<List<TimeSpan>> ProbeAsync(
        Func<CancellationToken, Task> read,
        CancellationToken cancellationToken
    )
    {
        var times = new List<TimeSpan>();
        using var timer = new PeriodicTimer(ProbeInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var start = Stopwatch.GetTimestamp();
                await read(cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(start));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested) { }

        return times;
    }
}
