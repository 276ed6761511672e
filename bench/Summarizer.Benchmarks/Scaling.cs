using System.Diagnostics;
using System.Globalization;

namespace Summarizer.Benchmarks;

/// <summary>
/// The three figures that are promised: how time grows with the text, how much text a core digests in a second, and how
/// much memory that takes.
/// </summary>
internal static class Scaling
{
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 10_000_000];
    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);
    private const int LeastRuns = 3;

    public static void Print(TextWriter output)
    {
        output.WriteLine(
            "| text | bytes | processor time | for ten times the text | MB a second and core | allocated / text | heap / text | needed / text |"
        );
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (
            var (kind, make) in new (string, Func<int, int, byte[]>)[]
            {
                ("article.txt", SyntheticArticle.Plain),
                ("article.html", SyntheticArticle.Html),
            }
        )
        {
            var before = TimeSpan.Zero;
            foreach (var size in Sizes)
            {
                var bytes = make(size, 1);
                var time = ProcessorTime(() => DigestBenchmarks.Digest(bytes, kind));
                var (allocated, peak, needed) = Memory(() => DigestBenchmarks.Digest(bytes, kind));
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {kind} | {bytes.Length:N0} | {time.TotalMilliseconds:N1} ms | {(before == TimeSpan.Zero ? "" : $"{time / before:N1} times")} | {bytes.Length / time.TotalSeconds / 1e6:N1} | {(double)allocated / bytes.Length:N1} | {(double)peak / bytes.Length:N1} | {(double)needed / bytes.Length:N1} |"
                    )
                );
                before = time;
            }
        }
    }

    // Processor time of the whole process, collector included: on a machine that does other work too, the clock on the
    // wall says nothing. The mean of many runs of small texts, for one of them is shorter than the system can tell.
    private static TimeSpan ProcessorTime(Action run)
    {
        run(); // compiles
        run();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var runs = 0;
        TimeSpan spent;
        do
        {
            run();
            runs++;
            process.Refresh();
            spent = process.TotalProcessorTime - before;
        } while (runs < LeastRuns || spent < LeastTime);
        return spent / runs;
    }

    // The heap at its highest over what it was before: once as the collector lets it grow, and once with everything that
    // nobody needs collected at each look, which is what the work cannot do without.
    private static (long Allocated, long Peak, long Needed) Memory(Action run)
    {
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var peak = Highest(run, collect: false);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        return (allocated, peak, Highest(run, collect: true));
    }

    private static long Highest(Action run, bool collect)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var highest = before;
        using var done = new ManualResetEventSlim();
        var sampler = new Thread(() =>
        {
            while (!done.Wait(SampleInterval))
            {
                if (collect)
                {
                    GC.Collect(2, GCCollectionMode.Forced, blocking: true);
                }

                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false));
            }
        });
        sampler.Start();
        run();
        done.Set();
        sampler.Join();
        return highest - before;
    }
}
