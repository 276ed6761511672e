using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;
using Summarizer.Tests.Infra;
using Summarizer.Tests.Notifications;

namespace Summarizer.Tests.Storage;

/// <summary>
/// docs/deploy.md lists every operation on storage: the service runs behind a proxy that permits exactly those, and uses all
/// of them.
/// </summary>
public sealed partial class LeastPrivilegeTests : IAsyncDisposable
{
    private const string Text =
        "Wardens of the Lagoon\n\nThe lagoon council has hired twelve wardens. They count the seals each morning. "
        + "The seals had left the lagoon in 1990, and came back when the mill was closed.";

    // The kind of resource that each built-in Azure role covers.
    private static readonly Dictionary<string, StorageKind> Roles = new()
    {
        ["Storage Blob Data Owner"] = StorageKind.Container,
        ["Storage Table Data Contributor"] = StorageKind.Table,
        ["Storage Queue Data Contributor"] = StorageKind.Queue,
    };

    private readonly AzuriteServer _azurite = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_needs_exactly_the_documented_rights()
    {
        var granted = Documented().Select(d => d.Call).ToHashSet();
        var used = new ConcurrentDictionary<StorageCall, byte>();
        var refused = new ConcurrentDictionary<StorageCall, byte>();
        await _azurite.StartAsync(Cancel);
        await new StorageClients(new() { ConnectionString = _azurite.ConnectionString }).CreateAllAsync(Cancel); // Bicep's part
        await using var line = await FaultyStorage.StartAsync(_azurite, Cancel);
        line.Permits = calls =>
        {
            foreach (var call in calls)
            {
                (granted.Contains(call) ? used : refused)[call] = 0;
            }

            return calls.All(granted.Contains);
        };
        await using var model = await FakeModel.StartAsync(Cancel);

        var log = new CalmLog();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using (var service = await StartAsync(line, model, receiver, log))
        {
            await TellTheStoryAsync(service, model, used);
            // A server writes no messages to its own queue; the Functions head does.
            await using var other = await StartAsync(line, model, receiver, log, watch: false);
            (
                await other.Http.PostAsync($"/api/articles/{Id("nonsense.txt")}/retry", content: null, Cancel)
            ).EnsureSuccessStatusCode();
            await UntilAsync(() => used.Count == granted.Count); // cleanup runs in the background
        }

        // Startup tries to create everything, and accepts a refusal if it exists.
        Assert.DoesNotContain(log.Alarms, alarm => alarm.Contains("set up", StringComparison.Ordinal));
        Assert.Empty(refused.Keys.Where(call => call.Action != "create").Select(c => $"{c}"));
        Assert.NotEmpty(refused);
        Assert.Equal(granted.Select(c => $"{c}").Order(), used.Keys.Select(c => $"{c}").Order());
    }

    [Fact]
    public void The_documented_rights_name_all_resources_and_only_granted_roles()
    {
        var documented = Documented();
        var grants = InfraRole.All.Where(role => role.Who == "app").Select(role => role.Name).ToList();

        Assert.Equal(StorageNames.Containers.Order(), Names(StorageKind.Container));
        Assert.Equal(StorageNames.Tables.Order(), Names(StorageKind.Table));
        Assert.Equal(StorageNames.Queues.Order(), Names(StorageKind.Queue));
        Assert.All(documented, row => Assert.Equal(Roles[row.Role], row.Call.Kind));
        Assert.All(documented, row => Assert.Contains(row.Role, grants));

        IEnumerable<string> Names(StorageKind kind) =>
            documented.Where(d => d.Call.Kind == kind).Select(d => d.Call.Name).Distinct().Order();
    }

    [Theory]
    [InlineData("container articles")]
    [InlineData("table lists")]
    [InlineData("queue digest-requests")]
    public async Task Readiness_names_a_resource_that_is_missing_and_cannot_be_created(string missing)
    {
        await _azurite.StartAsync(Cancel);
        var clients = new StorageClients(new() { ConnectionString = _azurite.ConnectionString });
        await clients.CreateAllAsync(Cancel);
        await (
            missing.Split(' ') switch
            {
                ["container", var name] => clients.Blobs.DeleteBlobContainerAsync(name, cancellationToken: Cancel),
                ["table", var name] => clients.Tables.GetTableClient(name).DeleteAsync(Cancel),
                [_, var name] => (Task)clients.Queues.DeleteQueueAsync(name, Cancel),
                _ => throw new InvalidOperationException(missing),
            }
        );
        await using var line = await FaultyStorage.StartAsync(_azurite, Cancel);
        line.Permits = calls => calls.All(call => call.Action != "create");

        await using var service = await ServiceHost.StartAsync(line.ConnectionString);
        using var answer = await service.Http.GetAsync("/api/health/ready", Cancel);

        Assert.Equal(503, (int)answer.StatusCode);
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var faulty = report.GetProperty("checks").EnumerateArray().Where(c => c.TryGetProperty("fault", out _));
        Assert.Equal(missing, Assert.Single(faulty).GetProperty("name").GetString());
    }

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    private static Task<ServiceHost> StartAsync(
        FaultyStorage line,
        FakeModel model,
        WebhookReceiver receiver,
        CalmLog log,
        bool watch = true
    ) =>
        ServiceHost.StartAsync(
            line.ConnectionString,
            watch,
            settings: new Dictionary<string, string?>
            {
                ["Model:Endpoint"] = model.Endpoint.ToString(),
                ["Model:Name"] = FakeModel.Name,
                ["Model:ApiKey"] = FakeModel.Key,
                ["Model:MaxTries"] = "1",
                ["Model:InputUsdPerMillionTokens"] = "1",
                ["Model:OutputUsdPerMillionTokens"] = "2",
                ["Model:DailyBudgetUsd"] = "5",
                ["Digests:Notices"] = "true",
                ["Digests:Webhook:Address"] = receiver.Address,
                ["Digests:Webhook:Secret"] = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3",
                ["Digests:Webhook:AllowHttp"] = "true",
                ["Digests:Webhook:AllowPrivateAddresses"] = "true",
                ["Digests:Lease"] = "00:00:06",
            },
            configure: services => services.AddLogging(logging => logging.AddProvider(log))
        );

