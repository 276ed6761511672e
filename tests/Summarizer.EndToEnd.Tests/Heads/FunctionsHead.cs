using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Summarizer.FunctionsHost;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>The published Functions head behind the stand-in host. Skips its tests where it is not published.</summary>
public class FunctionsHead : Head
{
    private static readonly string Published = Path.Combine(ServerProcess.Root, "artifacts", "functions");

    /// <summary>The folder of the Debug build, which also polls for uploads.</summary>
    public static readonly string Debug = Path.Combine(
        ServerProcess.Root,
        "src",
        "Summarizer.Functions",
        "bin",
        "Debug",
        "net10.0"
    );

    private readonly List<StandInHost> _abandoned = [];
    private StandInHost? _host;

    public StandInHost Host => _host ?? throw new InvalidOperationException("The host has not been started.");

    public override string Output => _host?.Output ?? "";

    /// <summary>The folder with the head.</summary>
    public string Folder { get; init; } = Published;

    // What the deployment tells the worker of its connection. No token is had for it here: an article is taken by its name, and the
    // service's own settings say where its storage is.
    private static readonly Dictionary<string, string> _ofWorker = new()
    {
        ["ArticleStorage"] = "",
        ["ArticleStorage:blobServiceUri"] = "https://account.blob.core.windows.net/",
        ["ArticleStorage:queueServiceUri"] = "https://account.queue.core.windows.net/",
        ["ArticleStorage:credential"] = "managedidentity",
        ["ArticleStorage:clientId"] = "00000000-0000-0000-0000-000000000000",
    };

    protected override Dictionary<string, string> Defaults =>
        new(base.Defaults)
        {
            ["AzureWebJobsStorage"] = Azurite.ConnectionString,
            ["ArticleStorage"] = Azurite.ConnectionString,
        };

    /// <summary>An event of Event Grid about a blob, in its schema.</summary>
    public JsonObject Event(
        string name,
        string type = "Microsoft.Storage.BlobCreated",
        string blobType = "BlockBlob",
        string container = "articles"
    ) =>
        new()
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["topic"] =
                "/subscriptions/S/resourceGroups/R/providers/Microsoft.Storage/storageAccounts/devstoreaccount1",
            ["subject"] = $"/blobServices/default/containers/{container}/blobs/{name}",
            ["eventType"] = type,
            ["eventTime"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["dataVersion"] = "",
            ["metadataVersion"] = "1",
            ["data"] = new JsonObject
            {
                ["api"] = "PutBlob",
                ["contentType"] = "text/plain",
                ["blobType"] = blobType,
                ["url"] = $"{Azurite.BlobEndpoint}/{container}/{name}",
            },
        };

    /// <summary>Posts events as Event Grid does to the address of its subscription.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        JsonNode events,
        string type = "Notification",
        string key = StandInHost.ExtensionKey
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/runtime/webhooks/blobs?functionName=Host.Functions.SummarizeArticle&code={key}"
        )
        {
            Content = new StringContent(events.ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { { "aeg-event-type", type } },
        };
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Ends when the host is about to run a function.</summary>
    public async Task NextInvocationAsync(string function)
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Host.Invoking += invoked =>
        {
            if (invoked == function)
            {
                next.TrySetResult();
            }
        };
        try
        {
            await next.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{function} was not run.\n{Output}", e);
        }
    }

    public override async Task ReportAsync(string name)
    {
        using var response = await PostAsync(new JsonArray(Event(name)));
        response.EnsureSuccessStatusCode();
    }

    public override async Task SweepAsync()
    {
        try
        {
            await Host.FireTimerAsync("Sweep", TestContext.Current.CancellationToken);
        }
        catch (InvocationFailedException)
        {
            // The worker is gone: the timer fires again.
        }
    }

    public override Task<int> DrainAsync() => Host.DrainAsync(TestContext.Current.CancellationToken);

    /// <summary>Kills the instance: what it had received comes back to nobody. Another one can be started.</summary>
    public void Abandon()
    {
        Host.Abandon();
        _abandoned.Add(Host);
        _host = null;
    }

    public override Task KillAsync() => Host.KillWorkerAsync();

    protected override async Task<Uri> StartHeadAsync()
    {
        Assert.SkipUnless(
            File.Exists(Path.Combine(Folder, "worker.config.json")),
            "./test did not build the Functions head: its packages are not available."
        );
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _host = await StandInHost.StartAsync(Folder, Settings, _ofWorker, TestContext.Current.CancellationToken);
        await WaitForAnswerAsync(_host.Address);
        return _host.Address;
    }

    protected override async Task StopAsync()
    {
        foreach (var host in _host is null ? _abandoned : [.. _abandoned, _host])
        {
            await host.DisposeAsync();
        }
    }

    // The worker gives a request five seconds to reach its function: on a loaded machine too few for the first.
    private static async Task WaitForAnswerAsync(Uri address)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            using var response = await http.GetAsync("/api/health/live", limit.Token);
            if (response.IsSuccessStatusCode)
            {
                return;
            }
        }
    }

    protected override void Sign(HttpClient http) =>
        http.DefaultRequestHeaders.Add("x-functions-key", StandInHost.FunctionKey);
}
