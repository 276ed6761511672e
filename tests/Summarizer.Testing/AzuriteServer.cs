using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Summarizer.Testing;

/// <summary>
/// The pinned Azurite as a process on free ports of 127.0.0.1. As an xunit fixture
/// (<c>[assembly: AssemblyFixture(typeof(AzuriteServer))]</c>) it keeps its data in memory; one made by
/// <see cref="WithDataKept"/> can be restarted on the same ports without losing data. It always ends with this process.
/// </summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    /// <summary>The account of every Azurite.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The key of that account: published by Microsoft, the same everywhere, not a secret.</summary>
    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int MostTries = 5;
    private const string LastService = "Azurite Table service is successfully listening";

    // Generous: a loaded machine takes seconds to start node.
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(20);

    private readonly string? _dataDirectory;
    private readonly StringBuilder _output = new();
    private Process? _process;
    private int[]? _ports;

    /// <summary>A server that keeps its data in memory.</summary>
    public AzuriteServer()
        : this(dataDirectory: null) { }

    private AzuriteServer(string? dataDirectory) => _dataDirectory = dataDirectory;

    /// <summary>A server whose data survives <see cref="StopAsync"/>; disposing deletes it. Not started yet.</summary>
    public static AzuriteServer WithDataKept() => new(Directory.CreateTempSubdirectory("summarizer-azurite-").FullName);

    /// <summary>The connection string.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};"
        + $"BlobEndpoint={BlobEndpoint};QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};";

    /// <summary>The address of the account's blobs.</summary>
    public Uri BlobEndpoint => Endpoint(0);

    /// <summary>The address of the account's queues.</summary>
    public Uri QueueEndpoint => Endpoint(1);

    /// <summary>The address of the account's tables.</summary>
    public Uri TableEndpoint => Endpoint(2);

    /// <inheritdoc />
    public ValueTask InitializeAsync() => new(StartAsync(CancellationToken.None));

    /// <summary>Starts the server and waits until it listens: after a stop, on the same ports.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_process is not null)
        {
            throw new InvalidOperationException("Azurite is already running.");
        }

        for (var attempt = 1; !await TryStartAsync(_ports ?? FreePorts(), cancellationToken); attempt++)
        {
            // Another process may take a port before Azurite does. Ports already published cannot change.
            if (attempt == MostTries || _ports is not null || !Output.Contains("EADDRINUSE", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Azurite did not start: {Output}");
            }
        }
    }

    /// <summary>Stops the server cleanly: its ports refuse connections afterwards.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StopDeadline);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        finally
        {
            Kill(process);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        if (_dataDirectory is not null)
        {
            Directory.Delete(_dataDirectory, recursive: true);
        }
    }

    private string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    [SuppressMessage(
        "Reliability",
        "CA2000:Dispose objects before losing scope",
        Justification = "The process is disposed here if it fails to start, and otherwise when it is stopped."
    )]
    private async Task<bool> TryStartAsync(int[] ports, CancellationToken cancellationToken)
    {
        var process = new Process { StartInfo = Command(ports), EnableRaisingEvents = true };
        var listens = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => listens.TrySetResult(false);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        lock (_output)
        {
            _output.Clear();
        }

        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("Azurite needs Node.js 20 or newer on the PATH.", e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = false;
        try
        {
            started = await listens.Task.WaitAsync(StartDeadline, cancellationToken);
            if (!started)
            {
                await process.WaitForExitAsync(cancellationToken); // for the rest of its output, which says why
            }
        }
        finally
        {
            if (!started)
            {
                Kill(process);
            }
        }

        if (started)
        {
            (_process, _ports) = (process, ports);
        }

        return started;

        void Hear(string? line)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }

            if (line?.StartsWith(LastService, StringComparison.Ordinal) == true)
            {
                listens.TrySetResult(true);
            }
        }
    }

    private ProcessStartInfo Command(int[] ports)
    {
        var root = RepositoryRoot();
        var azurite = Path.Combine(root, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(azurite))
        {
            throw new InvalidOperationException($"Azurite is not installed: run `npm ci` in {root}.");
        }

        var command = new ProcessStartInfo("node")
        {
            // Files that Azurite writes to its working directory must not end up in the repository.
            WorkingDirectory = _dataDirectory ?? Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--require",
                Path.Combine(AppContext.BaseDirectory, "exit-with-parent.cjs"),
                azurite,
                "--silent",
                "--skipApiVersionCheck",
                "--disableTelemetry",
            },
        };
        foreach (var (service, port) in new[] { "blob", "queue", "table" }.Zip(ports))
        {
            command.ArgumentList.Add($"--{service}Host");
            command.ArgumentList.Add("127.0.0.1");
            command.ArgumentList.Add($"--{service}Port");
            command.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        }

        foreach (
            var argument in _dataDirectory is null ? ["--inMemoryPersistence"] : new[] { "--location", _dataDirectory }
        )
        {
            command.ArgumentList.Add(argument);
        }

        return command;
    }

    private Uri Endpoint(int service) =>
        _ports is null
            ? throw new InvalidOperationException("Azurite has not been started.")
            : new Uri($"http://127.0.0.1:{_ports[service].ToString(CultureInfo.InvariantCulture)}/{AccountName}");

    // Below the ephemeral ranges of operating systems: an outgoing connection could otherwise take a port while the server
    // is stopped, or even connect to itself.
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A port is not a secret.")]
    private static int[] FreePorts()
    {
        var ports = new HashSet<int>();
        while (ports.Count < 3)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                ports.Add(port);
            }
            catch (SocketException e)
                when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Taken: try another.
            }
        }

        return [.. ports];
    }

    private static string RepositoryRoot()
    {
        for (
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            directory is not null;
            directory = directory.Parent
        )
        {
            if (File.Exists(Path.Combine(directory.FullName, "Summarizer.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"No Summarizer.sln above {AppContext.BaseDirectory}.");
    }

    private static void Kill(Process process)
    {
        using (process)
        {
            process.Kill();
        }
    }
}
