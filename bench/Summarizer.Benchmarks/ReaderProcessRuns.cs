using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Summarizer.Reading;
using Summarizer.Text.Reading;

namespace Summarizer.Benchmarks;

/// <summary>What it costs to read a file in a process of its own: its start, and each file once it is warm.</summary>
internal static class ReaderProcessRuns
{
    private const int Starts = 10;
    private const int Reads = 1_000;

    public static async Task PrintAsync(TextWriter output)
    {
        var article = SyntheticArticle.Plain(6_000);
        var starts = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            using var started = new Readers();
            starts.Add(await started.ReadAsync(article));
        }

        using var readers = new Readers();
        await output.WriteLineAsync(
            $"A new process answers for an article of {article.Length} bytes after {Median(starts):F0} ms."
        );
        foreach (var size in new[] { 6_000, 100_000, 1_000_000 })
        {
            var bytes = SyntheticArticle.Plain(size);
            var count = Math.Max(20, Reads * 6_000 / size);
            var there = new List<double>();
            var here = new List<double>();
            for (var i = 0; i < 2 * count; i++)
            {
                there.Add(await readers.ReadAsync(bytes));
                here.Add(Milliseconds(() => ArticleReader.Read(bytes, null, "a.txt")));
            }

            var (away, inside) = (Median(there.Skip(count)), Median(here.Skip(count)));
            await output.WriteLineAsync(
                $"{size} bytes, warm: {away:F2} ms in the process, {inside:F2} ms in this one, {away - inside:F2} ms more."
            );
        }
    }

    private static double Milliseconds(Action action)
    {
        var before = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed class Readers : IDisposable
    {
        private readonly ArticleReaders _readers = new(
            Options.Create(new ReaderOptions()),
            NullLogger<ArticleReaders>.Instance
        );

        public async Task<double> ReadAsync(byte[] bytes)
        {
            var before = Stopwatch.GetTimestamp();
            await _readers.ReadAsync(bytes, null, "a.txt", CancellationToken.None);
            return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        }

        public void Dispose() => _readers.Dispose();
    }
}