    private async Task TellTheStoryAsync(
        ServiceHost service,
        FakeModel model,
        ConcurrentDictionary<StorageCall, byte> used
    )
    {
        using (model.Hold())
        {
            await UploadAsync(service, "slow.txt", Text + " It takes its time.");
            await UntilAsync(() => used.ContainsKey(new(StorageKind.Table, StorageNames.ArticlesTable, "merge"))); // renewed
        }

        Assert.Equal("ready", await StatusAsync(service, await UploadAsync(service, "a.txt", Text)));
        Assert.Equal(
            "ready",
            await StatusAsync(service, await UploadAsync(service, "a.txt", Text + " There is more."))
        );
        Assert.Equal("ready", await StatusAsync(service, await UploadAsync(service, "b.txt", Text)));

        model.Faults = (_, _) => new FakeFault.Content("no JSON");
        Assert.Equal(
            "ready",
            await StatusAsync(service, await UploadAsync(service, "nonsense.txt", Text + " Or not."))
        ); // by extraction
        model.Faults = (_, _) => new FakeFault.Status(500);
        var outage = await UploadAsync(service, "outage.txt", Text + " Nobody knows.");
        await UntilAsync(() => model.Calls.Any(c => c.Status == 500));
        model.Faults = (_, _) => null;
        await service.Http.PostAsync($"/api/articles/{outage}/retry", content: null, Cancel);

        // A DOCX file whose end would tell that it is damaged.
        var inBlocks =
            $"PK\u0003\u0004{new string('\u0001', 22)}\u0011\0\0\0word/document.xml{new string('.', 5 << 20)}";
        var failed = await UploadAsync(service, "broken.docx", inBlocks);
        Assert.Equal("failed", await StatusAsync(service, failed));
        foreach (
            var list in new[]
            {
                "articles?limit=1",
                "articles?q=lagoon",
                "faqs",
                "keywords",
                "feed.json",
                "health/ready",
            }
        )
        {
            (await service.Http.GetAsync($"/api/{list}", Cancel)).EnsureSuccessStatusCode();
        }

        var page = await service.Http.GetFromJsonAsync<JsonElement>("/api/articles?limit=1", Cancel);
        await service.Http.GetFromJsonAsync<JsonElement>(
            $"/api/articles?limit=1&after={page.GetProperty("next")}",
            Cancel
        );
        var a = Id("a.txt");
        (await service.Http.GetAsync($"/api/articles/{a}/source", Cancel)).EnsureSuccessStatusCode();
        var requests = new QueueClient(_azurite.ConnectionString, StorageNames.DigestRequests);
        await requests.SendMessageAsync("no message of ours", Cancel);
        await service.Services.GetRequiredService<ArticleFailures>().RecordAsync("nor this one", Cancel);
        await service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel);
        (await service.Http.DeleteAsync($"/api/articles/{a}", Cancel)).EnsureSuccessStatusCode();
        (await service.Http.DeleteAsync($"/api/articles/{Id("b.txt")}", Cancel)).EnsureSuccessStatusCode();
    }

    private static string Id(string name) => ArticleId.Of(name).Value;

    private static async Task<string> UploadAsync(ServiceHost service, string name, string text)
    {
        using var content = new StringContent(text);
        (await service.Http.PutAsync($"/api/articles/{name}", content, Cancel)).EnsureSuccessStatusCode();
        return Id(name);
    }

    private static async Task<string> StatusAsync(ServiceHost service, string id) =>
        (await service.Http.GetFromJsonAsync<JsonElement>($"/api/articles/{id}?wait=30", Cancel))
            .GetProperty("status")
            .GetString()!;

    // Until it holds or the time is up: the assertions that follow say what is missing.
    private static async Task UntilAsync(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition() && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(50, Cancel); // neither the model nor storage has a signal for this
        }
    }

    private static List<(StorageCall Call, string Role)> Documented() =>
        [
            .. TableRow()
                .Matches(Repository.Text("docs", "deploy.md"))
                .SelectMany(row =>
                    row.Groups["actions"]
                        .Value.Split(", ")
                        .Select(action =>
                            (
                                new StorageCall(
                                    Enum.Parse<StorageKind>(row.Groups["kind"].Value, ignoreCase: true),
                                    row.Groups["name"].Value,
                                    action
                                ),
                                row.Groups["role"].Value
                            )
                        )
                ),
        ];

    [GeneratedRegex(
        @"^\| (?<kind>container|table|queue) `(?<name>[a-z-]+)` \| (?<actions>[a-z, ]+) \| (?<role>[A-Za-z ]+) \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TableRow();
}
