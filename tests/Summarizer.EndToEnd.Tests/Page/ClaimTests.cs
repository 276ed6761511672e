using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Summarizer.Engines;
using Summarizer.Text.Digests;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>What the page says was checked of each statement, and the cited sentences beside it.</summary>
[Collection(PageTests.Name)]
public sealed class ClaimTests(PageRig rig)
{
    private const string Agrees = "In other words; its names, numbers and dates agree with the article";

    private const string Article = """
        The Keeper of the Orle Lock Retires

        Ilse Brandt has kept the lock for 31 years. She opened it for the last time on Friday. The gates <img src=x onerror=alert(1)> were built in 1904. A barge from Delmark was the last to pass.
        """;

    private static readonly Claim[] Claims =
    [
        new("Ilse Brandt has kept the lock for 31 years.", [1], SupportLevel.Verbatim),
        new("She opened it the last time on Friday.", [2], SupportLevel.Wording),
        new("After 31 years, Brandt let a final barge through and stepped down.", [1, 4], SupportLevel.Facts),
        new("The lock's long-serving guardian is gone.", [2], SupportLevel.Confirmed),
        new("The gates date from 1904.", [3], SupportLevel.Facts),
    ];

    [Fact]
    public async Task Each_statement_says_in_words_what_was_checked()
    {
        await using var server = await StartAsync(Claims);
        await using var tab = await OpenAsync(server);
        var page = tab.Page;

        await Expect(page.Locator(".claim > .support > summary, .claim > p.support"))
            .ToHaveTextAsync([
                "Word for word",
                "In nearly the same words",
                Agrees,
                "In other words; confirmed by the model",
                Agrees,
            ]);
        await page.Locator(".faq > summary").ClickAsync();
        await Expect(page.Locator(".faq .support > summary")).ToHaveTextAsync(Agrees);
        await Expect(page.Locator(".faq .support > summary")).ToBeVisibleAsync();
        await Expect(page.Locator(".facts > div").First)
            .ToHaveTextAsync("Checked6 statements2 in the article’s words, 4 in other words, 1 more dropped");
        tab.AssertNoFault();
    }

    [Fact]
    public async Task The_sentences_that_a_claim_cites_open_beside_it_with_the_keyboard_as_text()
    {
        await using var server = await StartAsync(Claims);
        await using var tab = await OpenAsync(server);
        var page = tab.Page;
        var claim = page.Locator(".claim").Nth(2);
        var quotes = claim.Locator(".quotes > li");
        await Expect(quotes.First).ToBeHiddenAsync();

        await claim.Locator(".cite").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(claim.Locator(".support > summary")).ToBeFocusedAsync();
        await Expect(page.Locator(".source [data-sentence='1']")).ToContainClassAsync("lit");
        await page.Keyboard.PressAsync("Enter");

        await Expect(quotes.Locator("q"))
            .ToHaveTextAsync([
                "Ilse Brandt has kept the lock for 31 years.",
                "A barge from Delmark was the last to pass.",
            ]);
        await Expect(quotes.Last).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter"); // the number beside the quotation leads to its place
        await Expect(page.Locator(".source [data-sentence='1']")).ToBeFocusedAsync();

        await page.Locator(".claim").Nth(4).Locator(".support > summary").ClickAsync();
        await Expect(page.Locator(".claim").Nth(4).Locator("q"))
            .ToHaveTextAsync("The gates <img src=x onerror=alert(1)> were built in 1904.");
        tab.AssertNoFault(); // an alert would be a fault
    }

    [Fact]
    public async Task A_reworded_claim_looks_like_one_that_is_word_for_word()
    {
        await using var server = await StartAsync(Claims);
        await using var tab = await OpenAsync(server);

        const string look =
            "e => ['color', 'backgroundColor', 'borderColor', 'fontWeight'].map(p => getComputedStyle(e)[p]).join()";
        foreach (var part in new[] { "", " > p:first-child", " > .support" })
        {
            var looks = await Task.WhenAll(
                Enumerable
                    .Range(1, Claims.Length)
                    .Select(n => tab.Page.Locator($".claim:nth-child({n}){part}").EvaluateAsync<string>(look))
            );
            Assert.Single(looks.Distinct(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_older_digest_says_nothing_about_the_check_and_shows_its_sentences()
    {
        await using var server = await StartAsync([.. Claims.Select(c => c with { Support = null })]);
        await using var tab = await OpenAsync(server);
        var claim = tab.Page.Locator(".claim").First;

        await claim.Locator(".support > summary").ClickAsync();

        await Expect(claim.Locator(".support > summary")).ToHaveTextAsync("The sentences it cites");
        await Expect(claim.Locator("q")).ToHaveTextAsync("Ilse Brandt has kept the lock for 31 years.");
        await Expect(claim.Locator("q")).ToBeVisibleAsync();
        tab.AssertNoFault();
    }

    [Fact]
    public async Task Statements_that_were_not_checked_say_so()
    {
        await using var server = await StartAsync([.. Claims.Select(c => c with { Support = SupportLevel.Unchecked })]);
        await using var tab = await OpenAsync(server);

        await Expect(tab.Page.Locator(".claim .support > summary").First)
            .ToHaveTextAsync("Not checked against the article");
        await Expect(tab.Page.Locator(".facts > div").First).ToContainTextAsync("CheckedNothing");
        tab.AssertNoFault();
    }

    [Fact]
    public async Task Copied_Markdown_marks_what_is_in_other_words()
    {
        await using var server = await StartAsync(Claims);
        await using var tab = await OpenAsync(server);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Copy as Markdown" }).ClickAsync();
        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("copied");

        var copied = await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("- Ilse Brandt has kept the lock for 31 years. (1)\n", copied, StringComparison.Ordinal);
        Assert.Contains("stepped down. (1, 4; in other words)\n", copied, StringComparison.Ordinal);
        Assert.Contains("is gone. (2; in other words, confirmed by the model)\n", copied, StringComparison.Ordinal);
        tab.AssertNoFault();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Open_quotations_are_accessible_and_fit_the_window(ColorScheme scheme, int width)
    {
        await using var server = await StartAsync(Claims);
        await using var tab = await OpenAsync(
            server,
            new()
            {
                ViewportSize = new() { Width = width, Height = 860 },
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var page = tab.Page;
        await page.Locator(".faq > summary").ClickAsync();
        foreach (var summary in await page.Locator(".support > summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        await Expect(page.Locator("q").Last).ToBeVisibleAsync();
        var found = await page.RunAxe();

        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")));
        Assert.True(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= innerWidth"));
        tab.AssertNoFault();
    }

    private static Task<PageServer> StartAsync(IReadOnlyList<Claim> claims) =>
        PageServer.StartAsync(configure: services => services.AddSingleton<IDigestEngine>(new FixedEngine(claims)));

    private async Task<BrowserTab> OpenAsync(PageServer server, BrowserNewContextOptions? options = null)
    {
        var id = await server.DigestAsync("lock.txt", Article);
        var tab = await BrowserTab.OpenAsync(rig.Chromium, server, options);
        await tab.GoToAsync($"/articles/{id}");
        await tab.Page.Locator(".source .cited").First.WaitForAsync();
        return tab;
    }
}
