using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Summarizer.Load;

/// <summary>
/// Reads digests, and their rows directly from storage, to measure the overhead of the server. The kinds of reads take turns,
/// so that other load on the machine affects all of them.
/// </summary>
internal sealed class ReadLoad(ArticleClient client, int articles)
{
    private const int Rounds = 7;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);
    private static readonly int[] Parallelism = [1, 2, 4, 8, 16, 32];

    /// <summary>Prints the peak throughput, and the latency at half the peak.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var etags = new string[articles];
        for (var i = 0; i < articles; i++)
        {
            await client.UploadAsync(i, cancellationToken);
            await client.WaitAsync(i, cancellationToken);
            etags[i] = await client.ReadDigestAsync(i, etag: null, cancellationToken);
        }

        int Any() => Random.Shared.Next(articles);
        var kinds = new (string Name, Func<CancellationToken, Task> Read)[]
        {
            ("row from storage", token => client.ReadRowAsync(Any(), token)),
            ("digest by id", token => client.ReadDigestAsync(Any(), etag: null, token)),
            (
                "digest that is known (304)",
                token =>
                {
                    var i = Any();
                    return client.ReadDigestAsync(i, etags[i], token);
                }
            ),
        };
        var atOnce = new int[kinds.Length];
        foreach (var (i, kind) in kinds.Index())
        {
            await ThroughputAsync(kind.Read, 8, cancellationToken); // warm-up
            var best = 0.0;
            foreach (var parallelism in Parallelism)
            {
                var rate = await ThroughputAsync(kind.Read, parallelism, cancellationToken);
                (best, atOnce[i]) = rate > best ? (rate, parallelism) : (best, atOnce[i]);
            }
        }

        var rates = new double[Rounds][];
        for (var round = 0; round < Rounds; round++)
        {
            rates[round] = new double[kinds.Length];
            foreach (var (i, kind) in kinds.Index())
            {
                rates[round][i] = await ThroughputAsync(kind.Read, atOnce[i], cancellationToken);
            }
        }

        var half = Math.Min(Median(rates.Select(r => r[0])), Median(rates.Select(r => r[1]))) / 2;
        var latencies = new Quantiles[Rounds][];
        for (var round = 0; round < Rounds; round++)
        {
            latencies[round] = new Quantiles[kinds.Length];
            foreach (var (i, kind) in kinds.Index())
            {
                latencies[round][i] = new(await LatencyAsync(kind.Read, half, cancellationToken));
            }
        }

        Console.WriteLine(
            "| read | concurrent | per second | of the direct read | p50 | p99 | of the direct read's p99 |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (i, kind) in kinds.Index())
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {kind.Name} | {atOnce[i]} | {Median(rates.Select(r => r[i])):N0} | {Median(rates.Select(r => r[i] / r[0])):N2} | {Median(latencies.Select(l => l[i].At(0.5))):N2} ms | {Median(latencies.Select(l => l[i].At(0.99))):N2} ms | {Median(latencies.Select(l => l[i].At(0.99) / l[0].At(0.99))):N2} |"
                )
            );
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Medians of {Rounds} rounds; latencies at {half:N0} reads per second, half of the lower of the first two peaks."
            )
        );
    }

    private static async Task<double> ThroughputAsync(
        Func<CancellationToken, Task> read,
        int atOnce,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, atOnce)
                .Select(async _ =>
                {
                    while (Stopwatch.GetElapsedTime(start) < Turn)
                    {
                        await read(cancellationToken);
                        Interlocked.Increment(ref count);
                    }
                })
        );
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // Reads start on schedule even if earlier ones have not finished, and are timed from when they were due: a stalled server
    // does not get fewer of them.
    private static async Task<IEnumerable<TimeSpan>> LatencyAsync(
        Func<CancellationToken, Task> read,
        double perSecond,
        CancellationToken cancellationToken
    )
    {
        var times = new ConcurrentBag<TimeSpan>();
        var under = new List<Task>();
        var start = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; due < Turn; due += TimeSpan.FromSeconds(1 / perSecond))
        {
            // Timers are coarser than the interval between two reads, so several may start together.
            while (Stopwatch.GetElapsedTime(start) < due)
            {
                await Task.Delay(1, cancellationToken);
            }

            under.Add(OneAsync(due));
        }

        await Task.WhenAll(under);
        return times;

        async Task OneAsync(TimeSpan due)
        {
            await read(cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start) - due);
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
