using System.Diagnostics;
using System.Globalization;

namespace Summarizer.Server.Azurite;

/// <summary>The storage emulator that the server started for itself. Disposing of it stops it.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60); // a cold start takes 1 to 3 s, more under load
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15); // longer than the keeper's own patience
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(5);

    private readonly Process _keeper;
    private readonly Action<string> _say;

    private AzuriteProcess(Process keeper, Action<string> say)
    {
        _keeper = keeper;
        _say = say;
    }

    /// <summary>
    /// Makes sure that the emulator runs if the configured storage is the emulator: an Azurite that listens already is
    /// used as it is, and none is started when storage is elsewhere.
    /// </summary>
    /// <returns>The Azurite to stop in the end; null if there is none that is ours.</returns>
    /// <exception cref="StartException">A port is taken by something else, or Azurite cannot be started.</exception>
    public static async Task<AzuriteProcess?> EnsureAsync(
        string connectionString,
        AzuriteOptions options,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        if (!options.Start || DevelopmentStorage.Parse(connectionString) is not { } storage)
        {
            return null;
        }

        if (await IsRunningAsync(storage, cancellationToken))
        {
            say($"Using the Azurite that already runs on ports {PortList(storage)}; it is left running.");
            return null;
        }

        var package =
            AzuritePackage.Find()
            ?? throw new StartException(
                "Storage is set to the emulator, and this is not a clone of the repository that Azurite could be "
                    + "installed in. Start Azurite yourself, or set Storage:ConnectionString to a storage account."
            );
        await package.InstallAsync(say, cancellationToken);
        var location = Path.GetFullPath(options.Location ?? Path.Combine(package.Root, ".azurite"));
        Directory.CreateDirectory(location);
        var log = Path.Combine(location, "azurite.log");

        var azurite = new AzuriteProcess(StartKeeper(package, storage, location, log), say);
        try
        {
            await azurite.WaitUntilReadyAsync(storage, log, cancellationToken);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }

        say($"Started Azurite on ports {PortList(storage)}; its data is in {location}.");
        return azurite;
    }

    /// <summary>Asks Azurite to close and waits until it has written out its data.</summary>
    public async ValueTask DisposeAsync()
    {
        using (_keeper)
        {
            if (!_keeper.HasExited)
            {
                _keeper.StandardInput.Close(); // the sign that the keeper waits for
                using var limit = new CancellationTokenSource(StopLimit);
                try
                {
                    await _keeper.WaitForExitAsync(limit.Token);
                    _say("Stopped Azurite.");
                }
                catch (OperationCanceledException)
                {
                    _keeper.Kill(entireProcessTree: true);
                    _say("Azurite did not stop when asked and was killed.");
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

    // True: all three ports answer as Azurite. False: nothing listens. Anything between is for the user to sort out.
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
                $"An Azurite runs on this machine, but not with all of the blob, queue and table services on ports {PortList(storage)}. "
                    + "Stop it, and the server starts its own, or start it with all three."
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
            return false; // something listens and does not answer
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
                        throw new StartException($"Azurite did not start. Its last words ({log}):\n{LastWords(log)}");
                    }

                    await Task.Delay(PollInterval, limit.Token);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartException(
                $"Azurite was not ready after {StartLimit.TotalSeconds} seconds. Its last words ({log}):\n{LastWords(log)}"
            );
        }
    }

    private static string LastWords(string log)
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
