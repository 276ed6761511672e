using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>Many articles, and long ones.</summary>
[Collection(PageTests.Name)]
public sealed class LargeTests(PageRig rig)
{
    private const int All = 10_000;

    [Fact]
    public async Task A_list_of_ten_thousand_articles_loads_page_by_page_while_scrolling()
    {
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        var pages = 0;
        await page.RouteAsync(
            "**/api/articles?*",
            route =>
            {
                pages++;
                return AnswerAsync(route);
            }
        );

        await tab.GoToAsync();
        await Expect(page.Locator("#list > .card").First).ToBeVisibleAsync();
        Assert.InRange(pages, 1, 2); // only what is soon visible

        for (var wanted = 300; wanted <= 1_500; wanted += 300)
        {
            await page.EvaluateAsync(
                """
                wanted => new Promise(resolve => {
                  const on = () => document.querySelectorAll('#list > .card').length >= wanted ? resolve() : (scrollTo(0, document.body.scrollHeight), setTimeout(on, 10));
                  on();
                })
                """,
                wanted
            );
        }

        // Cards outside the viewport are not rendered, however long the list is.
        var rendered = await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('#list > .card h3')].filter(title => title.checkVisibility({ contentVisibilityAuto: true })).length"
        );
        Assert.InRange(rendered, 1, 100);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task Citations_scroll_to_their_sentences_in_a_source_of_one_megabyte()
    {
        var id = await DigestLongAsync();
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync($"/articles/{id}");
        await page.Locator(".source .chunk").First.WaitForAsync();

        var numbers = page.Locator(".claim > p .cite");
        foreach (var number in await numbers.AllAsync())
        {
            var sentence = page.Locator($".source [data-sentence='{await number.InnerTextAsync()}']").First;
            await number.ClickAsync();
            await Expect(sentence).ToContainClassAsync("lit");
            await Expect(sentence).ToBeInViewportAsync();
        }

        var length = await page.EvaluateAsync<int>("document.querySelectorAll('.source .chunk').length");
        Assert.InRange(length, 50, 500);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task Citations_scroll_to_their_sentences_on_a_slow_machine_with_a_small_screen()
    {
        int[] cited = [2, 6_000, 11, 12_900, 3_001, 13_871];
        var id = await DigestLongAsync();
        await using var tab = await rig.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 600 },
            }
        );
        var page = tab.Page;
        await page.RouteAsync(
            $"**/api/articles/{id}",
            async route =>
            {
                var answer = await route.FetchAsync();
                var digest = JsonNode.Parse(await answer.TextAsync())!;
                digest["summary"]!["claims"] = new JsonArray([
                    .. cited.Select(sentence => new JsonObject
                    {
                        ["text"] = $"What sentence {sentence} says.",
                        ["citations"] = new JsonArray(sentence),
                    }),
                ]);
                await route.FulfillAsync(new() { Response = answer, Body = digest.ToJsonString() });
            }
        );
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 8 });

        // By link, while the text is still being laid out.
        await tab.GoToAsync($"/articles/{id}#s{cited[3]}");
        await Expect(page.Locator($".source [data-sentence='{cited[3]}']").First).ToBeInViewportAsync();
        foreach (var sentence in cited)
        {
            await page.Locator($".claim > p .cite[data-cites='{sentence}']").ClickAsync();
            var shown = page.Locator($".source [data-sentence='{sentence}']").First;
            await Expect(shown).ToContainClassAsync("lit");
            await Expect(shown).ToBeInViewportAsync();
        }

        tab.AssertNoFault();
    }

    // Always the same article: digested only once.
    private async Task<string> DigestLongAsync()
    {
        var text = new StringBuilder("The Long Chronicle of the Island\n\n");
        for (var year = 0; text.Length < 1_000_000; year++)
        {
            text.Append(
                    CultureInfo.InvariantCulture,
                    $"In the year {year} the island of Storen counted {year * 7 % 911} boats and {year * 13 % 577} goats. "
                )
                .Append(
                    CultureInfo.InvariantCulture,
                    $"The keeper of the island wrote that winter number {year} was colder than the one before. "
                )
                .Append("Nobody on the mainland answered the letter of the keeper.\n\n");
        }

        return await rig.Server.DigestAsync("long.txt", text.ToString());
    }

    private static Task AnswerAsync(IRoute route)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query);
        var first = int.Parse(query["after"] ?? "0", CultureInfo.InvariantCulture);
        var limit = int.Parse(query["limit"]!, CultureInfo.InvariantCulture);
        var items = Enumerable.Range(first, Math.Min(limit, All - first)).Select(Item);
        var next = first + limit < All ? (first + limit).ToString(CultureInfo.InvariantCulture) : null;
        return route.FulfillAsync(
            new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new { items, next }) }
        );
    }

    private static object Item(int number) =>
        new
        {
            id = number.ToString("D26", CultureInfo.InvariantCulture),
            name = $"many/{number}.txt",
            status = "ready",
            title = $"Report number {number} of the harbour office",
            language = "en",
            summary = new
            {
                text = "",
                claims = new[]
                {
                    new
                    {
                        text = $"The harbour office counted {number} boats on that day, more than on the day before.",
                        citations = new[] { 1 },
                    },
                },
            },
            keywords = new[]
            {
                new
                {
                    text = "harbour office",
                    score = 0.9,
                    origin = "generated",
                },
            },
            faqs = Array.Empty<object>(),
            uploadedAt = "2026-11-20T10:00:00Z",
        };
}
