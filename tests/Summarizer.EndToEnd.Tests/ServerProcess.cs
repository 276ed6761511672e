using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Testing;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace Summarizer.EndToEnd.Tests;

/// <summary>The built server as a process, started as users start it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90); // a loaded machine starts slowly
    private static readonly Regex Serving = new(@"Serving on (http\S+) until Ctrl-C", RegexOptions.NonBacktracking);
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(_errors, line.Data);
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Metadata("Root");

    /// <summary>How a shell starts the server's program.</summary>
    public static string CommandLine => $"dotnet {Metadata("Server")}";

    public int Id => _process.Id;

    /// <summary>Standard output so far.</summary>
    public string Output
    {
        get
        {
            lock (_lock)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_lock)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>A file of the folder <c>samples</c>.</summary>
    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    /// <summary>Starts the server's program.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="settings">Settings by key, passed as environment variables.</param>
    /// <param name="input">Its standard input.</param>
    public static ServerProcess Start(
        string[] arguments,
        IReadOnlyDictionary<string, string>? settings = null,
        byte[]? input = null
    )
    {
        var start = new ProcessStartInfo("dotnet", [Metadata("Server"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        foreach (
            var key in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList()
        )
        {
            start.Environment.Remove(key);
        }

        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        server._process.StandardInput.BaseStream.Write(input ?? []);
        server._process.StandardInput.Close();
        return server;
    }

    /// <summary>Starts <c>serve</c> on a free port and waits until it is ready.</summary>
    public static async Task<(ServerProcess Server, Uri Address)> ServeAsync(
        string connectionString,
        IReadOnlyDictionary<string, string>? settings = null,
        params string[] arguments
    )
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["Storage:ConnectionString"] = connectionString,
        };
        var server = Start(["serve", "--urls", "http://127.0.0.1:0", .. arguments], all);
        try
        {
            var serving = await server.WaitForAsync(Serving);
            return (server, new Uri(serving.Groups[1].Value));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string[] arguments,
        IReadOnlyDictionary<string, string>? settings = null,
        byte[]? input = null
    )
    {
        await using var process = Start(arguments, settings, input);
        var code = await process.WaitForExitAsync();
        return (code, process.Output, process.Errors);
    }

    /// <summary>Waits until standard output matches.</summary>
    public async Task<Match> WaitForAsync(Regex expected)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            Task more;
            lock (_lock)
            {
                more = _more.Task;
            }

            var match = expected.Match(Output);
            if (match.Success)
            {
                return match;
            }

            if (_process.HasExited)
            {
                await _process.WaitForExitAsync(limit.Token); // until all of its output is read
                match = expected.Match(Output);
                return match.Success
                    ? match
                    : throw new InvalidOperationException($"The process ended ({_process.ExitCode}): {Output}{Errors}");
            }

            await Task.WhenAny(more, _process.WaitForExitAsync(limit.Token));
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"No output matched '{expected}': {Output}{Errors}");
            }
        }
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal, as a terminal or a service manager does.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(); // not its children: Azurite must notice by itself
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(StringBuilder to, string? line)
    {
        TaskCompletionSource more;
        lock (_lock)
        {
            if (line is not null)
            {
                to.AppendLine(line);
            }

            more = _more;
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        more.SetResult();
    }

    private static string Metadata(string key) =>
        typeof(ServerProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;
}
