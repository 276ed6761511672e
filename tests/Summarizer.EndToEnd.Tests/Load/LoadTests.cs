using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Summarizer.Testing;

namespace Summarizer.EndToEnd.Tests.Load;

/// <summary>The memory of a server under many uploads.</summary>
public sealed class LoadTests(AzuriteServer azurite)
{
    private const long MostMemory = 400_000_000;

    private static bool IsFull => Environment.GetEnvironmentVariable("SUMMARIZER_FULL_TESTS") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_of_uploads_is_digested_in_bounded_memory()
    {
        var (server, address) = await ServerProcess.ServeAsync(azurite.ConnectionString);
        await using var _ = server;
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        using var process = Process.GetProcessById(server.Id);
        var text = await File.ReadAllTextAsync(ServerProcess.Sample("tidal-barrier.txt"), Cancel);
        var locations = new ConcurrentBag<Uri>();
        var highest = 0L;
        var burst = new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancel };

        await Parallel.ForAsync(
            0,
            IsFull ? 2000 : 100,
            burst,
            async (i, token) =>
            {
                locations.Add(await ArticleUploads.UploadAsync(http, i, text, token));
                process.Refresh();
                Interlocked.Exchange(ref highest, Math.Max(highest, process.WorkingSet64));
            }
        );
        await Parallel.ForEachAsync(
            locations,
            burst,
            async (location, token) =>
            {
                Assert.Equal("ready", await ArticleUploads.WaitAsync(http, location, token));
                process.Refresh();
                Interlocked.Exchange(ref highest, Math.Max(highest, process.WorkingSet64));
            }
        );

        Assert.InRange(highest, 1, MostMemory);
    }

    [Fact]
    public async Task Files_of_32_megabytes_uploaded_at_once_are_digested_in_bounded_memory()
    {
        const int size = 32_000_000;
        const long mostMemory = 600_000_000;
        var (server, address) = await ServerProcess.ServeAsync(azurite.ConnectionString);
        await using var _ = server;
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        using var process = Process.GetProcessById(server.Id);
        var sample = await File.ReadAllTextAsync(ServerProcess.Sample("tidal-barrier.txt"), Cancel);
        var paragraph = $"{sample.ReplaceLineEndings(" ")}\n\n"; // as many short ones are refused
        var text = string.Concat(Enumerable.Repeat(paragraph, size / paragraph.Length));

        var uploads = Enumerable
            .Range(3_000_000, IsFull ? 8 : 3)
            .Select(i => ArticleUploads.UploadAsync(http, i, text, Cancel));
        foreach (var location in await Task.WhenAll(uploads))
        {
            Assert.Equal("ready", await ArticleUploads.WaitAsync(http, location, Cancel));
        }

        process.Refresh();
        Assert.InRange(process.PeakWorkingSet64, 1, mostMemory);
    }

    [Fact]
    public async Task Uploading_and_deleting_articles_does_not_leak_memory()
    {
        const int first = 10; // warm-up
        const int all = 40;
        const long mostGrowth = 150_000_000; // half of what 30 texts with their sentences take
        var (server, address) = await ServerProcess.ServeAsync(azurite.ConnectionString);
        await using var _ = server;
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        using var process = Process.GetProcessById(server.Id);
        var memory = new List<long>();

        for (var i = 0; i < all; i++)
        {
            var text = new StringBuilder();
            while (text.Length < 1_000_000)
            {
                text.Append(CultureInfo.InvariantCulture, $"Ship {text.Length} of fleet {i} came in at noon.\n\n");
            }

            var location = await ArticleUploads.UploadAsync(http, 2_000_000 + i, text.ToString(), Cancel);
            Assert.Equal("ready", await ArticleUploads.WaitAsync(http, location, Cancel));
            using var deleted = await http.DeleteAsync(location, Cancel);
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
            process.Refresh();
            memory.Add(process.WorkingSet64);
        }

        Assert.InRange(memory[^5..].Min(), 0, memory[..first].Max() + mostGrowth);
    }
}
