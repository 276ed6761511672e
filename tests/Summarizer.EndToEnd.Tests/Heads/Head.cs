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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // a loaded machine is slow

    private HttpClient? _http;

    public HttpClient Http => _http ?? throw new InvalidOperationException("The head has not been started.");

    public FakeModel Model { get; private set; } = null!;

    public BlobContainerClient Articles => new(Azurite.ConnectionString, StorageNames.Articles);

    protected AzuriteServer Azurite { get; } = new();

    protected virtual IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Storage:ConnectionString"] = Azurite.ConnectionString,
            ["Azurite:Start"] = "false",
            ["Model:Endpoint"] = Model.Endpoint.AbsoluteUri,
            ["Model:Name"] = FakeModel.Name,
            ["Model:ApiKey"] = FakeModel.Key,
        };

    public static string Article(string about) =>
        $"The {about} of Westmouth\n\nThe {about} of Westmouth was opened by Captain Ada Quill on 3 March 1921. "
        + $"It cost 4,200 crowns, and the council paid for all of it.\n\nFerries move to the north quay in autumn.";

    public async ValueTask InitializeAsync()
    {
        await Azurite.InitializeAsync();
        Model = await FakeModel.StartAsync(TestContext.Current.CancellationToken);
        _http = new HttpClient { BaseAddress = await StartAsync(), Timeout = TimeSpan.FromMinutes(2) };
        Sign(_http);
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await StopAsync();
        await Model.DisposeAsync();
        await Azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reports an upload, as the head's surroundings do. A server has none that do, and looks by itself.</summary>
    public abstract Task ReportAsync(string name);

    /// <summary>Starts a sweep where the head does not by itself.</summary>
    public abstract Task SweepAsync();

    /// <summary>Uploads past the API, as any storage tool does.</summary>
    public Task PutBlobAsync(string name, string text) =>
        Articles
            .GetBlobClient(name)
            .UploadAsync(new BinaryData(text), overwrite: true, TestContext.Current.CancellationToken);

    /// <summary>Uploads through the API and returns the article's id.</summary>
    public async Task<string> UploadAsync(string name, string text)
    {
        using var content = new StringContent(text, Encoding.UTF8, "text/plain");
        using var response = await Http.PutAsync(
            $"/api/articles/{name}",
            content,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return ArticleId.Of(name).ToString();
    }

    /// <summary>Waits until an article is as expected.</summary>
    public async Task<JsonNode> WaitAsync(string name, Func<JsonNode, bool> expected)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        string? last = null;
        try
        {
            while (true)
            {
                using var response = await Http.GetAsync($"/api/articles/{ArticleId.Of(name)}?wait=1", limit.Token);
                var body = await response.Content.ReadAsStringAsync(limit.Token);
                last = $"{response.StatusCode} {body}";
                if (body.Length > 0 && JsonNode.Parse(body) is { } article && expected(article))
                {
                    return article;
                }

                await Task.Delay(50, limit.Token);
            }
        }
        catch (OperationCanceledException e) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{name} is {last}\n{Output}", e);
        }
    }

    public Task<JsonNode> WaitForReadyAsync(string name) => WaitAsync(name, article => Status(article) == "ready");

    public static string? Status(JsonNode article) => (string?)article["status"];

    /// <summary>What the head said so far.</summary>
    public abstract string Output { get; }

    protected abstract Task<Uri> StartAsync();

    protected abstract Task StopAsync();

    /// <summary>Adds the key that the head asks for.</summary>
    protected virtual void Sign(HttpClient http) { }
}
