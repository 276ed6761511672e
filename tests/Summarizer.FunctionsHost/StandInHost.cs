using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.FunctionsHost.Protocol;

namespace Summarizer.FunctionsHost;

/// <summary>
/// What of the Azure Functions host can be had here: the real listeners of blobs and queues, HTTP by proxy, and the worker protocol.
/// A worker that ends is replaced. There is no scaling, no timer (<see cref="FireTimerAsync"/>), and no managed identity.
/// </summary>
public sealed class StandInHost : IAsyncDisposable
{
    /// <summary>Opens the functions of level Function.</summary>
    public const string FunctionKey = "key-of-the-functions";

    /// <summary>The system key <c>blobs_extension</c>.</summary>
    public const string ExtensionKey = "key-of-the-blob-extension";

    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, string> _ofWorker;
    private readonly ConcurrentDictionary<string, WorkerConversation> _expected = new();
    private readonly WorkerOutput _output = new();
    private readonly WebApplication _rpc;
    private readonly Lock _lock = new();
    private Task<FunctionsWorker> _worker = Task.FromException<FunctionsWorker>(
        new InvocationFailedException("Not started.")
    );
    private Listeners? _listeners;
    private FunctionsFront? _front;
    private readonly CancellationTokenSource _disposed = new();
    private volatile bool _stopping;
    private volatile bool _abandoned;

    private StandInHost(string folder, IReadOnlyDictionary<string, string> ofWorker)
    {
        (_folder, _ofWorker) = (folder, ofWorker);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2)
        );
        builder.Services.AddRoutingCore().AddSingleton(_expected).AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        _rpc = builder.Build();
        _rpc.UseRouting();
        _rpc.MapGrpcService<WorkerService>();
        _rpc.UseEndpoints(_ => { });
    }

    /// <summary>Where the API is.</summary>
    public Uri Address => _front!.Address;

    /// <summary>What worker and listeners said so far.</summary>
    public string Output => _output.ToString();

    /// <summary>Called before each invocation of a blob or queue trigger with the function's name.</summary>
    public Action<string> Invoking { get; set; } = _ => { };

    /// <summary>Starts worker, listeners and HTTP.</summary>
    /// <param name="folder">The published head.</param>
    /// <param name="settings">The app settings.</param>
    /// <param name="ofWorker">Settings of the worker alone, over the others.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<StandInHost> StartAsync(
        string folder,
        IReadOnlyDictionary<string, string> settings,
        IReadOnlyDictionary<string, string> ofWorker,
        CancellationToken cancellationToken
    )
    {
        var host = new StandInHost(
            folder,
            new Dictionary<string, string>(settings.Where(pair => !ofWorker.ContainsKey(pair.Key)).Concat(ofWorker))
        );
        try
        {
            await host._rpc.StartAsync(cancellationToken);
            host.StartWorker();
            var functions = (await host._worker).Functions;
            host._listeners = await Listeners.StartAsync(
                folder,
                settings,
                functions,
                host.InvokeAsync,
                host._output,
                cancellationToken
            );
            host._front = await FunctionsFront.StartAsync(
                functions,
                FunctionKey,
                ExtensionKey,
                host.RunHttpAsync,
                host._listeners.ReceiveAsync,
                cancellationToken
            );
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fires a timer trigger and waits for its function.</summary>
    public Task FireTimerAsync(string function, CancellationToken cancellationToken) =>
        InvokeAsync(function, new() { Json = """{"IsPastDue":false}""" }, [], cancellationToken);

    /// <summary>Kills the worker; another one is started.</summary>
    public async Task KillWorkerAsync()
    {
        var worker = await _worker;
        worker.Kill();
        await worker.Ended;
    }

    /// <summary>Ends everything as a scale-in does: no new work, running functions are cancelled, the worker is told to end.</summary>
    /// <returns>The worker's exit code.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        await _listeners!.StopAsync(cancellationToken);
        var worker = await _worker;
        worker.Terminate();
        return await worker.Ended.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Ends everything as the death of an instance does: messages that were received stay hidden, since nobody gives them back.
    /// </summary>
    public void Abandon()
    {
        (_stopping, _abandoned) = (true, true);
        _ = _listeners!.StopAsync(CancellationToken.None); // looks for no more; what runs, runs until this is disposed
        _ = KillWorkerAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        await _disposed.CancelAsync();
        if (_front is not null)
        {
            await _front.DisposeAsync();
        }

        if (_worker.IsCompletedSuccessfully)
        {
            await (await _worker).DisposeAsync(); // first, so that nothing that runs is waited for
        }

        if (_listeners is not null)
        {
            await _listeners.DisposeAsync();
        }

        await _rpc.DisposeAsync();
        _disposed.Dispose();
    }

    private void StartWorker()
    {
        lock (_lock)
        {
            if (!_stopping)
            {
                _worker = FunctionsWorker.StartAsync(
                    _folder,
                    _ofWorker,
                    new Uri(_rpc.Urls.First()),
                    _expected,
                    _output
                );
                _ = ReplaceAsync(_worker);
            }
        }
    }

    private async Task ReplaceAsync(Task<FunctionsWorker> starting)
    {
        var worker = await starting;
        await worker.Ended;
        StartWorker();
        worker.GiveUp();
    }

    private async Task InvokeAsync(
        string function,
        Data input,
        IEnumerable<KeyValuePair<string, Data>> metadata,
        CancellationToken cancellationToken
    )
    {
        Invoking(function);
        try
        {
            var worker = await _worker;
            await worker.InvokeAsync(
                worker.Functions.Single(known => known.Name == function),
                Guid.NewGuid().ToString(),
                input,
                metadata,
                cancellationToken
            );
        }
        catch (InvocationFailedException) when (_abandoned)
        {
            await Task.Delay(Timeout.Infinite, _disposed.Token);
        }
    }

    private async Task RunHttpAsync(
        FunctionDefinition function,
        string invocation,
        Func<string, Task> forward,
        CancellationToken cancellationToken
    )
    {
        var worker = await _worker;
        var running = worker.InvokeAsync(function, invocation, new() { Http = new() }, [], cancellationToken);
        await forward(worker.HttpAddress);
        await running;
    }
}
