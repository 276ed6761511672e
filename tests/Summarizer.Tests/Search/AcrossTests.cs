using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Summarizer.Articles;
using Summarizer.Testing;
using Summarizer.Tests.Digests;
using Summarizer.Tests.Index;

namespace Summarizer.Tests.Search;

/// <summary>Questions, keywords and feeds over an account of their own.</summary>
public partial class AcrossTests(AcrossTests.Library library) : IClassFixture<AcrossTests.Library>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public sealed class Library : IAsyncLifetime
    {
        private readonly AzuriteServer _azurite = new();

        internal ServiceHost Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await _azurite.InitializeAsync();
            Service = await ServiceHost.StartAsync(_azurite.ConnectionString);
            DigestSeed[] seeds =
            [
                new("Bees \u0007 & <harbours>")
                {
                    Name = "bees",
                    Keywords = ["Bees", "Peace talks"],
                    Questions = ["Who counts the bees?", "Where do the bees live?", "What is honey?"],
                },
                new("Peace at last")
                {
                    Name = "peace",
                    Keywords = ["bees", "Peaches", "Österreich"],
                    Questions = ["Who made peace?"],
                },
                new("Nothing to ask") { Name = "silent", Keywords = ["Peat", "über uns"] },
                new("Bees again") { Name = "again", Questions = ["Why do bees dance?", "Do bees sleep?"] },
            ];
            for (var at = 0; at < seeds.Length; at++)
            {
                await Service.SeedAsync(seeds[at] with { UploadedAt = DigestSeeds.Minute(at) });
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await _azurite.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(
        "",
        "Why do bees dance?|Do bees sleep?|Who made peace?|Who counts the bees?|Where do the bees live?|What is honey?"
    )]
    [InlineData("q=bee", "Who counts the bees?|Where do the bees live?|Why do bees dance?|Do bees sleep?")]
    [InlineData("q=peace", "Who made peace?")]
    [InlineData("q=honey", "What is honey?")]
    [InlineData("q=harbours", "")] // in the title alone
    [InlineData("q=\"bees live\"", "Where do the bees live?")]
    [InlineData("keyword=peaches", "Who made peace?")]
    public async Task Questions_of_all_articles_are_found(string query, string expected)
    {
        var page = await GetAsync("/api/faqs?" + query.Replace("\"", "%22", StringComparison.Ordinal));

        Assert.Equal(expected, string.Join('|', Texts(page, "question")));
    }

    [Theory]
    [InlineData("/api/faqs?", "question", 1)]
    [InlineData("/api/faqs?", "question", 2)]
    [InlineData("/api/faqs?q=bee&", "question", 1)]
    [InlineData("/api/keywords?", "text", 1)]
    [InlineData("/api/keywords?", "text", 2)]
    [InlineData("/api/keywords?prefix=pea&", "text", 2)]
    public async Task Pages_of_questions_and_keywords_have_no_gap_and_no_duplicate(
        string query,
        string field,
        int limit
    )
    {
        var whole = Texts(await GetAsync(query.TrimEnd('&')), field).ToList();

        var paged = new List<string>();
        var after = "";
        while (true)
        {
            var page = await GetAsync($"{query}limit={limit}{after}");
            Assert.True(Texts(page, field).Count() <= limit);
            paged.AddRange(Texts(page, field));
            if (!page.TryGetProperty("next", out var next))
            {
                break;
            }

            after = $"&after={next}";
        }

        Assert.Equal(whole, paged);
    }

    [Theory]
    [InlineData("", "bees 2|Peace talks 1|Peaches 1|Peat 1|Österreich 1|über uns 1")]
    [InlineData("pea", "Peace talks 1|Peaches 1|Peat 1")]
    [InlineData("PEACE", "Peace talks 1")]
    [InlineData("peace t", "Peace talks 1")]
    [InlineData("p", "Peace talks 1|Peaches 1|Peat 1")]
    [InlineData("Ö", "Österreich 1")]
    [InlineData("über u", "über uns 1")]
    [InlineData("zebra", "")]
    public async Task Keywords_are_counted_by_prefix(string prefix, string expected)
    {
        var page = await GetAsync(
            prefix.Length == 0 ? "/api/keywords" : $"/api/keywords?prefix={Uri.EscapeDataString(prefix)}"
        );

        Assert.Equal(
            expected,
            string.Join(
                '|',
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(i => $"{i.GetProperty("text")} {i.GetProperty("count")}")
            )
        );
    }

    [Fact]
    public async Task Counts_are_right_after_changes_and_deletions()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        ArticleName[] names = [.. Enumerable.Range(0, 6).Select(_ => ServiceHost.NewName())];
        await Task.WhenAll(
            names.Select(async name =>
            {
                await service.StoreAsync(
                    name,
                    "Bees and Cranes\n\nKeywords: bees, cranes\n\nBees and cranes live here."
                );
                await service.Processor.ProcessAsync(name.Value, Cancel);
            })
        );
        Assert.Equal(6, await CountAsync("bees"));

        await service.StoreAsync(names[0], "Cranes\n\nKeywords: cranes\n\nThe cranes have left the marsh.");
        await service.Processor.ProcessAsync(names[0].Value, Cancel);
        using var deleted = await service.Http.DeleteAsync($"/api/articles/{ArticleId.Of(names[1])}", Cancel);
        var row = (await service.RowAsync(names[2]))!;
        await service.Index.WriteTermsAsync(row, text: null, Cancel); // a step that is repeated

        Assert.Equal(4, await CountAsync("bees"));
        Assert.Equal(5, await CountAsync("cranes"));
        await service.AssertCountsAreRightAsync();

        async Task<int> CountAsync(string keyword) =>
            (await service.Http.GetFromJsonAsync<JsonElement>($"/api/keywords?prefix={keyword}", Cancel))
                .GetProperty("items")
                .EnumerateArray()
                .Where(i =>
                    string.Equals(i.GetProperty("text").GetString(), keyword, StringComparison.OrdinalIgnoreCase)
                )
                .Sum(i => i.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task The_json_feed_has_what_the_format_asks_for()
    {
        using var answer = await library.Service.Http.GetAsync("/api/feed.json?limit=3", Cancel);

        Assert.Equal("application/feed+json", answer.Content.Headers.ContentType?.MediaType);
        var feed = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal(["Bees again", "Nothing to ask", "Peace at last"], Texts(feed, "title"));
        Assert.All(
            feed.GetProperty("items").EnumerateArray(),
            item =>
            {
                Assert.True(Uri.IsWellFormedUriString(item.GetProperty("id").GetString(), UriKind.Absolute));
                Assert.True(item.TryGetProperty("content_text", out _));
                Assert.True(item.GetProperty("date_published").TryGetDateTimeOffset(out _));
            }
        );
        var older = await library.Service.Http.GetFromJsonAsync<JsonElement>(
            feed.GetProperty("next_url").GetString(),
            Cancel
        );
        Assert.Equal("Bees \u0007 & <harbours>", Assert.Single(Texts(older, "title")));
    }

    [Fact]
    public async Task The_atom_feed_is_xml_whatever_an_article_is_called()
    {
        using var answer = await library.Service.Http.GetAsync("/api/feed.atom?keyword=bees", Cancel);

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).Root!;
        Assert.Equal(
            ["Peace at last", "Bees  & <harbours>"],
            feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "title")!.Value)
        );
        Assert.All((string[])["id", "title", "updated", "author"], name => Assert.NotNull(feed.Element(Atom + name)));
        Assert.Equal(
            ["bees", "Peaches", "Österreich"],
            feed.Descendants(Atom + "category").Take(3).Select(c => c.Attribute("term")!.Value)
        );
    }

    [Theory]
    [InlineData("/api/feed.json")]
    [InlineData("/api/feed.atom")]
    public async Task The_ids_of_a_feed_do_not_hold_the_host_name_that_a_caller_gives(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = "other.localhost";
        using var answer = await library.Service.Http.SendAsync(request, Cancel);
        var feed = await answer.Content.ReadAsStringAsync(Cancel);

        var ids = Ids().Matches(feed).Select(m => m.Groups[1].Value).ToList();

        Assert.InRange(ids.Count, 3, 10);
        Assert.All(ids, id => Assert.StartsWith("urn:summarizer:", id, StringComparison.Ordinal));
    }

    [GeneratedRegex("""(?:<id>|"id":")([^<"]+)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();

    private async Task<JsonElement> GetAsync(string address) =>
        await library.Service.Http.GetFromJsonAsync<JsonElement>(address, Cancel);

    private static IEnumerable<string> Texts(JsonElement page, string field) =>
        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(field).GetString()!);
}
