using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The page of a service with an API key.</summary>
[Collection(PageTests.Name)]
public sealed class KeyTests(PageRig rig)
{
    private const string Key = "a-key-for-the-tests";

    [Fact]
    public async Task The_page_asks_for_the_key_once_and_keeps_it_for_the_tab()
    {
        await using var server = await PageServer.StartAsync(Key);
        await using var tab = await BrowserTab.OpenAsync(rig.Chromium, server);
        tab.ExpectedStatuses.Add(401);
        var page = tab.Page;
        var field = page.GetByLabel("Key", new() { Exact = true });

        await page.GotoAsync(server.Address);
        await field.FillAsync("not-the-right-one");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("That key was not accepted.")).ToBeVisibleAsync();
        await field.FillAsync(Key);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#welcome")).ToBeVisibleAsync();

        await page.GetByLabel("Text of an article")
            .FillAsync("The Key of the Harbour\n\nThe key of the harbour was found under a stone.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Digest this text" }).ClickAsync();
        await Expect(page.Locator(".task")).ToContainTextAsync("Ready.");
        await page.ReloadAsync();
        await Expect(tab.Card("The Key of the Harbour")).ToHaveCountAsync(1);
        await Expect(field).ToBeHiddenAsync();
        tab.AssertNoFault();
    }
}
