using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Summarizer.Testing;

namespace Summarizer.EndToEnd.Tests.Load;

/// <summary>Clients that stall: the server does not wait for them forever.</summary>
public sealed class SlowClientTests(AzuriteServer azurite)
{
    private const int Stalled = 50;

    /// <summary>Far more than the seconds after which a stalled client is dropped: a loaded machine is slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stalled_uploads_are_dropped_hold_no_thread_and_leave_no_article()
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
        (await http.GetAsync("/api/articles", Cancel)).EnsureSuccessStatusCode(); // other clients are served meanwhile
        process.Refresh();
        Assert.InRange(process.Threads.Count, 1, threads + (Stalled / 2));

        foreach (var client in clients)
        {
            using (client)
            {
                await ReadToEndAsync(client, limit.Token); // the server closes the connection, with or without a 408
            }
        }

        var list = await http.GetFromJsonAsync<JsonElement>("/api/articles?limit=100", Cancel);
        Assert.DoesNotContain("stalled-", list.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_reads_too_slowly_is_dropped()
    {
        var (server, address) = await ServerProcess.ServeAsync(azurite.ConnectionString);
        await using var _ = server;
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        var text = new StringBuilder();
        while (text.Length < 8_000_000) // the source is far larger than the buffers of both ends of the connection
        {
            text.Append(CultureInfo.InvariantCulture, $"The harbour counted {text.Length} ships on that day.\n\n");
        }

        var location = await ArticleUploads.UploadAsync(http, 1_000_000, text.ToString(), Cancel);
        Assert.Equal("ready", await ArticleUploads.WaitAsync(http, location, Cancel));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);

        using var reader = await SendAsync(
            address,
            $"GET {location.OriginalString}/source HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n",
            limit.Token
        );

        // 512 bytes a second, until the server closes the connection.
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

    private static async Task<TcpClient> SendAsync(Uri address, string request, CancellationToken cancellationToken)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 }; // small, since buffered data can be read after the connection is closed
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
