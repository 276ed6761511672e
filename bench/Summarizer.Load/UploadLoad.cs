using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Summarizer.Load;

/// <summary>Uploads to a running server and clocks how soon each article's digest can be had.</summary>
internal sealed class UploadLoad(Uri server, FileInfo article) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server, Timeout = TimeSpan.FromMinutes(10) };
    private readonly string _text = File.ReadAllText(article.FullName);
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];

    public void Dispose() => _http.Dispose();

    /// <summary>Uploads one article after another, each after a pause.</summary>
    public async Task OneByOneAsync(int count, TimeSpan idle, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            await Task.Delay(idle, cancellationToken);
            times.Add(await UploadAndWaitAsync(i, cancellationToken));
        }

        Report("upload to queryable digest", times);
    }

    /// <summary>Uploads many at once. False if any did not become a digest.</summary>
    public async Task<bool> AllAtOnceAsync(int count, int atOnce, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<TimeSpan>();
        var faults = new ConcurrentBag<string>();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                try
                {
                    times.Add(await UploadAndWaitAsync(i, token));
                }
                catch (Exception e) when (e is HttpRequestException or InvalidOperationException)
                {
                    faults.Add(e.Message);
                }
            }
        );
        var took = Stopwatch.GetElapsedTime(started);
        Report("upload to queryable digest", [.. times]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{times.Count} of {count} ready in {took.TotalSeconds:N1} s, {times.Count / took.TotalSeconds:N1} a second, {atOnce} at once"
            )
        );
        foreach (var fault in faults.GroupBy(f => f))
        {
            Console.WriteLine($"{fault.Count()} x {fault.Key}");
        }

        return faults.IsEmpty;
    }

    private async Task<TimeSpan> UploadAndWaitAsync(int number, CancellationToken cancellationToken)
    {
        var ending = Path.GetExtension(article.Name);
        var bytes = Encoding.UTF8.GetBytes($"{_text}\n\nThis is copy {number} of run {_run}.\n");
        var start = Stopwatch.GetTimestamp();
        using var accepted = await _http.PutAsync(
            $"/api/articles/load/{_run}/{number}{ending}",
            new ByteArrayContent(bytes),
            cancellationToken
        );
        accepted.EnsureSuccessStatusCode();
        while (true)
        {
            var digest = await _http.GetFromJsonAsync<JsonElement>(
                $"{accepted.Headers.Location}?wait=60",
                cancellationToken
            );
            switch (digest.GetProperty("status").GetString())
            {
                case "ready":
                    return Stopwatch.GetElapsedTime(start);
                case "failed":
                    throw new InvalidOperationException($"failed: {digest.GetProperty("reason").GetString()}");
            }
        }
    }

    private static void Report(string what, IReadOnlyCollection<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        if (sorted.Length == 0)
        {
            return;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: n {sorted.Length}, p50 {At(0.5):N0} ms, p95 {At(0.95):N0} ms, p99 {At(0.99):N0} ms, max {sorted[^1].TotalMilliseconds:N0} ms"
            )
        );

        double At(double quantile) =>
            sorted[(int)Math.Min(sorted.Length - 1, quantile * sorted.Length)].TotalMilliseconds;
    }
}
