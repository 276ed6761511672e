using System.Reflection;
using Microsoft.Playwright;
using Summarizer.Articles;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The screenshots in the documentation.</summary>
[Collection(PageTests.Name)]
public sealed class ScreenshotTests(PageRig rig)
{
    /// <summary>Environment variable: 1 replaces the screenshots in docs.</summary>
    private const string Variable = "SUMMARIZER_SCREENSHOTS";

    private const string Title = "Norhaven Votes for a Tidal Barrier After Six Years of Argument";

    private static readonly string Root = Assembly
        .GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Root")
        .Value!;

    [Theory]
    [InlineData("desktop", 1280, 860, 1)]
    [InlineData("phone", 390, 844, 2)]
    public async Task Screenshots_of_the_list_and_an_article_are_taken(string name, int width, int height, int scale)
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable(Variable) == "1",
            $"Pictures are taken when {Variable} is 1."
        );
        await using var server = await PageServer.StartAsync();
        foreach (var sample in new[] { "stadtbaeume.txt", "seed-library.md", "tidal-barrier.txt" })
        {
            var text = await File.ReadAllTextAsync(
                Path.Combine(Root, "samples", sample),
                TestContext.Current.CancellationToken
            );
            await server.DigestAsync(sample, text);
        }

        await using var tab = await BrowserTab.OpenAsync(
            rig.Chromium,
            server,
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                DeviceScaleFactor = scale,
                ReducedMotion = ReducedMotion.Reduce,
                HasTouch = name == "phone",
                IsMobile = name == "phone",
            }
        );
        await tab.GoToAsync();
        await Expect(tab.Card(Title)).ToHaveCountAsync(1);
        await TakeAsync(tab.Page, $"list-{name}");

        await tab.GoToAsync($"/articles/{ArticleId.Of("tidal-barrier.txt")}");
        await tab.Page.Locator(".source .cited").First.WaitForAsync();
        await tab.Page.Locator(".claim").Nth(1).ClickAsync();
        await Expect(tab.Page.Locator(".source .cited.lit").First).ToBeInViewportAsync();
        await TakeAsync(tab.Page, $"article-{name}");
        tab.AssertNoFault();
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "docs", "page"));
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(folder.FullName, $"{name}.png"), Animations = ScreenshotAnimations.Disabled }
        );
    }
}
