using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Tests.Digests;

namespace Summarizer.Tests.Search;

/// <summary>Lists by name, by title and from the oldest on. On a storage account of its own.</summary>
public class ListOrderTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private static readonly string[] InOrder =
    [
        "",
        "2026 in numbers",
        "Bee",
        "Bee keeping",
        "Bees",
        "Bees return",
        "\"Bees: return\" again",
        "éclairs",
        "Öl and water",
        "Zebra",
        "養蜂",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task Titles_are_in_alphabetical_order_page_by_page(int limit)
    {
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(own.ConnectionString);
        await service.SeedAllAsync(InOrder.Reverse().Select(t => new DigestSeed(t)));

        var items = await AllAsync(service, $"sort=title&limit={limit}");

        Assert.Equal(InOrder, items.ConvertAll(i => i.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData("sort=date", new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData("sort=date&limit=2", new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData("sort=-date", new[] { 5, 4, 3, 2, 1, 0 })]
    [InlineData("sort=date&from=2026-03-01T00:02:00Z&to=2026-03-01T00:05:00Z", new[] { 2, 3, 4 })]
    [InlineData("sort=date&language=de&limit=1", new[] { 1, 3, 5 })]
    [InlineData("sort=title&language=de", new[] { 1, 3, 5 })]
    public async Task The_oldest_or_the_newest_come_first_and_conditions_hold(string query, int[] expected)
    {
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(own.ConnectionString);
        await service.SeedAllAsync(
            Enumerable
                .Range(0, 6)
                .Select(n => new DigestSeed($"Article {n}")
                {
                    UploadedAt = DigestSeeds.Minute(n),
                    Language = n % 2 == 1 ? "de" : "en",
                })
        );

        var items = await AllAsync(service, query);

        Assert.Equal(expected.Select(n => $"Article {n}"), items.ConvertAll(i => i.GetProperty("title").GetString()));
    }

    // Rows of a digest that was replaced may still be there; the article's row says which is true.
    [Fact]
    public async Task An_article_stands_once_under_the_title_that_it_has_now()
    {
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(own.ConnectionString);
        var name = ServiceHost.NewName();
        foreach (var title in new[] { "Zebras of the harbour", "Ants of the harbour" })
        {
            await service.StoreAsync(name, $"{title}\n\nThe keeper counts them each morning before the boats leave.");
            await service.Processor.ProcessAsync(name.Value, Cancel);
        }

        await service.SeedAsync(new DigestSeed("Mules of the harbour"));

        var items = await AllAsync(service, "sort=title");

        Assert.Equal(
            ["Ants of the harbour", "Mules of the harbour"],
            items.ConvertAll(i => i.GetProperty("title").GetString())
        );
    }

    [Fact]
    public async Task A_name_finds_its_article_and_a_folder_finds_what_is_in_it_by_name()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        string[] names = ["list/2026/a b.txt", "list/2026/é.txt", "list/2026/z.txt", "list/2027/a.txt", "list*"];
        foreach (var name in names)
        {
            Assert.True(ArticleName.TryParse(name, out var parsed));
            await service.StoreAsync(parsed, $"About {name}\n\nThe keeper counts them each morning at the gate.");
            await service.Processor.ProcessAsync(name, Cancel);
        }

        Assert.Equal([names[1]], await NamesAsync(service, names[1]));
        Assert.Equal([names[0], names[2], names[1]], await NamesAsync(service, "list/2026/*"));
        Assert.Equal([names[0], names[2], names[1]], await NamesAsync(service, "list/2026/*", "&limit=1"));
        Assert.Equal([names[4], names[0], names[2], names[1], names[3]], await NamesAsync(service, "list*"));
        Assert.Empty(await NamesAsync(service, "list/2026"));
        Assert.Empty(await NamesAsync(service, "nowhere/*"));
        Assert.Empty(await NamesAsync(service, names[1], "&status=failed"));
        Assert.Empty(await NamesAsync(service, "list/*", "&status=failed"));
    }

    [Theory]
    [InlineData("sort=title&q=bees", "'sort' does not go with 'q': a search is sorted by rank.")]
    [InlineData("name=a&q=bees", "'name' does not go with 'q'.")]
    [InlineData("name=a&sort=title", "'sort' does not go with 'name': such lists are sorted by name.")]
    [InlineData("sort=-title", "'sort' must be one of -date, date, title.")]
    [InlineData("name=%07*", "'name' must be a name, or the beginning of names and an asterisk.")]
    public async Task What_does_not_go_together_is_refused_with_a_sentence(string query, string sentence)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await service.Http.GetAsync($"/api/articles?{query}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(sentence, problem.GetProperty("detail").GetString());
    }

    private static async Task<IEnumerable<string?>> NamesAsync(ServiceHost service, string name, string more = "") =>
        (await AllAsync(service, $"name={Uri.EscapeDataString(name)}{more}")).Select(i =>
            i.GetProperty("name").GetString()
        );

    private static async Task<List<JsonElement>> AllAsync(ServiceHost service, string query)
    {
        var items = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = await service.Http.GetFromJsonAsync<JsonElement>(
                $"/api/articles?{query}{(next is null ? "" : $"&after={next}")}",
                Cancel
            );
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var token) ? token.GetString() : null;
        } while (next is not null);

        return items;
    }
}
