using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Testing;
using Summarizer.Tests.Digests;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Index;

/// <summary>An account of a version before 2026-11-27: it is searched as it is, and moved to the index of this one.</summary>
public class IndexMoveTests
{
    private const string Text =
        "Bees on the Roof\n\nKeywords: bees, harbour\n\nForty hives stand on the roofs of the old harbour today. A lighthouse keeper counts them.";

    private static readonly Dictionary<string, string?> _settings = new() { ["Digests:Lease"] = "00:00:02" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_of_the_old_index_and_of_the_new_one_are_found_together()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var old = await service.SeedAsync(Seed("old", "Ferry timetable", 0));
        await service.MakeOldAsync(old.Id);
        await service.SeedAsync(Seed("new", "Ferry crossings", 1));

        Assert.Equal("new old", await NamesAsync(service, "q=ferry"));
        Assert.Equal("old new", await NamesAsync(service, "q=ferry+timetable")); // all words, then some
        Assert.Equal("new old", await NamesAsync(service, "q=ferr*"));
        Assert.Equal("new old", await NamesAsync(service, "keyword=boats"));
        Assert.Equal("new old", await NamesAsync(service, "language=en&keyword=boats"));
        Assert.Equal("new old", await NamesAsync(service, "status=ready"));
        Assert.Equal("new old", await NamesAsync(service, "q=ferry&language=en"));
        var keywords = await service.Http.GetFromJsonAsync<JsonElement>("/api/keywords", Cancel);
        Assert.Equal(2, keywords.GetProperty("items")[0].GetProperty("count").GetInt32());
    }

    [Fact(Timeout = 120_000)]
    public async Task The_sweeper_moves_an_old_account_and_leaves_nothing_of_the_old_index()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, settings: _settings);
        ArticleName[] names = [.. Enumerable.Range(0, 3).Select(_ => ServiceHost.NewName())];
        foreach (var name in names)
        {
            await service.StoreAsync(name, Text);
            await service.Processor.ProcessAsync(name.Value, Cancel);
            await service.MakeOldAsync(ArticleId.Of(name));
        }

        await SweepUntilMovedAsync(service, names);

        foreach (var name in names)
        {
            await service.AssertNothingIsLeftOverAsync(name);
        }

        Assert.Empty(await OldRowsAsync(service));
        await service.AssertCountsAreRightAsync();
        var found = await service.Http.GetFromJsonAsync<JsonElement>("/api/articles?q=lighthouse", Cancel);
        Assert.Equal(3, found.GetProperty("items").GetArrayLength()); // a word of the text
    }

    [Fact(Timeout = 240_000)]
    public async Task A_move_survives_a_kill_before_any_of_its_calls()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var healthy = await ServiceHost.StartAsync(azurite.ConnectionString, settings: _settings);
        var names = new List<ArticleName>();
        for (var calls = 0; ; calls += 3) // its calls are many: every third
        {
            var name = ServiceHost.NewName();
            names.Add(name);
            await healthy.StoreAsync(name, Text);
            await healthy.Processor.ProcessAsync(name.Value, Cancel);
            await healthy.MakeOldAsync(ArticleId.Of(name));
            if (await SurvivesAsync(azurite.ConnectionString, name, calls))
            {
                break;
            }
        }

        Assert.True(names.Count > 10, "A move takes more than a handful of calls.");
        await SweepUntilMovedAsync(healthy, names);
        foreach (var name in names)
        {
            await healthy.AssertNothingIsLeftOverAsync(name);
        }

        Assert.Empty(await OldRowsAsync(healthy));
        await healthy.AssertCountsAreRightAsync();
    }

    [Fact(Timeout = 240_000)]
    public async Task An_article_is_found_after_its_move_whenever_another_server_cleans_up_meanwhile()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var other = await ServiceHost.StartAsync(azurite.ConnectionString);
        var moved = 0;
        for (var calls = 1; ; calls++)
        {
            var seed = await other.SeedAsync(Seed($"article-{calls}", "Ferry timetable", calls));
            await other.MakeOldAsync(seed.Id);
            var cleanup = other.Services.GetRequiredService<PostCommitCleanup>();
            using var transport = new InterruptedTransport(
                calls,
                () => cleanup.CleanUpIfFinishedAsync(seed.Id, Cancel)
            );
            var storage = new StorageClients(
                new StorageOptions { ConnectionString = azurite.ConnectionString },
                transport
            );
            await using var mover = ServiceHost.Build(
                azurite.ConnectionString,
                new Dictionary<string, string?>(),
                s => s.AddSingleton(storage)
            );
            moved += await mover.GetRequiredService<IndexMove>().MoveAsync(seed.Id, Cancel) ? 1 : 0;

            Assert.StartsWith($"article-{calls}", await NamesAsync(other, "q=ferry"), StringComparison.Ordinal);
            if (transport.Calls <= calls)
            {
                break;
            }
        }

        Assert.True(moved > 10, "A move takes more than a handful of calls.");
    }

    [Fact]
    public async Task A_newer_digest_of_an_article_of_the_old_index_leaves_nothing_of_it()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        await service.MakeOldAsync(ArticleId.Of(name));

        await service.StoreAsync(name, "Cranes in the Marsh\n\nThousands of cranes rest here before they fly on.");
        await service.Processor.ProcessAsync(name.Value, Cancel);

        await service.AssertNothingIsLeftOverAsync(name);
        Assert.Empty(await OldRowsAsync(service));
        await service.AssertCountsAreRightAsync();
    }

    private static async Task<bool> SurvivesAsync(string connectionString, ArticleName name, int calls)
    {
        using var transport = new MortalTransport(calls);
        var storage = new StorageClients(new StorageOptions { ConnectionString = connectionString }, transport);
        await using var doomed = ServiceHost.Build(connectionString, _settings, s => s.AddSingleton(storage));
        try
        {
            await doomed.GetRequiredService<IndexMove>().MoveAsync(ArticleId.Of(name), Cancel);
            return transport.Survived;
        }
        catch (Exception e) when (e is ProcessKilledException or AggregateException)
        {
            return false;
        }
    }

    // What a late writer may still write is cleaned up after once its time is over, by the clock of storage.
    private static async Task SweepUntilMovedAsync(ServiceHost service, IReadOnlyList<ArticleName> names)
    {
        var sweeper = service.Services.GetRequiredService<Sweeper>();
        while (true)
        {
            await sweeper.SweepAsync(Cancel);
            var settled = 0;
            foreach (var name in names)
            {
                settled += await service.RowAsync(name) is { IndexTag: not null, StragglersUntil: null } ? 1 : 0;
            }

            if (settled == names.Count)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel); // the time of stragglers passes by the clock of storage
        }
    }

    private static async Task<IReadOnlyList<string>> OldRowsAsync(ServiceHost service) =>
        await service
            .Storage.Tables.GetTableClient(StorageNames.ListsTable)
            .QueryAsync<TableEntity>(cancellationToken: Cancel)
            .Where(row => row.PartitionKey is ['w' or 'k' or 'l' or 'c', '|', ..] or OldIndex.ReadyList)
            .Select(row => row.PartitionKey)
            .ToListAsync(Cancel);

    private static DigestSeed Seed(string name, string title, int minute) =>
        new(title)
        {
            Name = name,
            Keywords = ["boats"],
            UploadedAt = DigestSeeds.Minute(minute),
        };

    private static async Task<string> NamesAsync(ServiceHost service, string query)
    {
        var page = await service.Http.GetFromJsonAsync<JsonElement>($"/api/articles?{query}", Cancel);
        return string.Join(' ', page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name")));
    }
}
