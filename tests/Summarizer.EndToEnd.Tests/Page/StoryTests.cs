using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>What people do with the page, from the first drop to the last click.</summary>
[Collection(PageTests.Name)]
public sealed class StoryTests(PageRig rig)
{
    [Fact]
    public async Task A_dropped_file_is_digested_shown_checked_against_its_source_and_deleted()
    {
        var title = Articles.FerryTitleOf("Storholm");
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync();

        await DropAsync(page, "story-ferry.txt", Articles.FerryOf("Storholm"));
        var task = page.Locator(".task", new() { HasText = "story-ferry.txt" });
        await Expect(task).ToContainTextAsync("Ready.");
        await Expect(tab.Card(title)).ToContainTextAsync("English");

        await tab.OpenAsync(title);
        await Expect(page.Locator("#article-title")).ToHaveTextAsync(title);
        await Expect(page).ToHaveTitleAsync($"{title} · Summarizer");
        await Expect(page.Locator("#article-title")).ToBeFocusedAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("Extraction");
        await Expect(page.Locator(".keywords .chip", new() { HasText = "battery ferry" }).First).ToBeVisibleAsync();
        await PointAtEverythingAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(tab.Card(title)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(tab.Card(title)).ToHaveCountAsync(1);

        await tab.OpenAsync(title);
        var deleted = page.WaitForResponseAsync(r => r.Request.Method == "DELETE");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).Last.ClickAsync(); // no need to wait until undo expires
        Assert.Equal((int)HttpStatusCode.NoContent, (await deleted).Status);
        await page.ReloadAsync();
        await tab.GoToAsync();
        await Expect(tab.Card(title)).ToHaveCountAsync(0);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task Pasted_text_becomes_a_digest()
    {
        await using var tab = await rig.OpenAsync();
        await tab.GoToAsync();

        await tab
            .Page.GetByLabel("Text of an article")
            .FillAsync("The Bell of Ansgar\n\nThe bell of Ansgar was cast in 1912. It rang for the last time in May.");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Digest this text" }).ClickAsync();

        await Expect(tab.Page.Locator(".task", new() { HasText = "the-bell-of-ansgar.txt" }))
            .ToContainTextAsync("Ready.");
        await Expect(tab.Card("The Bell of Ansgar")).ToHaveCountAsync(1);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task An_article_is_replaced_only_after_confirmation()
    {
        await using var tab = await rig.OpenAsync();
        tab.ExpectedStatuses.Add(412);
        await tab.GoToAsync();
        var task = tab.Page.Locator(".task", new() { HasText = "twice.txt" });

        await DropAsync(
            tab.Page,
            "twice.txt",
            "The First Edition\n\nThis is what the first edition said about the harbour."
        );
        await Expect(task).ToContainTextAsync("Ready.");
        await DropAsync(
            tab.Page,
            "twice.txt",
            "The Second Edition\n\nThis is what the second edition said about the harbour."
        );
        await Expect(task.Last).ToContainTextAsync("An article with this name already exists.");
        await Expect(tab.Card("The First Edition")).ToHaveCountAsync(1);
        await task.Last.GetByRole(AriaRole.Button, new() { Name = "Replace it" }).ClickAsync();

        await Expect(task.Last).ToContainTextAsync("Ready.");
        await Expect(tab.Card("The Second Edition")).ToHaveCountAsync(1);
        await Expect(tab.Card("The First Edition")).ToHaveCountAsync(0);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task A_rejected_upload_shows_the_reason()
    {
        await using var tab = await rig.OpenAsync();
        tab.ExpectedStatuses.Add(415);
        tab.ExpectedStatuses.Add(400);
        await tab.GoToAsync();

        await DropAsync(tab.Page, "notes.rtf", "{\\rtf1 and so on");
        await DropAsync(tab.Page, "nothing.txt", "");

        await Expect(tab.Page.Locator(".task", new() { HasText = "notes.rtf" }))
            .ToContainTextAsync("RTF files are not supported.");
        await Expect(tab.Page.Locator(".task", new() { HasText = "nothing.txt" }))
            .ToContainTextAsync("The upload is empty.");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToHaveCountAsync(0); // it would not help
        tab.AssertNoFault();
    }

    [Fact]
    public async Task A_failed_article_shows_the_reason_and_can_be_retried()
    {
        var id = await rig.Server.DigestAsync("blank.txt", " \n ");
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync();
        await Expect(tab.Card("blank.txt")).ToContainTextAsync("There is no text in the file.");

        await tab.GoToAsync($"/articles/{id}");
        await Expect(page.Locator(".notice.fault")).ToContainTextAsync("There is no text in the file.");
        var retried = page.WaitForResponseAsync(r => r.Url.EndsWith("/retry", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        Assert.Equal((int)HttpStatusCode.Accepted, (await retried).Status);
        await Expect(page.Locator(".notice.fault")).ToContainTextAsync("There is no text in the file.");
        tab.AssertNoFault();
    }

    [Fact]
    public async Task The_old_digest_stays_visible_while_a_new_one_is_made()
    {
        var id = await rig.Server.DigestAsync("again.txt", Articles.FerryOf("Agerholm"));
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync($"/articles/{id}");
        var before = await page.Locator("time").Last.GetAttributeAsync("datetime");

        await page.GetByRole(AriaRole.Button, new() { Name = "Digest again" }).ClickAsync();

        await Expect(page.Locator("time").Last).Not.ToHaveAttributeAsync("datetime", before!);
        await Expect(page.Locator(".claim").First).ToBeVisibleAsync();
        await Expect(page.Locator(".notice.pending")).ToHaveCountAsync(0);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task A_copied_link_to_a_sentence_opens_at_that_sentence()
    {
        var id = await rig.Server.DigestAsync("permalink.txt", Articles.FerryOf("Permaholm"));
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync($"/articles/{id}");
        var number = page.Locator(".claim .cite").First;
        var sentence = await number.InnerTextAsync();
        await number.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        await Expect(page.Locator(".toast")).ToContainTextAsync("copied");
        var link = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal($"{rig.Server.Address}/articles/{id}#s{sentence}", link);

        await using var other = await rig.OpenAsync();
        await other.GoToAsync(new Uri(link).PathAndQuery + new Uri(link).Fragment);
        var cited = other.Page.Locator($".source [data-sentence='{sentence}']").First;
        await Expect(cited).ToContainClassAsync("lit");
        await Expect(cited).ToBeInViewportAsync();
        tab.AssertNoFault();
        other.AssertNoFault();
    }

    [Fact]
    public async Task Going_back_from_an_article_restores_the_position_in_the_list()
    {
        var id = await rig.Server.DigestAsync("linked.txt", Articles.FerryOf("Vesterholm"));
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;

        await tab.GoToAsync($"/articles/{id}");
        await Expect(page.Locator("#article-title")).ToContainTextAsync("Vesterholm");
        await page.GetByRole(AriaRole.Link, new() { Name = "All articles" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(rig.Server.Address + "/");
        await tab.OpenAsync("The Vesterholm Ferry Will Run on Batteries");
        await page.GoBackAsync();

        await Expect(tab.Card("Vesterholm").Locator("h3 a")).ToBeFocusedAsync();
        tab.AssertNoFault();
    }

    [Fact]
    public async Task A_digest_is_copied_as_Markdown()
    {
        var id = await rig.Server.DigestAsync("copied.txt", Articles.FerryOf("Copyholm"));
        await using var tab = await rig.OpenAsync();
        await tab.GoToAsync($"/articles/{id}");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Copy as Markdown" }).ClickAsync();
        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("copied");

        var copied = await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("# The Copyholm Ferry Will Run on Batteries\n", copied, StringComparison.Ordinal);
        Assert.Contains("When does the battery ferry start?", copied, StringComparison.Ordinal);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task The_list_is_filtered_by_language_and_keyword()
    {
        // Its own title: other tests upload the same article to this server.
        const string title = "المكتبة العائمة تغادر الميناء الكبير";
        await rig.Server.DigestAsync(
            "narrow-ar.txt",
            Articles.Arabic.Replace(Articles.ArabicTitle, title, StringComparison.Ordinal)
        );
        await rig.Server.DigestAsync("narrow-en.txt", Articles.FerryOf("Osterholm"));
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync();

        await page.GetByLabel("Language").SelectOptionAsync("ar");
        await Expect(tab.Card("Osterholm")).ToHaveCountAsync(0);
        await Expect(tab.Card(title)).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(rig.Server.Address + "/?language=ar");

        await page.GetByLabel("Language").SelectOptionAsync("");
        await tab.Card("Osterholm").Locator(".chip", new() { HasText = "Lysefjord" }).ClickAsync();
        await Expect(tab.Card(title)).ToHaveCountAsync(0);
        await Expect(tab.Card("Osterholm")).ToHaveCountAsync(1);
        await page.Locator(".chip.chosen").ClickAsync();
        await Expect(tab.Card(title)).ToHaveCountAsync(1);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task A_search_result_shows_the_sentence_of_the_text_and_leads_to_it()
    {
        var filler = string.Join(
            ' ',
            Enumerable.Range(1, 40).Select(n => $"The warden counts {n} boats in the marina.")
        );
        await rig.Server.DigestAsync(
            "heron.txt",
            $"The Marina at Night\n\n{filler}\n\nIts lamp was lit in 1871. But he said that Quillfeather, whom nobody had seen, slept under the old slipway near the gulls. Gulls nest on the gallery in spring."
        );
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync();

        await page.GetByLabel("Search the articles").FillAsync("quillfeather slept");
        await Expect(page.Locator(".card-sentence mark")).ToHaveTextAsync(["Quillfeather", "slept"]);
        await page.Locator(".card-sentence a").ClickAsync();

        await page.WaitForURLAsync("**/articles/*#s*");
        await Expect(page.Locator(".source .lit")).ToContainTextAsync("Quillfeather");
        tab.AssertNoFault();
    }

    [Fact]
    public async Task Search_results_appear_while_typing_with_highlighted_words()
    {
        await rig.Server.DigestAsync("found.txt", Articles.FerryOf("Zanderholm"));
        await using var tab = await rig.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync();

        await page.GetByLabel("Search the articles").PressSequentiallyAsync("zanderholm batteries");
        var first = page.Locator("#list > .card").First; // those with one of the words come after it
        await Expect(first.Locator("h3 mark")).ToHaveTextAsync(["Zanderholm", "Batteries"]);
        await Expect(page).ToHaveURLAsync(rig.Server.Address + "/?q=zanderholm+batteries");

        await page.GetByLabel("Search the articles").FillAsync("zanderholm zymurgy");
        await Expect(page.Locator("#notice")).ToContainTextAsync("No article has all these words");
        await Expect(first.Locator("h3 mark")).ToHaveTextAsync(["Zanderholm"]);

        await page.GetByLabel("Search the articles").FillAsync("quagga zymurgy");
        await Expect(page.Locator("#notice")).ToContainTextAsync("Nothing found for “quagga zymurgy”.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show all articles" }).ClickAsync();
        await Expect(tab.Card("Zanderholm")).ToHaveCountAsync(1);
        tab.AssertNoFault();
    }

    [Fact]
    public async Task A_link_to_an_unknown_article_shows_a_message()
    {
        await using var tab = await rig.OpenAsync();
        tab.ExpectedStatuses.Add(404);

        await tab.GoToAsync("/articles/00000000000000000000000000");

        await Expect(tab.Page.Locator("#article-title")).ToHaveTextAsync("Article not found");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Article not found.");
        tab.AssertNoFault();
    }

    // From the statement to its sentences and back, with the pointer and with the keyboard.
    private static async Task PointAtEverythingAsync(IPage page)
    {
        var claim = page.Locator(".claim").First;
        var number = claim.Locator(".cite").First;
        var sentence = page.Locator($".source [data-sentence='{await number.InnerTextAsync()}']").First;

        await claim.HoverAsync();
        await Expect(claim).ToContainClassAsync("lit");
        await Expect(sentence).ToContainClassAsync("lit");
        await Expect(sentence).ToBeInViewportAsync();
        await page.Locator("#article-title").HoverAsync();
        await Expect(sentence).Not.ToContainClassAsync("lit");

        await sentence.HoverAsync();
        await Expect(claim).ToContainClassAsync("lit");
        await page.Locator("#article-title").HoverAsync();
        await Expect(claim).Not.ToContainClassAsync("lit");

        await page.Locator(".back").FocusAsync();
        for (var presses = 0; presses < 10 && !await IsFocusedAsync(number); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(number).ToBeFocusedAsync();
        await Expect(sentence).ToContainClassAsync("lit");
        await page.Keyboard.PressAsync("Enter");
        await Expect(sentence).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(number).ToBeFocusedAsync();

        var question = page.Locator(".faq", new() { HasText = "When does the battery ferry start?" });
        await Expect(question.Locator(".answer")).ToBeHiddenAsync();
        await question.Locator("summary").ClickAsync();
        await Expect(question.Locator(".answer")).ToContainTextAsync("third of April");
        await Expect(question).ToContainTextAsync("Asked in the article");
    }

    private static Task<bool> IsFocusedAsync(ILocator locator) =>
        locator.EvaluateAsync<bool>("element => element === document.activeElement");

    private static async Task DropAsync(IPage page, string name, string text)
    {
        var data = await page.EvaluateHandleAsync(
            "([name, text]) => { const data = new DataTransfer(); data.items.add(new File([text], name)); return data; }",
            new[] { name, text }
        );
        await page.DispatchEventAsync("body", "dragenter", new { dataTransfer = data });
        await Expect(page.GetByText("Drop to digest")).ToBeVisibleAsync();
        await page.DispatchEventAsync("body", "drop", new { dataTransfer = data });
        await Expect(page.GetByText("Drop to digest")).ToBeHiddenAsync();
    }
}
