using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>The servers of a run: processes on one storage account that are killed, stalled and started again.</summary>
internal sealed class ChaosServers(int count, string connectionString, FakeModel model) : IAsyncDisposable
{
    private readonly ServerProcess?[] _processes = new ServerProcess?[count];
    private readonly Uri?[] _addresses = new Uri?[count];

    /// <summary>How long a silent server keeps its lease on an article.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(3);

    public int Count => count;

    /// <summary>The address of a server; null while it is dead or stalled.</summary>
    public Uri? AddressOf(int server) => _addresses[server];

    /// <summary>The name of a server in its calls to the model.</summary>
    public static string CallerOf(int server) => $"-{(char)('a' + server)}";

    public async Task StartAsync(int server)
    {
        var settings = new Dictionary<string, string>
        {
            ["Model:Endpoint"] = model.Endpoint.AbsoluteUri,
            ["Model:Name"] = FakeModel.Name,
            ["Model:ApiKey"] = FakeModel.Key + CallerOf(server),
            ["Digests:Lease"] = Lease.ToString(),
            ["Digests:MaxAttempts"] = "50",
            ["Digests:WatchInterval"] = "00:00:00.5",
            ["Azurite:Start"] = "false",
        };
        (_processes[server], _addresses[server]) = await ServerProcess.ServeAsync(connectionString, settings);
    }

    public async Task KillAsync(int server)
    {
        _addresses[server] = null;
        await _processes[server]!.SignalAsync("KILL");
        await _processes[server]!.DisposeAsync();
        _processes[server] = null;
    }

    /// <summary>Suspends a server, as swapping or a debugger does, and resumes it.</summary>
    public async Task StallAsync(int server, TimeSpan time, CancellationToken cancellationToken)
    {
        var address = _addresses[server];
        _addresses[server] = null;
        await _processes[server]!.SignalAsync("STOP");
        await Task.Delay(time, cancellationToken); // a stall has a length
        await _processes[server]!.SignalAsync("CONT");
        _addresses[server] = address;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }
        }
    }
}
