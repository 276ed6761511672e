using System.Collections.Concurrent;
using System.Net;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Testing;
using Summarizer.Tests.Processing;

namespace Summarizer.Tests.Sweeping;

/// <summary>
/// The queue <c>digest-requests</c> has at most one message for an article, whatever fails: a process with a worker writes
/// none, another one marks the row before it writes one.
/// </summary>
public sealed class AskOnceTests : IAsyncLifetime
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static readonly Dictionary<string, string?> Settings = new() { ["Digests:Lease"] = "00:00:02" };

    /// <summary>A mark lasts for seven seconds, and a message for five.</summary>
    private static readonly Dictionary<string, string?> ShortMarks = new(Settings) { ["Digests:Timeout"] = "00:00:05" };

    private readonly OwnAzurite _azurite = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _azurite.InitializeAsync();

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    [Fact(Timeout = 120_000)]
    public async Task An_unreachable_model_leaves_at_most_one_message_an_article_however_many_sweeps_and_messages_there_are()
    {
        const int Articles = 12;
        await using var service = await StartAsync(engine: Away(TimeSpan.FromSeconds(1)));
        var names = await StoreAsync(service, Articles);
        foreach (var name in names)
        {
            await service.Processor.ProcessAsync(name.Value, Cancel);
        }

        var taken = 0;
        while (taken < 4 * Articles)
        {
            await SweepAsync(service);
            Assert.InRange(await CountAsync(service), 0, Articles);
            taken += await HandleAllAsync(service);
            Assert.InRange(await CountAsync(service), 0, Articles);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_server_whose_model_is_unreachable_tries_again_and_again_and_writes_no_message()
    {
        const int Articles = 12;
        await using var line = await FaultyStorage.StartAsync(_azurite.Server, Cancel);
        var sent = Sent(line);
        var engine = Away(TimeSpan.FromSeconds(1));
        await using var service = await StartAsync(line.ConnectionString, watch: true, engine);
        await StoreAsync(service, Articles);

        await UntilAsync(() => Task.FromResult(engine.Calls >= 4 * Articles));

        Assert.Empty(sent);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_duplicate_of_a_message_that_finds_an_article_that_waits_writes_nothing(bool hasMark)
    {
        await using var service = await StartAsync(engine: Away(TimeSpan.FromMinutes(4)));
        var name = (await StoreAsync(service, 1)).Single();
        await service.Processor.ProcessAsync(name.Value, Cancel);
        var waiting = (await service.RowAsync(name))!;
        Assert.Equal(1, await CountAsync(service));
        var requests = service.Services.GetRequiredService<DigestRequestProcessor>();

        var mark = hasMark ? $",\"askedUntil\":\"{waiting.AskedUntil!.Value.AddSeconds(-1):O}\"" : "";
        for (var copy = 0; copy < 3; copy++)
        {
            await requests.ProcessAsync($$"""{"name":"{{name}}","reason":"postponed"{{mark}}}""", Cancel);
        }

        Assert.Equal(1, await CountAsync(service));
        Assert.Equal(waiting.RowVersion, (await service.RowAsync(name))!.RowVersion);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_attempt_that_an_event_began_leaves_it_at_the_message_of_a_sweep()
    {
        await using var service = await StartAsync(engine: Away(TimeSpan.FromMinutes(4)));
        var name = (await StoreAsync(service, 1)).Single();
        await SweepAsync(service);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        Assert.Equal(1, await CountAsync(service));

        Assert.Equal(1, await HandleAllAsync(service)); // and puts another in its place, for the end of the wait

        Assert.Equal(1, await CountAsync(service));
        Assert.Equal(0, await HandleAllAsync(service));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_message_itself_come_too_early_is_replaced_by_another()
    {
        await using var service = await StartAsync(engine: Away(TimeSpan.FromMinutes(4)));
        var name = (await StoreAsync(service, 1)).Single();
        await service.Processor.ProcessAsync(name.Value, Cancel);
        var waiting = (await service.RowAsync(name))!;
        await Queue(service).ClearMessagesAsync(Cancel);
        var requests = service.Services.GetRequiredService<DigestRequestProcessor>();

        await requests.ProcessAsync(
            $$"""{"name":"{{name}}","reason":"postponed","askedUntil":"{{waiting.AskedUntil:O}}"}""",
            Cancel
        );

        Assert.Equal(1, await CountAsync(service));
        Assert.Equal(waiting.NotBefore, (await service.RowAsync(name))!.NotBefore);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_backlog_that_nobody_works_off_has_one_message_an_article_over_many_sweeps_of_many_processes()
    {
        const int Articles = 30;
        await using var first = await StartAsync();
        await using var second = await StartAsync();
        var names = await StoreAsync(first, Articles);
        foreach (var name in names.Take(Articles / 3))
        {
            await first.Services.GetRequiredService<ArticleLeases>().AnnounceAsync(name, Cancel);
        }

        Assert.Equal(Articles, await SweepAsync(first));
        Assert.Equal(names.Select(n => n.Value).Order(), (await PeekAsync(first)).Select(r => r.Name).Order());
        Assert.Equal(0, await SweepAsync(second));
        Assert.Equal(0, await SweepAsync(first));

        Assert.Equal(Articles, await HandleAllAsync(first));
        foreach (var name in names)
        {
            Assert.Equal(ArticleStatus.Ready, (await first.RowAsync(name))!.Status);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Messages_that_nobody_takes_are_gone_before_their_articles_are_asked_for_again()
    {
        const int Articles = 10;
        await using var service = await StartAsync(isShort: true);
        var names = await StoreAsync(service, Articles);

        for (var asked = 0; asked < 3 * Articles; )
        {
            asked += await SweepAsync(service);
            Assert.InRange(await CountAsync(service), 0, Articles);
        }

        foreach (var name in names)
        {
            await UntilReadyAsync(service, name);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_server_takes_what_is_due_straight_from_its_sweep()
    {
        var names = new List<ArticleName>();
        await using (var dead = await StartAsync())
        {
            var leases = dead.Services.GetRequiredService<ArticleLeases>();
            names.AddRange(await StoreAsync(dead, 12));
            foreach (var (number, name) in names.Index())
            {
                switch (number % 3)
                {
                    case 0: // no event has told of it
                        break;
                    case 1:
                        await leases.AnnounceAsync(name, Cancel);
                        break;
                    default: // its owner is gone without a word
                        await Assert
                            .IsType<LeaseResult.Granted>(await leases.LeaseAsync(name, Cancel))
                            .Lease.DisposeAsync();
                        break;
                }
            }
        }

        await using var line = await FaultyStorage.StartAsync(_azurite.Server, Cancel);
        var sent = Sent(line);
        await using var server = await StartAsync(line.ConnectionString, watch: true);

        foreach (var name in names)
        {
            await UntilAsync(async () => (await server.RowAsync(name))?.Status is ArticleStatus.Ready);
        }

        Assert.Empty(sent);
    }

    [Fact(Timeout = 60_000)]
    public async Task Killed_between_mark_and_message_a_sweep_leaves_an_article_that_is_asked_for_when_the_mark_has_passed()
    {
        await using var line = await FaultyStorage.StartAsync(_azurite.Server, Cancel);
        await using var doomed = await StartAsync(line.ConnectionString, isShort: true);
        await using var healthy = await StartAsync(isShort: true);
        var name = (await StoreAsync(healthy, 1)).Single();
        line.Refusals = request => IsSend(request) ? new(400, "InvalidInput", "The process is gone.") : null;
        await Assert.ThrowsAnyAsync<Exception>(() => SweepAsync(doomed));
        var marked = (await healthy.RowAsync(name))!;
        Assert.InRange((marked.AskedUntil!.Value - marked.WrittenAt).TotalSeconds, 5, 7);
        Assert.Equal(0, await CountAsync(healthy));

        await UntilAsync(async () => await SweepAsync(healthy) == 1);

        Assert.True((await healthy.RowAsync(name))!.WrittenAt >= marked.AskedUntil);
        await UntilReadyAsync(healthy, name);
    }

    [Fact(Timeout = 60_000)]
    public async Task Killed_between_release_and_message_an_attempt_leaves_an_article_that_is_asked_for_when_the_mark_has_passed()
    {
        await using var line = await FaultyStorage.StartAsync(_azurite.Server, Cancel);
        await using var doomed = await StartAsync(
            line.ConnectionString,
            engine: Away(TimeSpan.FromSeconds(1)),
            isShort: true
        );
        await using var healthy = await StartAsync(isShort: true);
        var name = (await StoreAsync(healthy, 1)).Single();
        line.Refusals = request => IsSend(request) ? new(400, "InvalidInput", "The process is gone.") : null;
        await Assert.ThrowsAnyAsync<Exception>(() => doomed.Processor.ProcessAsync(name.Value, Cancel));
        var marked = (await healthy.RowAsync(name))!;

        await UntilAsync(async () => await SweepAsync(healthy) == 1);

        Assert.True((await healthy.RowAsync(name))!.WrittenAt >= marked.AskedUntil);
        await UntilReadyAsync(healthy, name);
    }

    [Fact(Timeout = 60_000)]
    public async Task Rows_and_messages_of_the_version_before_marks_are_read_and_the_messages_get_fewer()
    {
        await using var service = await StartAsync(engine: Away(TimeSpan.FromMinutes(4)));
        var names = await StoreAsync(service, 3);
        var table = service.Storage.Tables.GetTableClient(StorageNames.ArticlesTable);
        foreach (var name in names)
        {
            var upload = (await service.Uploads.FindAsync(name, Cancel))!;
            var id = ArticleId.Of(name);
            await table.AddEntityAsync(
                new TableEntity(id.Partition, id.Value)
                {
                    ["Name"] = name.Value,
                    ["Status"] = "Queued",
                    ["Version"] = upload.ETag.ToString(),
                    ["UploadedAt"] = upload.UploadedAt,
                    ["Attempts"] = 0,
                    ["NoticeDue"] = false,
                    ["Again"] = false,
                    ["NotBefore"] = upload.UploadedAt.AddSeconds(-1),
                    ["Manifest"] = "",
                    ["Write"] = "0",
                },
                Cancel
            );
            for (var copy = 0; copy < 5; copy++)
            {
                await Queue(service)
                    .SendMessageAsync(
                        QueueText.Encode(
                            $$"""{"name":"{{name}}","reason":"sweep","notBefore":"2026-03-04T12:00:00Z"}"""
                        ),
                        Cancel
                    );
            }
        }

        Assert.Equal(3, await SweepAsync(service)); // it does not know of the old ones
        Assert.Equal(18, await HandleAllAsync(service));

        Assert.Equal(3, await CountAsync(service)); // of the attempts
        Assert.Equal(0, await SweepAsync(service));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_retry_asked_for_many_times_has_one_message()
    {
        await using var service = await StartAsync();
        var name = (await StoreAsync(service, 1)).Single();
        await service.Processor.ProcessAsync(name.Value, Cancel);

        for (var times = 0; times < 5; times++)
        {
            var answer = await service.Http.PostAsync($"/api/articles/{ArticleId.Of(name)}/retry", null, Cancel);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.Equal(1, await CountAsync(service));
        var before = (await service.RowAsync(name))!.IndexTag;
        Assert.Equal(1, await HandleAllAsync(service));
        Assert.Equal(ArticleStatus.Ready, (await service.RowAsync(name))!.Status);
        Assert.NotEqual(before, (await service.RowAsync(name))!.IndexTag); // another attempt's
    }

    [Fact(Timeout = 60_000)]
    public async Task A_retry_of_an_article_that_waits_has_a_message_that_comes_at_once()
    {
        var engine = Away(TimeSpan.FromMinutes(4));
        await using var service = await StartAsync(engine: engine);
        var name = (await StoreAsync(service, 1)).Single();
        await service.Processor.ProcessAsync(name.Value, Cancel);
        engine.Answer = null;

        for (var times = 0; times < 3; times++)
        {
            await service.Http.PostAsync($"/api/articles/{ArticleId.Of(name)}/retry", null, Cancel);
        }

        Assert.Equal(2, await CountAsync(service)); // the one that waits with the article cannot be taken back
        Assert.Equal(1, await HandleAllAsync(service));
        Assert.Equal(ArticleStatus.Ready, (await service.RowAsync(name))!.Status);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stand_in_is_found_by_the_sweep_when_it_is_time_to_improve_it_and_needs_no_message_until_then()
    {
        var engine = new StallingEngine
        {
            Answer = () => StallingEngine.StandIn("The model was away.", TimeSpan.FromSeconds(2)),
        };
        engine.Release();
        await using var service = await StartAsync(engine: engine);
        var name = (await StoreAsync(service, 1)).Single();
        await service.Processor.ProcessAsync(name.Value, Cancel);
        Assert.NotNull((await service.RowAsync(name))!.ImproveAt);
        Assert.Equal(0, await CountAsync(service));
        engine.Answer = null;

        await UntilAsync(async () => await SweepAsync(service) == 1);
        Assert.Equal(1, await HandleAllAsync(service));

        var row = (await service.RowAsync(name))!;
        Assert.Equal((ArticleStatus.Ready, null, null), (row.Status, row.Digest!.Engine.Note, row.ImproveAt));
        Assert.Equal(0, await SweepAsync(service));
    }

    private static StallingEngine Away(TimeSpan delay)
    {
        var engine = new StallingEngine { Answer = () => new EngineOutcome.Postponed(delay, "The model is down.") };
        engine.Release();
        return engine;
    }

    private Task<ServiceHost> StartAsync(
        string? connectionString = null,
        bool watch = false,
        IDigestEngine? engine = null,
        bool isShort = false
    ) =>
        ServiceHost.StartAsync(
            connectionString ?? _azurite.ConnectionString,
            watch,
            isShort ? ShortMarks : Settings,
            services =>
            {
                if (engine is not null)
                {
                    services.AddSingleton(engine);
                }
            }
        );

    private static async Task<IReadOnlyList<ArticleName>> StoreAsync(ServiceHost service, int articles)
    {
        var names = Enumerable.Range(0, articles).Select(_ => ServiceHost.NewName()).ToList();
        foreach (var name in names)
        {
            await service.StoreAsync(name, Text);
        }

        return names;
    }

    private static async Task<int> SweepAsync(ServiceHost service) =>
        (await service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel)).Requested;

    private static QueueClient Queue(ServiceHost service) =>
        service.Storage.Queues.GetQueueClient(StorageNames.DigestRequests);

    // Hidden ones, too. The emulator forgets those whose time is up when it is asked for others.
    private static async Task<int> CountAsync(ServiceHost service)
    {
        await Queue(service).PeekMessagesAsync(1, Cancel);
        return (await Queue(service).GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;
    }

    private static async Task<IReadOnlyList<DigestRequest>> PeekAsync(ServiceHost service) =>
        [
            .. (await Queue(service).PeekMessagesAsync(32, Cancel)).Value.Select(m =>
                DigestRequest.Parse(QueueText.Decode(m.Body.ToString()))!
            ),
        ];

    // What can be seen now, as the Functions host handles it.
    private static async Task<int> HandleAllAsync(ServiceHost service)
    {
        var requests = service.Services.GetRequiredService<DigestRequestProcessor>();
        var messages = service.Services.GetRequiredService<DigestRequestMessages>();
        var handled = 0;
        while (await messages.ReceiveAsync(32, TimeSpan.FromMinutes(1), Cancel) is { Length: > 0 } received)
        {
            foreach (var message in received)
            {
                await requests.ProcessAsync(message, Cancel);
                await messages.CompleteAsync(message, Cancel);
                handled++;
            }
        }

        return handled;
    }

    private static ConcurrentQueue<string> Sent(FaultyStorage line)
    {
        var sent = new ConcurrentQueue<string>();
        line.Refusals = request =>
        {
            if (IsSend(request))
            {
                sent.Enqueue(request.Path);
            }

            return null;
        };
        return sent;
    }

    private static bool IsSend(Microsoft.AspNetCore.Http.HttpRequest request) =>
        request.Method == "POST"
        && request.Path.Value!.EndsWith($"/{StorageNames.DigestRequests}/messages", StringComparison.Ordinal);

    private static Task UntilReadyAsync(ServiceHost service, ArticleName name) =>
        UntilAsync(async () =>
        {
            await SweepAsync(service);
            await HandleAllAsync(service);
            return (await service.RowAsync(name))?.Status is ArticleStatus.Ready;
        });

    // The clock of storage goes on by itself; there is nothing to be told of it by.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        }
    }
}
