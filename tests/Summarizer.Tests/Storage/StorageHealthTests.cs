using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Storage;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage;

/// <summary>Storage that is full, read only, closed or elsewhere: readiness names it, and the process survives.</summary>
public class StorageHealthTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static readonly Dictionary<string, string?> Settings = new() { ["Digests:Lease"] = "00:00:02" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [InlineData("write", "/articles/", "container articles", 403, "AuthorizationPermissionMismatch")]
    [InlineData("write", "/article-text/", "container article-text", 403, "AuthorizationPermissionMismatch")]
    [InlineData("write", "/lists", "table lists", 403, "AuthorizationPermissionMismatch")]
    [InlineData("write", "/digest-requests/", "queue digest-requests", 403, "AuthorizationPermissionMismatch")]
    [InlineData("read", "/articles", "container articles", 403, "AuthorizationFailure")]
    [InlineData("read", "/usage", "table usage", 403, "AuthenticationFailed")]
    // The whole account: read only as a secondary is, closed, not there yet.
    [InlineData("write", "/", "table articles", 403, "InsufficientAccountPermissions")]
    [InlineData("read", "/", "container service", 403, "AccountIsDisabled")]
    [InlineData("read", "/", "container service", 409, "AccountBeingCreated")]
    // Full, like Azurite on a full disk.
    [InlineData("write", "/", "container model-cache", 500, "InternalError")]
    public async Task Readiness_names_what_storage_refuses_and_the_service_recovers(
        string operation,
        string path,
        string name,
        int status,
        string code
    )
    {
        await new StorageClients(new() { ConnectionString = azurite.ConnectionString }).CreateAllAsync(Cancel);
        await using var storage = await FaultyStorage.StartAsync(azurite.Server, Cancel);
        storage.Refusals = request =>
            request.Path.Value!.StartsWith($"/{AzuriteServer.AccountName}{path}", StringComparison.Ordinal)
            && (operation == "read" || IsWrite(request))
                ? new(status, code, "The test refuses.")
                : null;
        await using var service = await ServiceHost.StartAsync(storage.ConnectionString, watch: true, Settings);

        var (unready, report) = await ReadyAsync(service);
        var fault = report
            .GetProperty("checks")
            .EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == name);
        using var upload = await PutAsync(service, "refused.txt");
        using var live = await service.Http.GetAsync("/api/health/live", Cancel);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (unready, live.StatusCode));
        Assert.Equal($"{operation}: {status} {code}", fault.GetProperty("fault").GetString());
        if (path is "/" or "/articles" or "/articles/" or "/lists")
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, upload.StatusCode);
            Assert.Equal("application/problem+json", upload.Content.Headers.ContentType!.MediaType);
            Assert.NotNull(upload.Headers.RetryAfter);
        }

        storage.Refusals = _ => null;
        var article = ServiceHost.NewName();
        using var taken = await PutAsync(service, article.Value);

        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(service)).Status);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal("ready", (await service.GetAsync(article, "?wait=30")).GetProperty("status").GetString());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/lists", "table lists")]
    [InlineData("/articles/", "container articles")]
    [InlineData("/digest-requests/", "queue digest-requests")]
    public async Task Readiness_names_an_error_code_that_storage_sends_only_in_a_header(string path, string name)
    {
        await new StorageClients(new() { ConnectionString = azurite.ConnectionString }).CreateAllAsync(Cancel);
        await using var storage = await FaultyStorage.StartAsync(azurite.Server, Cancel);
        storage.Refusals = request =>
            request.Path.Value!.StartsWith($"/{AzuriteServer.AccountName}{path}", StringComparison.Ordinal)
                ? new(403, "AuthorizationFailure", "") { HasNoBody = true }
                : null;
        await using var service = await ServiceHost.StartAsync(storage.ConnectionString);

        var (_, report) = await ReadyAsync(service);

        var check = report
            .GetProperty("checks")
            .EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == name);
        Assert.EndsWith(": 403 AuthorizationFailure", check.GetProperty("fault").GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_unknown_storage_account_is_reported_and_does_not_end_the_process()
    {
        var nowhere =
            $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.AccountName};AccountKey={AzuriteServer.AccountKey};"
            + "BlobEndpoint=http://nowhere.invalid/a;QueueEndpoint=http://nowhere.invalid/a;TableEndpoint=http://nowhere.invalid/a;";
        await using var service = await ServiceHost.StartAsync(nowhere, watch: true);

        var (status, report) = await ReadyAsync(service);
        using var live = await service.Http.GetAsync("/api/health/live", Cancel);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (status, live.StatusCode));
        Assert.All(
            report.GetProperty("checks").EnumerateArray(),
            check => Assert.Matches("^read: (out of reach|no answer in time)", check.GetProperty("fault").GetString())
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Resources_that_could_not_be_created_at_startup_are_created_when_storage_allows_it()
    {
        await using var fresh = new AzuriteServer();
        await fresh.StartAsync(Cancel);
        await using var storage = await FaultyStorage.StartAsync(fresh, Cancel);
        storage.Refusals = _ => new(403, "AuthorizationFailure", "This request is not authorized.");
        var time = new ManualTime();
        await using var service = await ServiceHost.StartAsync(
            storage.ConnectionString,
            configure: services => services.AddSingleton<TimeProvider>(time)
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadyAsync(service)).Status);

        storage.Refusals = _ => null;
        while ((await ReadyAsync(service)).Status is not HttpStatusCode.OK)
        {
            time.Advance(TimeSpan.FromSeconds(5)); // between two tries
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_readiness_check_leaves_no_upload_and_no_message()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(service)).Status);

        var articles = service.Storage.Blobs.GetBlobContainerClient("articles");
        Assert.False(await articles.GetBlobClient("health").ExistsAsync(Cancel));
        var peeked = await service.Storage.Queues.GetQueueClient("digest-ready").PeekMessagesAsync(1, Cancel);
        Assert.Empty(peeked.Value);
    }

    private static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private static async Task<(HttpStatusCode Status, JsonElement Report)> ReadyAsync(ServiceHost service)
    {
        using var answer = await service.Http.GetAsync("/api/health/ready", Cancel);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static Task<HttpResponseMessage> PutAsync(ServiceHost service, string name) =>
        service.Http.PutAsync($"/api/articles/{name}", new StringContent(Text), Cancel);
}
