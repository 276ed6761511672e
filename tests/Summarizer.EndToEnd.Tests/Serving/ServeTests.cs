using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Testing;

namespace Summarizer.EndToEnd.Tests.Serving;

public class ServeTests(AzuriteServer azurite)
{
    private const string Article = "Bees Return to the Harbour\n\nThe council has opened forty hives on its roofs.";

    private static readonly Regex ServingAgain = new(
        "Serving on .*Serving on ",
        RegexOptions.Singleline | RegexOptions.NonBacktracking
    );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task The_server_starts_its_own_Azurite_and_stops_it_on_exit(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        using var data = new TemporaryFolder();
        var (storage, ports) = FreePorts.Storage();
        var settings = new Dictionary<string, string> { ["Azurite:Location"] = data.Path };
        var (server, address) = await ServerProcess.ServeAsync(storage, settings);
        await using var stopping = server;
        using var http = new HttpClient { BaseAddress = address };
        var self = await UploadAsync(http);
        await WaitUntilReadyAsync(http, self);

        await server.SignalAsync(signal);

        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Contains("Started Azurite", server.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "Stopping ...\nStopped Azurite.\n",
            server.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Empty(server.Errors);
        foreach (var port in ports)
        {
            Assert.False(await FreePorts.IsListeningAsync(port));
        }

        // The digest is still there for the next server.
        var (next, nextAddress) = await ServerProcess.ServeAsync(storage, settings);
        await using var stoppingNext = next;
        using var nextHttp = new HttpClient { BaseAddress = nextAddress };
        var digest = await nextHttp.GetFromJsonAsync<JsonElement>(self, Cancel);
        Assert.Equal("ready", digest.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:0")]
    [InlineData("urls", "http://*:0")]
    [InlineData("urls", "http://localhost:0;http://[::]:0")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "0")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://0.0.0.0:0")]
    public async Task Without_keys_the_server_listens_on_loopback_only(string setting, string value)
    {
        var settings = new Dictionary<string, string>
        {
            [setting] = value,
            ["Storage:ConnectionString"] = azurite.ConnectionString,
        };

        var (exitCode, output, errors) = await ServerProcess.RunAsync(["serve"], settings);

        Assert.Equal(2, exitCode);
        Assert.Contains("Api__Keys__0__Key", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Serving on", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_listen_address_stops_the_server_with_a_message_and_no_stack_trace()
    {
        var settings = new Dictionary<string, string>
        {
            ["Kestrel:Endpoints:Http:Url"] = "localhost:5000",
            ["Storage:ConnectionString"] = azurite.ConnectionString,
        };

        var (exitCode, _, errors) = await ServerProcess.RunAsync(["serve"], settings);

        Assert.Equal(2, exitCode);
        Assert.Contains("'localhost:5000' is not an address to listen on", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_killed_leaves_no_Azurite_behind()
    {
        using var data = new TemporaryFolder();
        var (storage, ports) = FreePorts.Storage();
        var (server, _) = await ServerProcess.ServeAsync(
            storage,
            new Dictionary<string, string> { ["Azurite:Location"] = data.Path }
        );

        await server.DisposeAsync(); // kills

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        foreach (var port in ports)
        {
            while (await FreePorts.IsListeningAsync(port))
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    [Fact]
    public async Task An_Azurite_that_runs_already_is_used_and_left_running()
    {
        using var data = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["Azurite:Location"] = data.Path };
        var (server, address) = await ServerProcess.ServeAsync(azurite.ConnectionString, settings);
        await using var stopping = server;
        using var http = new HttpClient { BaseAddress = address };

        using var ready = await http.GetAsync("/api/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("already runs", server.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            await server.SignalAsync("TERM");
            Assert.Equal(0, await server.WaitForExitAsync());
        }

        Assert.True(await FreePorts.IsListeningAsync(azurite.BlobEndpoint.Port));
    }

    [Fact]
    public async Task Two_servers_on_other_ports_do_not_meet_in_one_folder()
    {
        using var data = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["Azurite:Location"] = data.Path };
        var (first, _) = await ServerProcess.ServeAsync(FreePorts.Storage().ConnectionString, settings);
        await using var stopping = first;
        settings["Storage:ConnectionString"] = FreePorts.Storage().ConnectionString;

        var (code, _, errors) = await ServerProcess.RunAsync(["serve", "--urls", "http://127.0.0.1:0"], settings);

        Assert.Equal(1, code);
        Assert.Contains("Another server keeps the data of its Azurite in", errors, StringComparison.Ordinal);
        Assert.Contains("Azurite:Location", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulator_on_other_ports_is_not_started_unless_its_folder_is_named()
    {
        var (storage, ports) = FreePorts.Storage();

        var (server, address) = await ServerProcess.ServeAsync(storage);

        await using var stopping = server;
        using var http = new HttpClient { BaseAddress = address };
        using var ready = await http.GetAsync("/api/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.DoesNotContain("Azurite", server.Output, StringComparison.Ordinal);
        Assert.False(await FreePorts.IsListeningAsync(ports[0]));
    }

    [Fact]
    public async Task A_port_in_use_stops_the_server_and_the_message_says_what_to_do()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        var (code, _, errors) = await ServerProcess.RunAsync(
            ["serve", "--urls", $"http://localhost:{port}"],
            new Dictionary<string, string> { ["Storage:ConnectionString"] = azurite.ConnectionString }
        );

        Assert.Equal(1, code);
        Assert.Equal($"Port {port} is in use. Choose another with --port.", errors.TrimEnd());
    }

    [Fact]
    public async Task Where_another_program_has_a_usual_port_Azurite_starts_on_free_ones()
    {
        using var data = new TemporaryFolder();
        using var holder = new TcpListener(IPAddress.Loopback, 10001);
        try
        {
            holder.Start();
        }
        catch (SocketException)
        {
            Assert.Skip("Something has the port 10001, perhaps an Azurite, which would be used.");
        }

        var (server, address) = await ServerProcess.ServeAsync(
            "UseDevelopmentStorage=true",
            new Dictionary<string, string> { ["Azurite:Location"] = data.Path }
        );
        await using var stopping = server;
        using var http = new HttpClient { BaseAddress = address };

        await WaitUntilReadyAsync(http, await UploadAsync(http));

        Assert.Contains("it starts on free ones", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ports 10000", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_port_used_by_another_program_stops_the_server_and_the_message_says_what_to_do()
    {
        using var data = new TemporaryFolder();
        var (storage, ports) = FreePorts.Storage();
        using var holder = new TcpListener(IPAddress.Loopback, ports[1]);
        holder.Start();

        var (code, _, errors) = await ServerProcess.RunAsync(
            ["serve", "--urls", "http://127.0.0.1:0"],
            new Dictionary<string, string> { ["Storage:ConnectionString"] = storage, ["Azurite:Location"] = data.Path }
        );

        Assert.Equal(1, code);
        Assert.Contains($"another program uses port {ports[1]} (queue)", errors, StringComparison.Ordinal);
        Assert.Contains("Storage:ConnectionString", errors, StringComparison.Ordinal);
        Assert.False(await FreePorts.IsListeningAsync(ports[0]));
    }

    [Fact]
    public async Task Serve_uploads_the_given_files_and_prints_their_digests()
    {
        var (server, address) = await ServerProcess.ServeAsync(
            azurite.ConnectionString,
            settings: null,
            "--upload",
            ServerProcess.Sample("tidal-barrier.txt"),
            ServerProcess.Sample("stadtbaeume.txt")
        );
        await using var stopping = server;

        await server.WaitForAsync(ServingAgain);

        Assert.Contains(
            "Norhaven Votes for a Tidal Barrier After Six Years of Argument",
            server.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("Q When will the Orle barrier be finished?", server.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Wie Lindenau seine Stadtbäume durch den Sommer bringt",
            server.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, server.Output.Split($"{address}api/articles/").Length - 1);
        Assert.Empty(server.Errors);
    }

    private static async Task<string> UploadAsync(HttpClient http)
    {
        using var answer = await http.PutAsync("/api/articles/bees.txt", new StringContent(Article), Cancel);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task WaitUntilReadyAsync(HttpClient http, string self)
    {
        var digest = await http.GetFromJsonAsync<JsonElement>($"{self}?wait=60", Cancel);
        Assert.Equal("ready", digest.GetProperty("status").GetString());
    }
}
