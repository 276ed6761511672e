using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Testing;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The service on a free port with its own storage.</summary>
public sealed class PageServer : IAsyncDisposable
{
    private readonly AzuriteServer _azurite;
    private readonly WebApplication _app;

    private PageServer(AzuriteServer azurite, WebApplication app)
    {
        _azurite = azurite;
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public string Address => Http.BaseAddress!.AbsoluteUri.TrimEnd('/');

    /// <summary>Starts the service; with a key it requires that key.</summary>
    public static async Task<PageServer> StartAsync(string? key = null, Action<IServiceCollection>? configure = null)
    {
        var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Storage:ConnectionString"] = azurite.ConnectionString }
        );
        if (key is not null)
        {
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?> { ["Api:Keys:0:Key"] = key, ["Api:Keys:0:Role"] = "Admin" }
            );
        }

        configure?.Invoke(builder.Services);
        builder.Services.AddSummarizer(builder.Configuration).AddSummarizerWorkers();
        var app = builder.Build();
        app.UseSummarizerApi();
        await app.StartAsync(CancellationToken.None);
        return new(azurite, app);
    }

    /// <summary>Uploads an article and waits for its digest; returns its id.</summary>
    public async Task<string> DigestAsync(string name, string text)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var uploaded = await Http.PutAsync(
            $"/api/articles/{Uri.EscapeDataString(name)}",
            content,
            cancellationToken
        );
        uploaded.EnsureSuccessStatusCode();
        var id = ArticleId.Of(name).Value;
        using var digest = await Http.GetAsync($"/api/articles/{id}?wait=60", cancellationToken);
        digest.EnsureSuccessStatusCode();
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}
