using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Notifications;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Tests.Index;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Processing;

/// <summary>
/// A process that is killed before each of its calls to storage in turn; then a healthy one sweeps. Whatever the call was,
/// the article ends in the state that it would have had without the kill, and nothing is left behind.
/// </summary>
public class CrashPointTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string First = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";
    private const string Second = "Cranes in the Marsh\n\nThousands of cranes rest here before they fly on.";

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Digests:Lease"] = "00:00:02",
        ["Digests:Timeout"] = "00:00:05", // with the lease: when what was marked and not asked for is asked for again
        ["Digests:Notices"] = "true",
        ["Digests:Webhook:Address"] = "https://receiver.invalid/hook", // nobody delivers here: the queue is looked at
        ["Digests:Webhook:Secret"] = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 240_000)]
    public async Task A_first_digest_survives_a_kill_before_any_of_its_calls()
    {
        await using var healthy = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings);

        var names = await KillAtEveryCallAsync(name => healthy.StoreAsync(name, First));

        await RecoverAsync(healthy, names, row => row is { Status: ArticleStatus.Ready, Digest: not null });
        foreach (var name in names)
        {
            Assert.Equal("Bees on the Roof", (await healthy.RowAsync(name))!.Digest!.Content.Title);
            await healthy.AssertNothingIsLeftOverAsync(name);
        }

        await healthy.AssertCountsAreRightAsync();
        await AssertAllAreToldOfAsync(healthy, names);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_digest_of_a_newer_upload_survives_a_kill_before_any_of_its_calls_and_the_last_good_one_is_served_until_then()
    {
        await using var healthy = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings);

        var names = await KillAtEveryCallAsync(async name =>
        {
            await healthy.StoreAsync(name, First);
            await healthy.Processor.ProcessAsync(name.Value, Cancel);
            await healthy.StoreAsync(name, Second);
        });

        foreach (var name in names)
        {
            Assert.Contains(
                (await healthy.RowAsync(name))!.Digest!.Content.Title,
                (string[])["Bees on the Roof", "Cranes in the Marsh"]
            );
        }

        await RecoverAsync(
            healthy,
            names,
            row => row is { Status: ArticleStatus.Ready, Digest.Content.Title: "Cranes in the Marsh" }
        );
        foreach (var name in names)
        {
            await healthy.AssertNothingIsLeftOverAsync(name);
        }

        await healthy.AssertCountsAreRightAsync();
    }

    [Fact(Timeout = 240_000)]
    public async Task A_deletion_survives_a_kill_before_any_of_its_calls()
    {
        await using var healthy = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings);

        var names = await KillAtEveryCallAsync(async name =>
        {
            await healthy.StoreAsync(name, First);
            await healthy.Processor.ProcessAsync(name.Value, Cancel);
            await healthy.Uploads.DeleteAsync(name, ifMatch: null, Cancel);
        });

        await RecoverAsync(healthy, names, row => row is null);
        foreach (var name in names)
        {
            await healthy.AssertNothingIsLeftOverAsync(name);
        }

        await healthy.AssertCountsAreRightAsync();
    }

    // One article a call: the first process dies before its first call, the second before its second, and so on, until
    // one has made all its calls.
    private async Task<IReadOnlyList<ArticleName>> KillAtEveryCallAsync(Func<ArticleName, Task> prepare)
    {
        var names = new List<ArticleName>();
        for (var calls = 0; ; calls++)
        {
            var name = ServiceHost.NewName();
            names.Add(name);
            await prepare(name);
            if (await SurvivesAsync(name, calls))
            {
                Assert.True(calls > 5, "The work takes more than a handful of calls.");
                return names;
            }
        }
    }

    private async Task<bool> SurvivesAsync(ArticleName name, int calls)
    {
        using var transport = new MortalTransport(calls);
        var storage = new StorageClients(new StorageOptions { ConnectionString = azurite.ConnectionString }, transport);
        await using var doomed = ServiceHost.Build(azurite.ConnectionString, Settings, s => s.AddSingleton(storage));
        try
        {
            await doomed.GetRequiredService<ArticleProcessor>().ProcessAsync(name.Value, Cancel);
            return transport.Survived;
        }
        catch (Exception e) when (e is ProcessKilledException or AggregateException)
        {
            return false;
        }
    }

    // At least one notice of each on either queue. Those for the webhook that come twice are known by their id.
    private static async Task AssertAllAreToldOfAsync(ServiceHost service, IReadOnlyList<ArticleName> names)
    {
        var ready = (await TakeAllAsync(service, StorageNames.DigestReady)).Select(m =>
            JsonSerializer.Deserialize(m, NotificationJson.Default.DigestNotice)!
        );
        var told = ready.Where(n => n.Status is ArticleStatus.Ready).Select(n => n.Name).ToHashSet();
        var ids = (await TakeAllAsync(service, StorageNames.DigestWebhooks))
            .Select(m => WebhookNotice.Parse(m)!)
            .ToLookup(
                n => JsonSerializer.Deserialize(n.Body, NotificationJson.Default.WebhookBody)!.Data.Name,
                n => n.Id
            );

        Assert.All(
            names,
            name =>
            {
                Assert.Contains(name.Value, told);
                Assert.Single(ids[name.Value].Distinct());
            }
        );
    }

    private static async Task<IReadOnlyList<string>> TakeAllAsync(ServiceHost service, string queue)
    {
        var client = service.Storage.Queues.GetQueueClient(queue);
        var taken = new List<string>();
        while (
            (await client.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), Cancel)).Value is { Length: > 0 } messages
        )
        {
            taken.AddRange(messages.Select(m => QueueText.Decode(m.Body.ToString())));
        }

        return taken;
    }

    // What the watcher does, step by step: sweep, and work off the queue, until every article is as it should be.
    private static async Task RecoverAsync(
        ServiceHost service,
        IReadOnlyList<ArticleName> names,
        Func<ArticleRow?, bool> isSettled
    )
    {
        var sweeper = service.Services.GetRequiredService<Sweeper>();
        var requests = service.Services.GetRequiredService<DigestRequestMessages>();
        var processor = service.Services.GetRequiredService<DigestRequestProcessor>();
        while (true)
        {
            var report = await sweeper.SweepAsync(Cancel);
            while (await requests.ReceiveAsync(32, TimeSpan.FromMinutes(5), Cancel) is { Length: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    await processor.ProcessAsync(message, Cancel);
                    await requests.CompleteAsync(message, Cancel);
                }
            }

            var settled = 0;
            foreach (var name in names)
            {
                settled += isSettled(await service.RowAsync(name)) ? 1 : 0;
            }

            if (settled == names.Count && report is { Requested: 0, CleanedUp: 0 })
            {
                return;
            }

            // Leases run out by the clock of storage; there is nothing to be told of it by.
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel);
        }
    }
}
