namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>One server and one browser for the tests of the page, with a few articles.</summary>
public sealed class PageRig : IAsyncLifetime
{
    public Chromium Chromium { get; } = new();

    public PageServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var starting = PageServer.StartAsync();
        await Chromium.InitializeAsync();
        Server = await starting;
    }

    public Task<BrowserTab> OpenAsync(Microsoft.Playwright.BrowserNewContextOptions? options = null) =>
        BrowserTab.OpenAsync(Chromium, Server, options);

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>Tests of the page run one after another: browsers are heavy.</summary>
[CollectionDefinition(Name)]
public sealed class PageTests : ICollectionFixture<PageRig>
{
    public const string Name = "page";
}
