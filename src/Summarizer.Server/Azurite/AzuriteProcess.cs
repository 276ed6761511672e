using System.Diagnostics;
using System.Globalization;

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

    private AzuriteProcess(Process keeper, FileStream folder, Action<string> say)
    {
        _keeper = keeper;
        _folder = folder;
        _say = say;
    }

    /// <summary>
    /// Starts Azurite if storage is the emulator and none is running; null if none was started. On other ports than the
    /// usual ones only if the folder is named: two servers must not meet in one.
    /// </summary>
    /// <exception cref="StartException">Another program uses a port, or Azurite cannot be started.</exception>
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

        if (await IsRunningAsync(storage, cancellationToken))
        {
            say($"Using the Azurite that already runs on ports {PortList(storage)}. It will be left running.");
            return null;
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
            LockFile.TryTake(Path.Combine(location, "server.lock"))
            ?? throw new StartException(
                $"Another server keeps the data of its Azurite in {location}. Stop it, use the same ports, or set Azurite:Location to another folder."
            );
        var log = Path.Combine(location, "azurite.log");

        var azurite = new AzuriteProcess(StartKeeper(package, storage, location, log), folder, say);
        try
        {
            await azurite.WaitUntilReadyAsync(storage, log, cancellationToken);
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

    // True if Azurite listens on all three ports, false if nothing does. The user has to sort out anything else.
    private static async Task<bool> IsRunningAsync(DevelopmentStorage storage, CancellationToken cancellationToken)
    {
        var taken = new List<string>();
        var running = 0;
        foreach (var (service, port) in storage.Ports)
        {
            if (!await PortProbe.IsListeningAsync(storage.Host, port, cancellationToken))
            {
                continue;
            }

            if (await IsAzuriteAsync(storage.Host, port, cancellationToken))
            {
                running++;
            }
            else
            {
                taken.Add($"{port} ({service})");
            }
        }

        if (taken.Count > 0)
        {
            throw new StartException(
                $"Azurite cannot start: another program uses port {string.Join(", ", taken)}. Stop that program, or set "
                    + "Storage:ConnectionString to an Azurite on other ports or to a storage account."
            );
        }

        return running switch
        {
            0 => false,
            3 => true,
            _ => throw new StartException(
                $"An Azurite is running, but not with all of the blob, queue and table services on ports {PortList(storage)}. "
                    + "Stop it, and the server starts its own, or restart it with all three."
            ),
        };
    }

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

    private async Task WaitUntilReadyAsync(DevelopmentStorage storage, string log, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            foreach (var (_, port) in storage.Ports)
            {
                while (!await PortProbe.IsListeningAsync(storage.Host, port, limit.Token))
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
