using Microsoft.Playwright;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The browser of the tests: Chromium as the system has it, else the one that Playwright has downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Names the program, where it is not in one of the usual places.</summary>
    private const string Variable = "SUMMARIZER_CHROMIUM";

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    // No sandbox, since containers run tests as root; and nothing that asks the network on its own.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _whyNone;

    /// <summary>The browser; the test is skipped, with the reason, where none can be had.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, $"No browser: {_whyNone} Install chromium, or name one in {Variable}.");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        // A machine that does other work at the same time is slow, not wrong.
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        try
        {
            _browser = await _playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
                        ? named
                        : UsualPlaces.FirstOrDefault(File.Exists),
                    Args = Arguments,
                }
            );
        }
        catch (PlaywrightException e)
        {
            _whyNone = e.Message.Split('\n')[0];
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
