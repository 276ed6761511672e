using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Summarizer.FunctionsHost;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>The published Functions head behind the stand-in host. Skips its tests where it is not published.</summary>
public sealed class FunctionsHead : Head
{
    private static readonly string Published = Path.Combine(ServerProcess.Root, "artifacts", "functions");

    private StandInHost? _host;

    public StandInHost Host => _host ?? throw new InvalidOperationException("The host has not been started.");

    public override string Output => _host?.Output ?? "";

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings)
        {
            ["AzureWebJobsStorage"] = Azurite.ConnectionString,
            ["ArticleStorage"] = Azurite.ConnectionString,
        };

    /// <summary>An event of Event Grid about a blob, in its schema.</summary>
    public JsonObject Event(string name, string type = "Microsoft.Storage.BlobCreated") =>
        new()
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["topic"] =
                "/subscriptions/S/resourceGroups/R/providers/Microsoft.Storage/storageAccounts/devstoreaccount1",
            ["subject"] = $"/blobServices/default/containers/articles/blobs/{name}",
            ["eventType"] = type,
            ["eventTime"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["dataVersion"] = "",
            ["metadataVersion"] = "1",
            ["data"] = new JsonObject
            {
                ["api"] = "PutBlob",
                ["contentType"] = "text/plain",
                ["blobType"] = "BlockBlob",
                ["url"] = $"{Azurite.BlobEndpoint}/articles/{name}",
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

    public override async Task ReportAsync(string name)
    {
        using var response = await PostAsync(new JsonArray(Event(name)));
        response.EnsureSuccessStatusCode();
    }

    public override Task SweepAsync() => Host.FireTimerAsync("Sweep", TestContext.Current.CancellationToken);

    protected override async Task<Uri> StartAsync()
    {
        Assert.SkipUnless(
            Directory.Exists(Published),
            "./test did not publish the Functions head: its packages are not available."
        );
        _host = await StandInHost.StartAsync(Published, Settings, TestContext.Current.CancellationToken);
        return _host.Address;
    }

    protected override async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    protected override void Sign(HttpClient http) =>
        http.DefaultRequestHeaders.Add("x-functions-key", StandInHost.FunctionKey);
}
