using Microsoft.Playwright;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The browser of the tests: the installed Chromium, or the one that Playwright downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Environment variable for the program, if it is not in a usual place.</summary>
    private const string Variable = "SUMMARIZER_CHROMIUM";

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    // No sandbox, since containers run tests as root; no background network requests.
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

    /// <summary>The browser; skips the test with the reason if there is none.</summary>
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
        // Generous: a loaded machine is slow.
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
