using System.Diagnostics;
using System.Globalization;
using Summarizer.Settings;

namespace Summarizer.Server.Azurite;

/// <summary>The storage emulator started by this server. Disposing stops it.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60); // a cold start takes 1 to 3 s, more under load
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15); // longer than the keeper's own limit
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(5);

    private readonly Process _keeper;
    private readonly FileStream _folder;
    private readonly Action<string> _say;

    private AzuriteProcess(DevelopmentStorage storage, Process keeper, FileStream folder, Action<string> say)
    {
        Storage = storage;
        _keeper = keeper;
        _folder = folder;
        _say = say;
    }

    /// <summary>Where it listens.</summary>
    public DevelopmentStorage Storage { get; }

    /// <summary>
    /// Starts Azurite if storage is the emulator and none is running; null if none was started. On ports of the user's choice
    /// only if the folder is named: two servers must not meet in one. Where other programs have the usual ports, on free ones.
    /// </summary>
    /// <exception cref="StartException">Another program uses a chosen port, or Azurite cannot be started.</exception>
    /// <exception cref="SettingsException">Its folder cannot be written.</exception>
    public static async Task<AzuriteProcess?> EnsureAsync(
        string connectionString,
        AzuriteOptions options,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        if (
            !options.Start
            || DevelopmentStorage.Parse(connectionString) is not { } storage
            || (storage != DevelopmentStorage.Default && options.Location is null)
        )
        {
            return null;
        }

        var (azurites, others) = await ListenersAsync(storage, cancellationToken);
        if (azurites == 3)
        {
            say($"Using the Azurite that already runs on ports {PortList(storage)}. It will be left running.");
            return null;
        }

        if (azurites + others.Count > 0)
        {
            if (storage != DevelopmentStorage.Default)
            {
                throw Taken(storage, others);
            }

            storage = DevelopmentStorage.OnFreePorts();
            say("Other programs use Azurite's ports (10000, 10001, 10002); it starts on free ones.");
        }

        var package =
            AzuritePackage.Find()
            ?? throw new StartException(
                "Storage is set to the emulator, but Azurite can only be installed in a clone of the repository. "
                    + "Start Azurite yourself, or set Storage:ConnectionString to a storage account."
            );
        await package.InstallAsync(say, cancellationToken);
        var location = Path.GetFullPath(options.Location ?? Path.Combine(package.Root, ".azurite"));
        var folder =
            TakeFolder(location)
            ?? throw new StartException(
                $"Another server keeps the data of its Azurite in {location}. Stop it, use the same ports, or set Azurite:Location to another folder."
            );
        var log = Path.Combine(location, "azurite.log");

        var azurite = new AzuriteProcess(storage, StartKeeper(package, storage, location, log), folder, say);
        try
        {
            await azurite.WaitUntilReadyAsync(log, cancellationToken);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }

        say($"Started Azurite on ports {PortList(storage)}. Its data is in {location}.");
        return azurite;
    }

    public async ValueTask DisposeAsync()
    {
        using (_folder)
        using (_keeper)
        {
            if (!_keeper.HasExited)
            {
                _keeper.StandardInput.Close(); // tells the keeper to stop Azurite
                using var limit = new CancellationTokenSource(StopLimit);
                try
                {
                    await _keeper.WaitForExitAsync(limit.Token);
                    _say("Stopped Azurite.");
                }
                catch (OperationCanceledException)
                {
                    _keeper.Kill(entireProcessTree: true);
                    _say("Azurite did not stop in time and was killed.");
                }
            }
        }
    }

    private static Process StartKeeper(AzuritePackage package, DevelopmentStorage storage, string location, string log)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Azurite", "azurite-keeper.mjs"),
            log,
            package.Script,
            "--silent",
            "--disableTelemetry",
            "--skipApiVersionCheck",
            "--location",
            location,
            .. storage.Ports.SelectMany(p =>
                new[]
                {
                    $"--{p.Service}Host",
                    storage.Host,
                    $"--{p.Service}Port",
                    p.Port.ToString(CultureInfo.InvariantCulture),
                }
            ),
        ];
        return Process.Start(
            new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardInput = true }
        )!;
    }

    private static FileStream? TakeFolder(string location)
    {
        try
        {
            return LockFile.TryTake(Path.Combine(location, "server.lock"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"Azurite:Location cannot be written to: {e.Message}"]);
        }
    }

    // How many of the ports an Azurite has, and which another program.
    private static async Task<(int Azurites, IReadOnlyList<string> Others)> ListenersAsync(
        DevelopmentStorage storage,
        CancellationToken cancellationToken
    )
    {
        var azurites = 0;
        var others = new List<string>();
        foreach (var (service, port) in storage.Ports)
        {
            if (!await PortProbe.IsListeningAsync(storage.Host, port, cancellationToken))
            {
                continue;
            }

            if (await IsAzuriteAsync(storage.Host, port, cancellationToken))
            {
                azurites++;
            }
            else
            {
                others.Add($"{port} ({service})");
            }
        }

        return (azurites, others);
    }

    private static StartException Taken(DevelopmentStorage storage, IReadOnlyList<string> others) =>
        new(
            others.Count > 0
                ? $"Azurite cannot start: another program uses port {string.Join(", ", others)}. Stop that program, or set "
                    + "Storage:ConnectionString to an Azurite on other ports or to a storage account."
                : $"An Azurite is running, but not with all of the blob, queue and table services on ports {PortList(storage)}. "
                    + "Stop it, and the server starts its own, or restart it with all three."
        );

    private static async Task<bool> IsAzuriteAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = ProbeLimit };
        try
        {
            using var answer = await client.GetAsync(
                new Uri($"http://{host}:{port}/{DevelopmentStorage.AccountName}?comp=list"),
                cancellationToken
            );
            return answer.Headers.TryGetValues("Server", out var server)
                && server.Any(s => s.StartsWith("Azurite", StringComparison.Ordinal));
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false; // something listens but does not respond
        }
    }

    private async Task WaitUntilReadyAsync(string log, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            foreach (var (_, port) in Storage.Ports)
            {
                while (!await PortProbe.IsListeningAsync(Storage.Host, port, limit.Token))
                {
                    if (_keeper.HasExited)
                    {
                        throw new StartException($"Azurite did not start. End of {log}:\n{EndOf(log)}");
                    }

                    await Task.Delay(PollInterval, limit.Token);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartException(
                $"Azurite was not ready after {StartLimit.TotalSeconds} seconds. End of {log}:\n{EndOf(log)}"
            );
        }
    }

    private static string EndOf(string log)
    {
        try
        {
            return string.Join('\n', File.ReadLines(log).TakeLast(10));
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }

    private static string PortList(DevelopmentStorage storage) => string.Join(", ", storage.Ports.Select(p => p.Port));
}
