using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Summarizer.FunctionsHost;

/// <summary>The listeners of blobs and queues, as the Functions host runs them, with the values of the deployed host.json.</summary>
internal sealed class Listeners : IAsyncDisposable
{
    private const string Root = "AzureFunctionsJobHost"; // where the Functions host puts what stands in host.json

    private readonly IHost _host;
    private readonly Webhooks _webhooks;

    private Listeners(IHost host, Webhooks webhooks)
    {
        _host = host;
        _webhooks = webhooks;
    }

    public static async Task<Listeners> StartAsync(
        string folder,
        IReadOnlyDictionary<string, string> settings,
        IEnumerable<FunctionDefinition> functions,
        Forwarder.Invoke invoke,
        WorkerOutput output,
        CancellationToken cancellationToken
    )
    {
        var hostJson = new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, "host.json")).Build();
        var webhooks = new Webhooks();
        var host = new HostBuilder()
            .ConfigureAppConfiguration(configuration =>
                configuration
                    .AddInMemoryCollection(
                        hostJson.AsEnumerable().Select(pair => KeyValuePair.Create($"{Root}:{pair.Key}", pair.Value))
                    )
                    .AddInMemoryCollection([new("AzureWebJobsConfigurationSection", Root)])
                    .AddInMemoryCollection(settings!) // as in Azure, they can replace a value of host.json
            )
            .ConfigureLogging(logging =>
                logging
                    .AddProvider(new OutputLog(output))
                    .SetMinimumLevel(LogLevel.Warning)
                    .AddFilter("Azure", LogLevel.None) // the listeners ask for queues that are not there yet
            )
            .ConfigureServices(services =>
                services
                    .AddSingleton(invoke)
                    .AddSingleton<ITypeLocator>(new OneType(ListenerClass.Define(functions)))
#pragma warning disable CS0618 // "Not ready for public consumption": it is how the Functions host takes an extension's requests
                    .AddSingleton<IWebHookProvider>(webhooks)
#pragma warning restore CS0618
                    .Configure<JobHostFunctionTimeoutOptions>(limit =>
                    {
                        limit.Timeout = TimeSpan.Parse(hostJson["functionTimeout"]!, CultureInfo.InvariantCulture);
                        limit.ThrowOnTimeout = true;
                    })
            )
            .ConfigureWebJobs(jobs => jobs.AddAzureStorageCoreServices().AddAzureStorageBlobs().AddAzureStorageQueues())
            .Build();
        await host.StartAsync(cancellationToken);
        return new(host, webhooks);
    }

    /// <summary>Passes a request to the blob extension, as the host does with <c>/runtime/webhooks/blobs</c>.</summary>
    public Task<HttpResponseMessage> ReceiveAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _webhooks.Handlers["blobs"].ConvertAsync(request, cancellationToken);

    /// <summary>Stops listening, cancels what runs, and waits for it.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync(CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // Two blob triggers, as in a Debug build, share a listener, and the second finds it stopped.
        }

        _host.Dispose();
    }

    private sealed class OneType(Type type) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => [type];
    }

#pragma warning disable CS0618 // as above
    private sealed class Webhooks : IWebHookProvider
    {
        public ConcurrentDictionary<
            string,
            IAsyncConverter<HttpRequestMessage, HttpResponseMessage>
        > Handlers { get; } = new();

        public Uri GetUrl(IExtensionConfigProvider extension)
        {
            var name = extension.GetType().Name.Contains("Blob", StringComparison.Ordinal) ? "blobs" : "other";
            if (extension is IAsyncConverter<HttpRequestMessage, HttpResponseMessage> handler)
            {
                Handlers[name] = handler;
            }

            return new Uri($"http://localhost/runtime/webhooks/{name}");
        }
    }
#pragma warning restore CS0618

    private sealed class OutputLog(WorkerOutput output) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => output.Add($"[{logLevel}] {formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
