using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The description of the API as people read it, in a browser.</summary>
[Collection(PageTests.Name)]
public class ApiDocsTests(PageRig rig)
{
    [Theory]
    [InlineData("/api/docs")]
    [InlineData("/api")]
    [InlineData("/swagger")]
    public async Task The_operations_are_shown_and_can_be_tried_out_with_files_of_this_origin_alone(string path)
    {
        await using var tab = await rig.OpenAsync();

        await tab.Page.GotoAsync(path);
        var live = tab.Page.Locator("#operations-Health-Live");
        await live.GetByRole(AriaRole.Button).First.ClickAsync();
        await live.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await live.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();

        await Expect(live.Locator(".live-responses-table .response-col_status").Last).ToContainTextAsync("200");
        await Expect(tab.Page.Locator("#operations-Articles-ExportArticles")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Authorize" })).ToBeVisibleAsync();
        Assert.EndsWith("/api/docs", new Uri(tab.Page.Url).AbsolutePath, StringComparison.Ordinal);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task The_address_that_tools_guess_leads_to_the_document()
    {
        var document = await rig.Server.Http.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken);

        Assert.StartsWith("{", document, StringComparison.Ordinal);
        Assert.Contains("\"/api/articles/export\"", document, StringComparison.Ordinal);
    }
}
