using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Tests.Digests;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Search;

public class RelatedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Related_articles_share_telling_words_and_the_article_itself_is_none_of_them()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        using var transport = new CountingTransport();
        var storage = new StorageClients(new StorageOptions { ConnectionString = azurite.ConnectionString }, transport);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services => services.AddSingleton(storage)
        );
        var one = await service.SeedAsync(Seed("Beehives on the harbour roofs", "Beekeepers count their swarms"));
        await service.SeedAsync(Seed("Swarms of bees leave the beehives", "Beekeepers look for them"));
        await service.SeedAsync(Seed("Trams through the old town", "A tunnel is dug"));
        for (var number = 0; number < 8; number++)
        {
            await service.SeedAsync(Seed($"Roofs of the harbour, part {number}", "Tiles and slates"));
        }

        _ = await RelatedAsync(service, one);
        transport.Reset();
        var related = await RelatedAsync(service, one);

        Assert.Equal(5, related.Count);
        Assert.Equal("Swarms of bees leave the beehives", related[0]);
        Assert.DoesNotContain("Trams through the old town", related);
        Assert.DoesNotContain("Beehives on the harbour roofs", related);
        Assert.InRange(transport.Calls, 5, 28); // row, terms, 16 lists, 10 rows
    }

    [Fact]
    public async Task An_article_that_is_deleted_is_related_to_none()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var one = await service.SeedAsync(Seed("Beehives on the harbour roofs", "Beekeepers count their swarms"));
        var other = await service.SeedAsync(Seed("Beehives and swarms", "Beekeepers at the harbour"));
        Assert.Single(await RelatedAsync(service, one));

        Assert.True(await service.Store.RemoveAsync((await service.Store.ReadAsync(other.Id, Cancel)).Row!, Cancel));

        Assert.Empty(await RelatedAsync(service, one));
        using var answer = await service.Http.GetAsync($"/api/articles/{other.Id}/related", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static DigestSeed Seed(string title, string summary) => new(title) { Summary = summary };

    private static async Task<IReadOnlyList<string>> RelatedAsync(ServiceHost service, DigestSeed seed)
    {
        var page = await service.Http.GetFromJsonAsync<JsonElement>($"/api/articles/{seed.Id}/related", Cancel);
        return [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString()!)];
    }
}
