using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Summarizer.Testing;
using Summarizer.Tests.Digests;

namespace Summarizer.Tests.Search;

/// <summary>Searches over an account of their own, so that each knows all that there is to find.</summary>
public class SearchTests(SearchTests.Library library) : IClassFixture<SearchTests.Library>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A few articles, the first the oldest.</summary>
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
                new("Peace Negotiations Resume") { Name = "peace", Summary = "The security council met on Monday." },
                new("The council of the harbour")
                {
                    Name = "harbour",
                    Keywords = ["honey bees", "city council"],
                    Summary = "A negotiator spoke about security and peace.",
                    Questions = ["Who counts the bees?"],
                },
                new("Café Society")
                {
                    Name = "cafe",
                    Keywords = ["coffee"],
                    Questions = ["What is peace worth?"],
                },
                new("Häuser am Fluss")
                {
                    Name = "haus",
                    Language = "de",
                    Keywords = ["Brücken"],
                    Summary = "Der Krieg war lang, und die Häuser blieben leer.",
                },
                new("War and Trade") { Name = "war", Summary = "Ships carry houses across the sea." },
                new("人工知能の歴史")
                {
                    Name = "ai",
                    Language = "ja",
                    Summary = "研究者が歴史を書いた。",
                },
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

    // The best first; of equals the newest.
    [Theory]
    [InlineData("peace", "peace cafe harbour")] // title; question and answer; summary
    [InlineData("PEACE", "peace cafe harbour")]
    [InlineData("negotiations", "peace harbour")]
    [InlineData("negotiation", "peace harbour")] // a stem
    [InlineData("negotiat*", "peace harbour")] // longer than the stem of one of its words
    [InlineData("negotiati*", "peace")]
    [InlineData("neg*", "peace harbour")]
    [InlineData("pe*", "peace cafe harbour")]
    [InlineData("cafe", "cafe")]
    [InlineData("CAFÉ", "cafe")]
    [InlineData("haus*", "haus")]
    [InlineData("häuser", "haus")]
    [InlineData("houses", "war")]
    [InlineData("peace council", "harbour peace cafe")] // those with one of them last
    [InlineData("\"security council\"", "peace")]
    [InlineData("security council", "harbour peace")]
    [InlineData("\"security council", "peace")] // never closed
    [InlineData("\"council security\"", "")]
    [InlineData("bees \"city council\"", "harbour")]
    [InlineData("the council", "harbour peace")] // grammar does not narrow
    [InlineData("war", "war")] // grammar in German, not in English
    [InlineData("krieg war", "haus war")]
    [InlineData("war ships", "war")]
    [InlineData("the", "")]
    [InlineData("知能", "ai")]
    [InlineData("歴", "ai")] // one character starts a pair
    [InlineData("peace zebra", "peace cafe harbour")]
    [InlineData("zebra*", "")]
    public async Task A_search_finds_what_is_meant_in_order(string q, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Names(await FindAsync($"q={Uri.EscapeDataString(q)}"))));
    }

    [Theory]
    [InlineData("q=peace&keyword=Honey%20Bees", "harbour")]
    [InlineData("q=peace&language=de", "")]
    [InlineData("q=house*&language=en", "war")]
    [InlineData("q=war&language=de", "")] // mere grammar there
    [InlineData("q=peace&status=ready", "peace cafe harbour")]
    [InlineData("q=peace&status=failed", "")]
    [InlineData("q=peace&from=2026-03-01T00:01:00Z", "cafe harbour")]
    [InlineData("q=peace&to=2026-03-01T00:01:00Z", "peace")]
    [InlineData("q=pe*&from=2026-03-01T00:01:00Z&to=2026-03-01T00:02:00Z", "harbour")]
    [InlineData("language=de", "haus")]
    [InlineData("keyword=coffee", "cafe")]
    [InlineData("keyword=coffee&language=de", "")]
    [InlineData("from=2026-03-01T00:03:00Z", "ai war haus")]
    [InlineData("to=2026-03-01T00:02:00Z", "harbour peace")]
    [InlineData("from=2026-03-01T00:02:00Z&to=2026-03-01T00:04:00Z&status=ready", "haus cafe")]
    [InlineData("from=2027-01-01T00:00:00Z", "")]
    [InlineData("status=ready&language=ja", "ai")]
    public async Task Conditions_combine(string query, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Names(await FindAsync(query))));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("", 4)]
    [InlineData("q=peace", 1)]
    [InlineData("q=peace", 2)]
    [InlineData("q=pe*", 2)]
    [InlineData("language=en", 3)]
    public async Task Pages_of_articles_have_no_gap_and_no_duplicate(string query, int limit)
    {
        var whole = Names(await FindAsync(query)).ToList();

        var paged = new List<string>();
        string? next = "/api/articles?" + query + (query.Length > 0 ? "&" : "") + $"limit={limit}";
        while (next is not null)
        {
            using var answer = await library.Service.Http.GetAsync(next, Cancel);
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.True(answer.IsSuccessStatusCode, page.ToString());
            var names = Names(page).ToList();
            Assert.True(names.Count <= limit);
            paged.AddRange(names);
            next = answer.Headers.TryGetValues("Link", out var link)
                ? Assert.Single(link).Split('>')[0].TrimStart('<')
                : null;
            Assert.Equal(next is not null, page.TryGetProperty("next", out _));
        }

        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Hits_are_marked_where_they_stand()
    {
        var page = await FindAsync("q=bees%20council");

        var harbour = page.GetProperty("items")[0];
        var marked = harbour
            .GetProperty("highlights")
            .EnumerateArray()
            .Select(h =>
            {
                var text = Follow(harbour, h.GetProperty("in").GetString()!);
                return $"{h.GetProperty("in")} {text.Substring(h.GetProperty("start").GetInt32(), h.GetProperty("length").GetInt32())}";
            });
        Assert.Equal(
            [
                "/title council",
                "/keywords/0/text bees",
                "/keywords/1/text council",
                "/faqs/0/question bees",
                "/faqs/0/answer bees",
            ],
            marked
        );
    }

    [Fact]
    public async Task Pairs_of_characters_are_marked_as_one_word()
    {
        var page = await FindAsync("q=" + Uri.EscapeDataString("人工知能"));

        var hit = page.GetProperty("items")[0].GetProperty("highlights")[0];
        Assert.Equal((0, 4), (hit.GetProperty("start").GetInt32(), hit.GetProperty("length").GetInt32()));
    }

    [Theory]
    [InlineData("q=%20")]
    [InlineData("q=%3F%21")]
    [InlineData("q=a*+b*+c*+d*+e*")]
    [InlineData("q=z+-a+-b+-c+-d+-e+-f+-g+-h+-i")]
    [InlineData("q=-a")]
    [InlineData("q=")]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=ten")]
    [InlineData("status=deleted")]
    [InlineData("from=yesterday")]
    [InlineData("after=AAAA")]
    [InlineData("after=!")]
    [InlineData("colour=red")]
    [InlineData("language=en&language=de")]
    [InlineData("fields=colour")]
    public async Task An_invalid_list_query_is_refused_with_a_reason(string query)
    {
        using var answer = await library.Service.Http.GetAsync("/api/articles?" + query, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_token_of_one_query_is_no_token_of_another()
    {
        var next = (await FindAsync("q=peace&limit=1")).GetProperty("next").GetString();

        using var answer = await library.Service.Http.GetAsync($"/api/articles?q=bees&limit=1&after={next}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_that_was_changed_anywhere_is_refused()
    {
        var next = (await FindAsync("q=peace&limit=1")).GetProperty("next").GetString()!;
        for (var at = 0; at < next.Length; at += 3)
        {
            var changed = next.Remove(at, 1).Insert(at, next[at] == 'A' ? "B" : "A");

            using var answer = await library.Service.Http.GetAsync($"/api/articles?q=peace&after={changed}", Cancel);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    // Each would reach into other lists if it became part of a filter or a key as it stands.
    [Theory]
    [InlineData("x' or PartitionKey ne '")]
    [InlineData("x' or 'a' eq 'a")]
    [InlineData("peace|x")]
    [InlineData("|")]
    [InlineData("../lists")]
    [InlineData("peace' and RowKey ge '")]
    public async Task A_condition_cannot_reach_other_lists(string hostile)
    {
        foreach (var list in new[] { "articles?keyword=", "articles?language=", "faqs?keyword=", "keywords?prefix=" })
        {
            using var answer = await library.Service.Http.GetAsync(
                $"/api/{list}{Uri.EscapeDataString(hostile)}",
                Cancel
            );

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.Empty(page.GetProperty("items").EnumerateArray());
        }
    }

    // A page is a place between articles, not a number of them.
    [Theory]
    [InlineData("q=ferry")]
    [InlineData("keyword=ferries")]
    public async Task What_arrives_and_vanishes_between_two_pages_makes_no_gap_and_no_double(string query)
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        async Task<DigestSeed> SeedAsync(int minute) =>
            await service.SeedAsync(
                new DigestSeed("The ferry")
                {
                    Name = $"ferry-{minute}",
                    Keywords = ["ferries"],
                    UploadedAt = DigestSeeds.Minute(minute),
                }
            );
        var seeds = new List<DigestSeed>();
        for (var minute = 0; minute < 6; minute++)
        {
            seeds.Add(await SeedAsync(minute));
        }

        var first = await service.Http.GetFromJsonAsync<JsonElement>($"/api/articles?limit=2&{query}", Cancel);
        await SeedAsync(100);
        await service.Store.RemoveAsync((await service.Store.ReadAsync(seeds[5].Id, Cancel)).Row!, Cancel); // given
        await service.Store.RemoveAsync((await service.Store.ReadAsync(seeds[2].Id, Cancel)).Row!, Cancel); // to come
        var second = await service.Http.GetFromJsonAsync<JsonElement>(
            $"/api/articles?limit=2&{query}&after={first.GetProperty("next")}",
            Cancel
        );

        Assert.Equal(["ferry-5", "ferry-4"], Names(first));
        Assert.Equal(["ferry-3", "ferry-1"], Names(second));
    }

    private async Task<JsonElement> FindAsync(string query) =>
        await library.Service.Http.GetFromJsonAsync<JsonElement>("/api/articles?" + query, Cancel);

    private static IEnumerable<string> Names(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!);

    private static string Follow(JsonElement item, string pointer)
    {
        foreach (var part in pointer.Split('/').Skip(1))
        {
            item =
                item.ValueKind is JsonValueKind.Array
                    ? item[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]
                    : item.GetProperty(part);
        }

        return item.GetString()!;
    }
}
