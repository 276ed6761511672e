using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Summarizer.Testing;

namespace Summarizer.EndToEnd.Tests.Load;

/// <summary>Many uploads at once, and clients that stop in the middle: the server neither grows nor waits for ever.</summary>
public sealed class LoadTests(AzuriteServer azurite)
{
    private const long MostMemory = 400_000_000;
    private const int Stalled = 50;

    /// <summary>Far beyond the seconds after which a stalled client is dropped: a loaded machine is slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static bool IsFull => Environment.GetEnvironmentVariable("SUMMARIZER_FULL_TESTS") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_of_uploads_is_taken_in_and_digested_in_bounded_memory()
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
                locations.Add(await UploadAsync(http, i, text, token));
                process.Refresh();
                Interlocked.Exchange(ref highest, Math.Max(highest, process.WorkingSet64));
            }
        );
        await Parallel.ForEachAsync(
            locations,
            burst,
            async (location, token) =>
            {
                Assert.Equal("ready", await WaitAsync(http, location, token));
                process.Refresh();
                Interlocked.Exchange(ref highest, Math.Max(highest, process.WorkingSet64));
            }
        );

        Assert.InRange(highest, 1, MostMemory);
    }

    [Fact]
    public async Task Articles_that_come_and_go_leave_nothing_in_memory()
    {
        const int first = 10; // until then a server grows into its work
        const int all = 40;
        const long mostGrowth = 150_000_000; // half of what it takes to keep 30 texts with their sentences
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

            var location = await UploadAsync(http, 2_000_000 + i, text.ToString(), Cancel);
            Assert.Equal("ready", await WaitAsync(http, location, Cancel));
            using var deleted = await http.DeleteAsync(location, Cancel);
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
            process.Refresh();
            memory.Add(process.WorkingSet64);
        }

        Assert.InRange(memory[^5..].Min(), 0, memory[..first].Max() + mostGrowth);
    }

    [Fact]
    public async Task Uploads_that_stall_are_dropped_hold_no_thread_and_leave_nothing()
    {
        var (server, address) = await ServerProcess.ServeAsync(azurite.ConnectionString);
        await using var _ = server;
        using var http = new HttpClient { BaseAddress = address };
        using var process = Process.GetProcessById(server.Id);
        (await http.GetAsync("/api/articles", Cancel)).EnsureSuccessStatusCode();
        process.Refresh();
        var threads = process.Threads.Count;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);

        var stalled = Enumerable
            .Range(0, Stalled)
            .Select(i =>
                SendAsync(
                    address,
                    $"PUT /api/articles/stalled-{i}.txt HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 100000\r\n\r\nThe first words",
                    limit.Token
                )
            )
            .ToList();
        var clients = await Task.WhenAll(stalled);
        (await http.GetAsync("/api/articles", Cancel)).EnsureSuccessStatusCode(); // all others are served meanwhile
        process.Refresh();
        Assert.InRange(process.Threads.Count, 1, threads + (Stalled / 2));

        foreach (var client in clients)
        {
            using (client)
            {
                await ReadToEndAsync(client, limit.Token); // the server ends it, with 408 or without a word
            }
        }

        var list = await http.GetFromJsonAsync<JsonElement>("/api/articles?limit=100", Cancel);
        Assert.DoesNotContain("stalled-", list.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_hardly_reads_is_dropped()
    {
        var (server, address) = await ServerProcess.ServeAsync(azurite.ConnectionString);
        await using var _ = server;
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        var text = new StringBuilder();
        while (text.Length < 8_000_000) // its source is far more than what both ends of a connection take without reading
        {
            text.Append(CultureInfo.InvariantCulture, $"The harbour counted {text.Length} ships on that day.\n\n");
        }

        var location = await UploadAsync(http, 1_000_000, text.ToString(), Cancel);
        Assert.Equal("ready", await WaitAsync(http, location, Cancel));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);

        using var reader = await SendAsync(
            address,
            $"GET {location.OriginalString}/source HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n",
            limit.Token
        );

        // 512 bytes a second, until the server has had enough.
        var some = new byte[256];
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            do
            {
                await pace.WaitForNextTickAsync(limit.Token);
            } while (await reader.Client.ReceiveAsync(some, limit.Token) > 0);
        });
    }

    // Whoever is asked for patience, as it should be asked for, has it.
    private static async Task<Uri> UploadAsync(
        HttpClient http,
        int number,
        string text,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            using var answer = await http.PutAsync(
                $"/api/articles/burst/{number}.txt",
                new StringContent($"{text}\n\nThis is copy {number}."),
                cancellationToken
            );
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(Assert.NotNull(answer.Headers.RetryAfter?.Delta), cancellationToken);
                continue;
            }

            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            return answer.Headers.Location!;
        }
    }

    private static async Task<string?> WaitAsync(HttpClient http, Uri location, CancellationToken cancellationToken)
    {
        while (true)
        {
            var digest = await http.GetFromJsonAsync<JsonElement>($"{location}?wait=60", cancellationToken);
            if (digest.GetProperty("status").GetString() is ("ready" or "failed") and var status)
            {
                return status;
            }
        }
    }

    private static async Task<TcpClient> SendAsync(Uri address, string request, CancellationToken cancellationToken)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 }; // what has arrived can be read after the connection is gone
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await client.Client.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        return client;
    }

    private static async Task ReadToEndAsync(TcpClient client, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        try
        {
            while (await client.Client.ReceiveAsync(buffer, cancellationToken) > 0) { }
        }
        catch (SocketException) { }
    }
}
