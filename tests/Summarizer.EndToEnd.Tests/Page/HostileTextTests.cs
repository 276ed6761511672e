using static Microsoft.Playwright.Assertions;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The page shows hostile articles as text and executes nothing.</summary>
[Collection(PageTests.Name)]
public sealed class HostileTextTests(PageRig rig)
{
    private const string Title = "<img src=x onerror=alert(1)> & the <b>Harbour</b>";

    private const string Article = $"""
        {Title}

        The harbour master wrote <script>alert('script')</script> into the log of the harbour on Tuesday. The log of the harbour also links to javascript:alert(2) and to <a href="javascript:alert(3)">the tide</a>.

        A visitor of the harbour left "><svg onload=alert(4)> in the guest book. The harbour master read the guest book of the harbour twice.
        """;

    [Fact]
    public async Task Markup_and_script_in_an_article_show_as_text()
    {
        var id = await rig.Server.DigestAsync("<script>alert(5)<script>.txt", Article);
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;

        await tab.GoToAsync();
        await Expect(page.Locator($"#list > [data-id='{id}'] h3")).ToHaveTextAsync(Title);
        await tab.GoToAsync($"/articles/{id}");
        await Expect(page.Locator("#article-title")).ToHaveTextAsync(Title);
        await Expect(page.Locator(".article-meta")).ToContainTextAsync("<script>alert(5)<script>.txt");
        var source = page.Locator(".source-text");
        await Expect(source).ToContainTextAsync("<script>alert('script')</script>");
        await Expect(source).ToContainTextAsync("<svg onload=alert(4)>");

        Assert.Equal(
            0,
            await page.Locator("#article script, #article img, #article svg[onload], #article b").CountAsync()
        );
        Assert.Equal(0, await page.Locator("a[href^='javascript:' i]").CountAsync());
        tab.AssertNoFault(); // an alert would be a fault
    }

    [Fact]
    public async Task Marks_that_reverse_a_name_are_shown_as_such()
    {
        var id = await rig.Server.DigestAsync("harbour\u202Egnp.txt", Article);
        await using var tab = await rig.OpenAsync();

        await tab.GoToAsync($"/articles/{id}");

        await Expect(tab.Page.Locator(".article-meta")).ToContainTextAsync("harbour\uFFFDgnp.txt");
        tab.AssertNoFault();
    }

    [Fact]
    public async Task A_word_of_a_million_letters_neither_breaks_the_page_nor_widens_it()
    {
        var word = new string('w', 1_000_000);
        var id = await rig.Server.DigestAsync(
            "word.txt",
            $"The Longest Word\n\nThis is the longest word. {word} is what they call it. It was long."
        );
        await using var tab = await rig.OpenAsync();

        await tab.GoToAsync($"/articles/{id}");
        var source = tab.Page.Locator(".source-text");
        await Expect(source).ToContainTextAsync("This is the longest word.");
        await tab.Page.WaitForFunctionAsync("document.querySelector('.source-text').textContent.length >= 1_000_000");

        Assert.True(await tab.Page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= innerWidth"));
        Assert.True(await source.EvaluateAsync<bool>("element => element.scrollWidth <= element.clientWidth"));
        tab.AssertNoFault();
    }
}
