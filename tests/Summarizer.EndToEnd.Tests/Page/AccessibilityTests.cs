using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>axe-core, in light and dark, wide and narrow.</summary>
[Collection(PageTests.Name)]
public sealed class AccessibilityTests(PageRig rig)
{
    public static TheoryData<ColorScheme, int> Looks =>
        new()
        {
            { ColorScheme.Light, 1280 },
            { ColorScheme.Dark, 1280 },
            { ColorScheme.Light, 390 },
            { ColorScheme.Dark, 390 },
        };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_no_accessibility_violation(ColorScheme scheme, int width)
    {
        var place = $"{scheme}holm{width}";
        var title = Articles.FerryTitleOf(place);
        var id = await rig.Server.DigestAsync($"axe-{scheme}-{width}.txt", Articles.FerryOf(place));
        await rig.Server.DigestAsync("axe-arabic.txt", Articles.Arabic);
        await rig.Server.DigestAsync("axe-unreadable.docx", Articles.CutDocx);
        await using var tab = await rig.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 860 },
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var page = tab.Page;

        await tab.GoToAsync();
        await Expect(tab.Card(title)).ToHaveCountAsync(1);
        await CheckAsync(page, "the list");

        await tab.GoToAsync("/?keyword=nothing%20has%20this");
        await Expect(page.Locator("#notice")).ToContainTextAsync("No article meets these conditions.");
        await CheckAsync(page, "an empty list");

        await tab.GoToAsync($"/articles/{id}");
        await page.Locator(".source .cited").First.WaitForAsync();
        await page.Locator(".faq summary").First.ClickAsync();
        await page.Locator(".claim").First.ClickAsync();
        await Expect(page.Locator(".source .cited.lit").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        await page.Locator(".toast").WaitForAsync();
        await CheckAsync(page, "an article");

        await tab.GoToAsync("/?status=failed");
        await tab.Page.Locator("#list h3 a").First.ClickAsync();
        await Expect(page.Locator(".notice.fault")).ToContainTextAsync("It could not be digested");
        await CheckAsync(page, "a failed article");
        tab.AssertNoFault();
    }

    [Fact]
    public async Task Nothing_is_cut_off_at_400_percent_zoom()
    {
        // 1280 pixels at 400 % are 320 (WCAG 2.2, 1.4.10).
        var id = await rig.Server.DigestAsync("reflow.txt", Articles.FerryOf("Reflowholm"));
        await using var tab = await rig.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );

        foreach (var path in new[] { "/", $"/articles/{id}" })
        {
            await tab.GoToAsync(path);
            Assert.Equal(320, await tab.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"));
        }

        tab.AssertNoFault();
    }

    [Fact]
    public async Task Text_has_the_direction_and_language_of_its_article()
    {
        var arabic = await rig.Server.DigestAsync("direction-ar.txt", Articles.Arabic);
        var japanese = await rig.Server.DigestAsync("direction-ja.txt", Articles.Japanese);
        await using var tab = await rig.OpenAsync();

        await tab.GoToAsync($"/articles/{arabic}");
        var claim = tab.Page.Locator(".claim p").First;
        await Expect(claim).ToHaveAttributeAsync("lang", "ar");
        await Expect(claim).ToHaveCSSAsync("direction", "rtl");
        await Expect(tab.Page.Locator(".source .chunk p").First).ToHaveCSSAsync("direction", "rtl");

        await tab.GoToAsync($"/articles/{japanese}");
        await Expect(tab.Page.Locator(".claim p").First).ToHaveAttributeAsync("lang", "ja");
        await Expect(tab.Page.Locator("#article-title")).ToHaveTextAsync(Articles.JapaneseTitle);
        tab.AssertNoFault();
    }

    private static async Task CheckAsync(IPage page, string what)
    {
        var found = await page.RunAxe();
        Assert.NotEmpty(found.Passes);
        Assert.True(
            found.Violations.Length == 0,
            $"{what}: "
                + string.Join(
                    "; ",
                    found.Violations.Select(v => $"{v.Id} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))})")
                )
        );
    }
}
