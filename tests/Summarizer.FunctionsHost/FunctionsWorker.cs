using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Summarizer.FunctionsHost.Protocol;

namespace Summarizer.FunctionsHost;

/// <summary>The published head as a worker process: started, asked for its functions, which are loaded, and told to run them.</summary>
internal sealed class FunctionsWorker : IAsyncDisposable
{
    private const string HttpAddressCapability = "HttpUri";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90); // a loaded machine starts slowly

    private readonly Process _process;
    private readonly WorkerConversation _conversation;

    private FunctionsWorker(Process process, WorkerConversation conversation)
    {
        _process = process;
        _conversation = conversation;
    }

    public IReadOnlyList<FunctionDefinition> Functions { get; private set; } = [];

    /// <summary>Where the worker takes HTTP requests.</summary>
    public string HttpAddress { get; private set; } = "";

    /// <summary>Ends with the process, with its exit code.</summary>
    public Task<int> Ended { get; private set; } = Task.FromResult(-1);

    public static async Task<FunctionsWorker> StartAsync(
        string folder,
        IReadOnlyDictionary<string, string> settings,
        Uri rpc,
        ConcurrentDictionary<string, WorkerConversation> expected,
        WorkerOutput output
    )
    {
        var id = Guid.NewGuid().ToString();
        var conversation = new WorkerConversation(output.Add);
        expected[id] = conversation;
        var process = new Process { StartInfo = Command(folder, settings, rpc, id), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        var worker = new FunctionsWorker(process, conversation);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        worker.Ended = worker.WaitForExitAsync();
        try
        {
            await await Task.WhenAny(worker.LoadAsync(folder), worker.EndEarlyAsync()).WaitAsync(Patience);
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }

        return worker;
    }

    /// <summary>Runs a function: returns when it succeeded, otherwise throws.</summary>
    public async Task InvokeAsync(
        FunctionDefinition function,
        string invocation,
        Data input,
        IEnumerable<KeyValuePair<string, Data>> metadata,
        CancellationToken cancellationToken
    )
    {
        var request = new InvocationRequest
        {
            FunctionId = function.Id,
            InvocationId = invocation,
            TraceContext = new() { TraceParent = Activity.Current?.Id ?? "" },
            InputData =
            {
                new Parameter { Name = function.Parameter, Data = input },
            },
        };
        foreach (var (name, value) in metadata)
        {
            request.TriggerMetadata[name] = value;
        }

        var running = _conversation.AskAsync(new() { InvocationRequest = request });
        await using var cancellation = cancellationToken.Register(() =>
            _conversation.Tell(new() { InvocationCancel = new() { InvocationId = invocation } })
        );
        Expect((await running).InvocationResponse.Result);
    }

    /// <summary>Tells the worker to end, as before a scale-in.</summary>
    public void Terminate() => _conversation.Tell(new() { WorkerTerminate = new() });

    /// <summary>Ends the invocations that the process left behind, each with an exception.</summary>
    public void GiveUp() => _conversation.End();

    public void Kill() => _process.Kill(); // not its reader processes: they must notice by themselves

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        await Ended;
        GiveUp();
        _process.Dispose();
    }

    private async Task LoadAsync(string folder)
    {
        var init = await _conversation.AskAsync(
            new()
            {
                WorkerInitRequest = new()
                {
                    HostVersion = "4.0.0",
                    WorkerDirectory = folder,
                    FunctionAppDirectory = folder,
                },
            }
        );
        Expect(init.WorkerInitResponse.Result);
        HttpAddress = init.WorkerInitResponse.Capabilities[HttpAddressCapability];

        var metadata = await _conversation.AskAsync(
            new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = folder } }
        );
        Expect(metadata.FunctionMetadataResponse.Result);
        Functions =
        [
            .. metadata.FunctionMetadataResponse.FunctionMetadataResults.Select(function => new FunctionDefinition(
                function
            )),
        ];
        foreach (var function in Functions)
        {
            var loaded = await _conversation.AskAsync(
                new()
                {
                    FunctionLoadRequest = new() { FunctionId = function.Id, Metadata = function.Metadata },
                }
            );
            Expect(loaded.FunctionLoadResponse.Result);
        }
    }

    private async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task EndEarlyAsync() =>
        throw new InvocationFailedException($"The worker ended with {await Ended} before it was loaded.");

    // As the host's, from the worker.config.json that is deployed.
    private static ProcessStartInfo Command(
        string folder,
        IReadOnlyDictionary<string, string> settings,
        Uri rpc,
        string id
    )
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "worker.config.json")))!["description"]!;
        string[] arguments =
        [
            Path.Combine(folder, (string)config["defaultWorkerPath"]!),
            "--host",
            rpc.Host,
            "--port",
            rpc.Port.ToString(CultureInfo.InvariantCulture),
            "--functions-uri",
            rpc.AbsoluteUri,
            "--functions-worker-id",
            id,
            "--functions-request-id",
            id,
            "--functions-grpc-max-message-length",
            int.MaxValue.ToString(CultureInfo.InvariantCulture),
        ];
        var command = new ProcessStartInfo((string)config["defaultExecutablePath"]!, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var key in command
                .Environment.Keys.Where(key => key.StartsWith("ASPNETCORE_", StringComparison.Ordinal))
                .ToList()
        )
        {
            command.Environment.Remove(key);
        }

        foreach (var (key, value) in settings)
        {
            command.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        command.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        command.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = folder;
        return command;
    }

    private static void Expect(Outcome outcome)
    {
        if (outcome.Status != Outcome.Types.Status.Success)
        {
            throw new InvocationFailedException($"{outcome.Status}: {outcome.Exception?.Message}");
        }
    }
}
