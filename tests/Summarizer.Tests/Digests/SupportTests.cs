using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Azure.Data.Tables;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Text.Digests;

namespace Summarizer.Tests.Digests;

/// <summary>What was checked of each statement, in every way in which a digest is read.</summary>
public class SupportTests(AzuriteServer azurite)
{
    // As it was stored before the levels of support: no `support`, no `unverified`.
    private const string OldDigest = """
        {"content":{"title":"Bees Return","language":"en","summary":[{"text":"Bees are back.","citations":[1]}],
        "keywords":[{"text":"KEYWORD","score":0.9,"origin":"generated"}],
        "faqs":[{"question":"Who is back?","answer":"Bees are back.","citations":[1],"origin":"generated"}]},
        "revision":"sha256:0000000000000000000000000000000000000000000000000000000000000000","fingerprint":"extractive/1",
        "grounding":{"supported":2,"of":2,"score":0.8,"dropped":1},"coverage":{"sentencesRead":1,"sentences":1},
        "engine":{"kind":"extractive"},"usage":{"calls":0,"inputTokens":0,"outputTokens":0,"costUsd":0},
        "uploadedAt":"2026-03-01T00:00:00+00:00","digestedAt":"2026-03-01T00:00:01+00:00"}
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SupportLevel.Verbatim, "verbatim")]
    [InlineData(SupportLevel.Wording, "wording")]
    [InlineData(SupportLevel.Facts, "facts")]
    [InlineData(SupportLevel.Confirmed, "confirmed")]
    [InlineData(SupportLevel.Unchecked, "unchecked")]
    public async Task A_claim_and_an_answer_say_what_was_checked_wherever_they_are_listed(
        SupportLevel level,
        string support
    )
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var seed = await SeedAsync(service, level);

        var one = await GetAsync(service, $"/api/articles/{seed.Id}");
        var listed = await GetAsync(service, $"/api/articles?keyword={seed.Keywords[0]}");
        var questions = await GetAsync(service, $"/api/faqs?keyword={seed.Keywords[0]}");

        foreach (var article in new[] { one, Assert.Single(listed.GetProperty("items").EnumerateArray()) })
        {
            Assert.Equal([support], Supports(article.GetProperty("summary").GetProperty("claims")));
            Assert.Equal([support], Supports(article.GetProperty("faqs")));
        }

        Assert.Equal([support], Supports(questions.GetProperty("items")));
    }

    [Fact]
    public async Task The_account_of_the_check_counts_what_is_in_other_words_and_what_was_dropped()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var seed = await SeedAsync(service, SupportLevel.Facts);

        var grounding = (await GetAsync(service, $"/api/articles/{seed.Id}")).GetProperty("grounding");

        Assert.Equal(
            ["dropped", "of", "score", "supported", "unverified"],
            grounding.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("text/markdown", "Bees are back\\.")]
    [InlineData("text/plain", "Bees are back.")]
    public async Task Markdown_and_plain_text_say_below_the_summary_what_was_checked(string type, string summary)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var seed = await SeedAsync(service, SupportLevel.Facts);

        var text = await TextAsync(service, $"/api/articles/{seed.Id}", type);

        const string support =
            "All 2 statements are in other words, and their names, numbers and dates agree with the article.";
        Assert.Contains($"{summary}\n\n{support}\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_say_after_the_summary_what_was_checked_of_it()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var seed = await SeedAsync(service, SupportLevel.Facts);

        var json = await GetAsync(service, $"/api/feed.json?keyword={seed.Keywords[0]}");
        var atom = XDocument.Parse(await TextAsync(service, $"/api/feed.atom?keyword={seed.Keywords[0]}", "*/*"));

        const string expected =
            "Bees are back.\n\nThe statement is in other words, and its names, numbers and dates agree with the article.";
        Assert.Equal(
            expected,
            json.GetProperty("items").EnumerateArray().Single().GetProperty("content_text").GetString()
        );
        Assert.Equal(expected, atom.Descendants().Single(e => e.Name.LocalName == "summary").Value);
    }

    [Fact]
    public async Task A_digest_in_the_words_of_its_article_says_nothing_about_the_check()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var seed = await SeedAsync(service, SupportLevel.Verbatim);

        Assert.DoesNotContain(
            "statement",
            await TextAsync(service, $"/api/articles/{seed.Id}", "text/plain"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "statement",
            await TextAsync(service, $"/api/feed.json?keyword={seed.Keywords[0]}", "*/*"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_digest_stored_before_levels_of_support_is_still_read()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var seed = await SeedAsync(service, SupportLevel.Verbatim);
        await service
            .Storage.Tables.GetTableClient(StorageNames.ArticlesTable)
            .UpdateEntityAsync(
                new TableEntity(seed.Id.Partition, seed.Id.Value)
                {
                    ["Digest0"] = OldDigest.Replace("KEYWORD", seed.Keywords[0]),
                },
                Azure.ETag.All,
                TableUpdateMode.Merge,
                Cancel
            );

        var article = await GetAsync(service, $"/api/articles/{seed.Id}");
        var questions = await GetAsync(service, $"/api/faqs?keyword={seed.Keywords[0]}");
        var markdown = await TextAsync(service, $"/api/articles/{seed.Id}", "text/markdown");
        var feed = await GetAsync(service, $"/api/feed.json?keyword={seed.Keywords[0]}");

        Assert.Equal("Bees Return", article.GetProperty("title").GetString());
        Assert.Equal([null], Supports(article.GetProperty("summary").GetProperty("claims")));
        Assert.Equal([null], Supports(article.GetProperty("faqs")));
        Assert.Equal([null], Supports(questions.GetProperty("items")));
        var grounding = article.GetProperty("grounding");
        Assert.Equal(2, grounding.GetProperty("supported").GetInt32());
        Assert.Equal(0, grounding.GetProperty("unverified").GetInt32());
        Assert.Equal(1, grounding.GetProperty("dropped").GetInt32());
        Assert.DoesNotContain("statement", markdown, StringComparison.Ordinal);
        Assert.Equal(
            "Bees are back.",
            feed.GetProperty("items").EnumerateArray().Single().GetProperty("content_text").GetString()
        );
    }

    private static Task<DigestSeed> SeedAsync(ServiceHost service, SupportLevel level) =>
        service.SeedAsync(
            new("Bees Return")
            {
                Summary = "Bees are back.",
                Questions = ["Who is back?"],
                Keywords = [$"k{Guid.NewGuid():N}"],
                Support = level,
                UploadedAt = DigestSeeds.Minute(0), // as the old digest
            }
        );

    private static Task<JsonElement> GetAsync(ServiceHost service, string address) =>
        service.Http.GetFromJsonAsync<JsonElement>(address, Cancel);

    private static async Task<string> TextAsync(ServiceHost service, string address, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(type);
        using var answer = await service.Http.SendAsync(request, Cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static IEnumerable<string?> Supports(JsonElement statements) =>
        statements.EnumerateArray().Select(s => s.TryGetProperty("support", out var level) ? level.GetString() : null);
}
