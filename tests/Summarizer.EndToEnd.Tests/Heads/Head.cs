using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Summarizer.Articles;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>A running head on an Azurite and a model of its own, and what its callers do with it.</summary>
public abstract class Head : IAsyncLifetime
{
    /// <summary>A key that may only read.</summary>
    public const string ReadKey = "a-key-that-may-only-read";

    private const string AdminKey = "a-key-that-may-do-everything";

    /// <summary>Ends what hangs: a loaded machine is slow.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private HttpClient? _http;

    /// <summary>Signed in as an administrator.</summary>
    public HttpClient Http => _http ?? throw new InvalidOperationException("The head has not been started.");

    public FakeModel Model { get; private set; } = null!;

    public AzuriteServer Azurite { get; } = new();

    public BlobContainerClient Articles => new(Azurite.ConnectionString, StorageNames.Articles);

    /// <summary>Settings of a test, to be given before the start.</summary>
    public Dictionary<string, string> More { get; } = [];

    /// <summary>What the head said so far.</summary>
    public abstract string Output { get; }

    /// <summary>Receives the webhook's notices.</summary>
    public NoticeReceiver Notices { get; private set; } = null!;

    protected virtual Dictionary<string, string> Defaults =>
        new()
        {
            ["Storage:ConnectionString"] = Azurite.ConnectionString,
            ["Azurite:Start"] = "false",
            ["Model:Endpoint"] = Model.Endpoint.AbsoluteUri,
            ["Model:Name"] = FakeModel.Name,
            ["Model:ApiKey"] = FakeModel.Key,
            ["Api:Keys:0:Key"] = AdminKey,
            ["Api:Keys:0:Role"] = "Admin",
            ["Api:Keys:1:Key"] = ReadKey,
            ["Api:Keys:1:Role"] = "Read",
            ["Digests:Webhook:Address"] = Notices.Address,
            ["Digests:Webhook:Secret"] = "whsec_" + Convert.ToBase64String(new byte[32]),
            ["Digests:Webhook:AllowHttp"] = "true",
            ["Digests:Webhook:AllowPrivateAddresses"] = "true",
        };

    /// <summary>What the head is started with: <see cref="More"/> has the last word.</summary>
    protected Dictionary<string, string> Settings
    {
        get
        {
            var settings = Defaults;
            foreach (var (key, value) in More)
            {
                settings[key] = value;
            }

            return settings;
        }
    }

    public static string Article(string about) =>
        $"The {about} of Westmouth\n\nThe {about} of Westmouth was opened by Captain Ada Quill on 3 March 1921. "
        + "It cost 4,200 crowns, and the council paid for all of it.\n\nFerries move to the north quay in autumn.";

    /// <summary>The status of an article; null if the response is a problem, whose status is a number.</summary>
    public static string? Status(JsonNode article) =>
        article["status"] is JsonValue value && value.TryGetValue<string>(out var status) ? status : null;

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        await StartAsync();
    }

    /// <summary>Starts what the head needs.</summary>
    public async Task PrepareAsync()
    {
        await Azurite.InitializeAsync();
        Model = await FakeModel.StartAsync(TestContext.Current.CancellationToken);
        Notices = await NoticeReceiver.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts the head, again after it was ended.</summary>
    public async Task StartAsync()
    {
        var address = await StartHeadAsync();
        _http?.Dispose();
        _http = Caller(address, AdminKey);
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await StopAsync();
        if (Model is not null)
        {
            await Model.DisposeAsync();
        }

        if (Notices is not null)
        {
            await Notices.DisposeAsync();
        }

        await Azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client with a key of the API; without one, with none at all.</summary>
    public HttpClient Caller(string? key) => Caller(Http.BaseAddress!, key);

    /// <summary>Ends the head as its surroundings do when they no longer need it.</summary>
    /// <returns>The exit code.</returns>
    public abstract Task<int> DrainAsync();

    /// <summary>Kills the process that digests; it is started again.</summary>
    public abstract Task KillAsync();

    /// <summary>Reports an upload, as the head's surroundings do. A server has none that do, and looks by itself.</summary>
    public abstract Task ReportAsync(string name);

    /// <summary>Starts a sweep where the head does not by itself.</summary>
    public abstract Task SweepAsync();

    /// <summary>Uploads past the API, as any storage tool does.</summary>
    public Task PutBlobAsync(string name, string text) =>
        Articles
            .GetBlobClient(name)
            .UploadAsync(new BinaryData(text), overwrite: true, TestContext.Current.CancellationToken);

    /// <summary>Uploads through the API.</summary>
    public async Task UploadAsync(string name, string text)
    {
        using var content = new StringContent(text, Encoding.UTF8, "text/plain");
        using var response = await Http.PutAsync(
            $"/api/articles/{name}",
            content,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await ReportAsync(name);
    }

    public static string PathOf(string name) => $"/api/articles/{ArticleId.Of(name)}";

    /// <summary>
    /// Waits until the response about an article is as expected, sweeping as the timer does, if asked to: a sweep passes over
    /// a row that is just being written.
    /// </summary>
    public async Task<JsonNode> WaitAsync(
        string name,
        Func<HttpStatusCode, JsonNode, bool> expected,
        bool sweeping = false
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var last = "";
        try
        {
            while (true)
            {
                if (sweeping)
                {
                    await SweepAsync();
                }

                using var response = await Http.GetAsync(PathOf(name) + "?wait=1", limit.Token);
                var body = await response.Content.ReadAsStringAsync(limit.Token);
                last = $"{response.StatusCode} {body}";
                if (body.Length > 0 && JsonNode.Parse(body) is { } article && expected(response.StatusCode, article))
                {
                    return article;
                }

                await Task.Delay(50, limit.Token); // nothing tells of a deletion or of an older state
            }
        }
        catch (OperationCanceledException e) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{name}: {last}\n{Output}", e);
        }
    }

    public Task<JsonNode> WaitForAsync(string name, string status = "ready") =>
        WaitAsync(name, (_, article) => Status(article) == status);

    /// <summary>Waits until the model is asked.</summary>
    public async Task WaitForModelAsync(int arrived = 1)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            while (Model.Arrived < arrived)
            {
                await Task.Delay(20, limit.Token);
            }
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"The model was asked {Model.Arrived} times.\n{Output}", e);
        }
    }

    protected abstract Task<Uri> StartHeadAsync();

    protected abstract Task StopAsync();

    /// <summary>Adds the key that the head's surroundings ask for.</summary>
    protected virtual void Sign(HttpClient http) { }

    private HttpClient Caller(Uri address, string? key)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        if (key is not null)
        {
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
            Sign(http);
        }

        return http;
    }
}
