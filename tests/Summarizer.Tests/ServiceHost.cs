using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing;
using Summarizer.Storage;

namespace Summarizer.Tests;

/// <summary>The service on Kestrel on a free port, with the Azurite of the test run.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServiceHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public ArticleProcessor Processor => Services.GetRequiredService<ArticleProcessor>();

    public ArticleStore Store => Services.GetRequiredService<ArticleStore>();

    public ArticleIndex Index => Services.GetRequiredService<ArticleIndex>();

    public UploadStore Uploads => Services.GetRequiredService<UploadStore>();

    public StorageClients Storage => Services.GetRequiredService<StorageClients>();

    /// <summary>Starts the service.</summary>
    /// <param name="connectionString">The storage account.</param>
    /// <param name="watch">Whether uploads are processed in the background; otherwise the test calls the processor.</param>
    /// <param name="settings">Settings, by their full key.</param>
    /// <param name="configure">Changes services before the host is built.</param>
    public static async Task<ServiceHost> StartAsync(
        string connectionString,
        bool watch = false,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? configure = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.AddServerHeader = false) // like the server
            .UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Storage:ConnectionString"] = connectionString }
        );
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        configure?.Invoke(builder.Services);
        builder.Services.AddSummarizer(builder.Configuration);
        if (watch)
        {
            builder.Services.AddSummarizerWorkers();
        }

        var app = builder.Build();
        app.UseSummarizerApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    /// <summary>The services of one process, without host and HTTP port.</summary>
    public static ServiceProvider Build(
        string connectionString,
        IReadOnlyDictionary<string, string?> settings,
        Action<IServiceCollection> configure
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:ConnectionString"] = connectionString })
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        configure(services);
        return services.AddSummarizer(configuration).BuildServiceProvider();
    }

    /// <summary>A unique article name.</summary>
    public static ArticleName NewName(string ending = "txt") =>
        ArticleName.TryParse($"{Guid.NewGuid():N}.{ending}", out var name)
            ? name
            : throw new InvalidOperationException();

    /// <summary>Writes a blob directly to the container, like a storage tool.</summary>
    public async Task<Upload> StoreAsync(ArticleName name, string text)
    {
        var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var cancel = TestContext.Current.CancellationToken;
        await Uploads.WriteAsync(name, content, "text/plain", details: null, replace: true, ifMatch: null, cancel);
        return (await Uploads.FindAsync(name, cancel))!;
    }

    /// <summary>The digest from the API.</summary>
    public async Task<JsonElement> GetAsync(ArticleName name, string query = "") =>
        await Http.GetFromJsonAsync<JsonElement>(
            $"/api/articles/{ArticleId.Of(name)}{query}",
            TestContext.Current.CancellationToken
        );

    public async Task<ArticleRow?> RowAsync(ArticleName name) =>
        (await Store.ReadAsync(ArticleId.Of(name), TestContext.Current.CancellationToken)).Row;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
