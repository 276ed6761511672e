using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>A browser tab with the page, which records everything that must not happen.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly string _address;

    private BrowserTab(IBrowserContext context, IPage page, string address)
    {
        _context = context;
        Page = page;
        _address = address;
        page.Console += (_, message) => Judge(message);
        page.PageError += (_, error) => _faults.Enqueue($"uncaught: {error}");
        page.Dialog += (_, dialog) => _faults.Enqueue($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal))
            {
                _faults.Enqueue($"left the origin: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Expected response statuses: the browser reports them on its console.</summary>
    public HashSet<int> ExpectedStatuses { get; } = [];

    /// <summary>Opens an empty tab.</summary>
    public static async Task<BrowserTab> OpenAsync(
        Chromium chromium,
        PageServer server,
        BrowserNewContextOptions? options = null
    )
    {
        options ??= new()
        {
            ViewportSize = new() { Width = 1280, Height = 860 },
        };
        options.Locale = "en-GB";
        options.BaseURL = server.Address;
        options.Permissions = ["clipboard-read", "clipboard-write"];
        var context = await chromium.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return new(context, await context.NewPageAsync(), server.Address);
    }

    /// <summary>Opens a path of the page and waits until it shows something.</summary>
    public async Task GoToAsync(string path = "/")
    {
        await Page.GotoAsync(_address + path);
        await Page.Locator(
                "#list:not([aria-busy]) > .card, #notice > *, #welcome:not([hidden]), #article h1:not(.unseen)"
            )
            .First.WaitForAsync();
    }

    public ILocator Card(string title) => Page.Locator("#list > .card", new() { HasText = title });

    /// <summary>Opens an article from the list and waits for its source.</summary>
    public async Task OpenAsync(string title)
    {
        await Card(title).GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Page.Locator(".source .chunk").First.WaitForAsync();
    }

    /// <summary>No console error, no exception, no request to another origin.</summary>
    public void AssertNoFault() => Assert.Empty(_faults);

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Judge(IConsoleMessage message)
    {
        var isExpected = ExpectedStatuses.Any(status =>
            message.Text.Contains($"status of {status}", StringComparison.Ordinal)
        );
        if (message.Type is "error" or "warning" && !isExpected)
        {
            _faults.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        }
    }
}
