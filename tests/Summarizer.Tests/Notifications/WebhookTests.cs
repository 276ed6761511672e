using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Notifications;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Testing;

namespace Summarizer.Tests.Notifications;

/// <summary>The whole way of a notice, from the article to the receiver.</summary>
public sealed class WebhookTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>, IAsyncLifetime
{
    private const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // What an earlier test has left is none of the next one's.
    public async ValueTask InitializeAsync()
    {
        var queue = new QueueClient(azurite.ConnectionString, StorageNames.DigestWebhooks);
        await queue.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await queue.ClearMessagesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact(Timeout = 60_000)]
    public async Task Finished_articles_are_told_of_ready_or_failed_and_nothing_secret_is_logged()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var log = new KeptLog();
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            watch: true,
            Settings(receiver),
            services => services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
        );
        receiver.Next(503); // so that a failure is logged too
        var (good, bad) = (ServiceHost.NewName(), ServiceHost.NewName());

        foreach (var (name, text) in new[] { (good, Text), (bad, " ") })
        {
            await service.StoreAsync(name, text);
            await service.Processor.ProcessAsync(name.Value, Cancel);
        }

        var received = new Dictionary<string, ReceivedNotice>();
        // Two articles and a retry; the worker may have cleaned up too, and sent a notice once more.
        for (var count = 0; count < 3 || received.Count < 2; count++)
        {
            var notice = await receiver.ReadAsync();
            Assert.True(notice.IsSignedBy(Secret));
            Assert.Equal("/hook", notice.Path);
            received[notice.Json.GetProperty("data").GetProperty("id").GetString()!] = notice;
        }

        var ready = received[ArticleId.Of(good).Value].Json;
        Assert.Equal("digest.ready", ready.GetProperty("type").GetString());
        Assert.InRange(
            ready.GetProperty("timestamp").GetDateTimeOffset(),
            DateTimeOffset.UtcNow.AddMinutes(-2),
            DateTimeOffset.UtcNow.AddMinutes(1)
        );
        Assert.Equal(
            JsonSerializer.Serialize(
                new
                {
                    id = ArticleId.Of(good).Value,
                    name = good.Value,
                    status = "ready",
                    revision = (await service.RowAsync(good))!.Digest!.Revision,
                    self = $"/api/articles/{ArticleId.Of(good)}",
                }
            ),
            ready.GetProperty("data").GetRawText()
        );
        Assert.Equal("digest.failed", received[ArticleId.Of(bad).Value].Json.GetProperty("type").GetString());
        var logged = string.Join('\n', log.Lines);
        Assert.Contains("It answered 503.", logged);
        Assert.DoesNotContain(Secret["whsec_".Length..], logged);
        Assert.DoesNotContain("/hook", logged);
        Assert.DoesNotContain(good.Value, logged);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_notice_that_was_not_taken_comes_again_under_its_id()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            watch: true,
            Settings(receiver)
        );
        receiver.Next(500);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);

        var first = await receiver.ReadAsync();
        var second = await receiver.ReadAsync();
        while (second.SentAt == first.SentAt)
        {
            second = await receiver.ReadAsync(); // the worker may have cleaned up too, and sent the notice once more
        }

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Body, second.Body);
        Assert.True(second.IsSignedBy(Secret));
        Assert.True(second.SentAt > first.SentAt); // and signed anew, or a receiver would take it for a replay
    }

    [Fact(Timeout = 60_000)]
    public async Task A_notice_that_two_cleanups_of_one_commit_send_is_the_same_both_times()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings(receiver));
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        await TakeAsync(service);
        var row = (await service.RowAsync(name))!;
        var committed = (await service.Store.WriteAsync(row with { NoticeDue = true }, Cancel))!;
        var stored = (await service.RowAsync(name))!; // as the cleanup of another process reads it

        await service.Services.GetRequiredService<PostCommitCleanup>().CleanUpAsync(committed, Cancel);

        var sent = Assert.Single(await TakeAsync(service));
        Assert.Equal(WebhookNotice.Of(stored, DigestNotice.Of(stored)), WebhookNotice.Parse(sent));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_killed_between_commit_and_delivery_forgets_no_notice()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var name = ServiceHost.NewName();
        await using (var doomed = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings(receiver)))
        {
            await doomed.StoreAsync(name, Text);
            await doomed.Processor.ProcessAsync(name.Value, Cancel); // nobody delivers in this process
        }

        await using var next = await ServiceHost.StartAsync(azurite.ConnectionString, watch: true, Settings(receiver));

        Assert.Equal(name.Value, (await receiver.ReadAsync()).Json.GetProperty("data").GetProperty("name").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_receiver_that_is_away_holds_up_no_article_and_is_not_hammered()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: Settings(receiver),
            configure: services => services.AddSingleton<TimeProvider>(time)
        );
        var names = Enumerable.Range(0, 5).Select(_ => ServiceHost.NewName()).ToList();
        var delivery = service.Services.GetRequiredService<WebhookDelivery>();
        for (var request = 0; request < names.Count; request++)
        {
            receiver.Next(503);
        }

        foreach (var name in names)
        {
            await service.StoreAsync(name, Text);
            await service.Processor.ProcessAsync(name.Value, Cancel);
            Assert.False((await service.RowAsync(name))!.NoticeDue); // tidied, whatever becomes of the notice
        }

        var messages = await TakeAsync(service);
        Assert.Equal(names.Count, messages.Count);
        foreach (var message in messages)
        {
            await delivery.ProcessAsync(message, Cancel);
        }

        Assert.Equal(1, receiver.Count); // the others wait until it has rested
        time.Advance(delivery.Rest);
        await delivery.ProcessAsync(messages[1], Cancel);
        Assert.Equal(2, receiver.Count);
        Assert.True(delivery.Rest > TimeSpan.FromSeconds(1)); // longer each time
    }

    [Fact(Timeout = 60_000)]
    public async Task A_notice_that_nobody_takes_is_given_up_in_the_end_and_at_once_if_the_receiver_says_so()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: Settings(receiver),
            configure: services => services.AddSingleton<TimeProvider>(time)
        );
        var delivery = service.Services.GetRequiredService<WebhookDelivery>();
        var notice = JsonSerializer.Serialize(
            new WebhookNotice("msg_1", "{}", time.GetUtcNow()),
            NotificationJson.Default.WebhookNotice
        );

        receiver.Next(410);
        await delivery.ProcessAsync(notice, Cancel);
        Assert.Empty(await TakeAsync(service));

        time.Advance(TimeSpan.FromDays(3));
        receiver.Next(500);
        await delivery.ProcessAsync(notice, Cancel);
        Assert.Empty(await TakeAsync(service));
        Assert.Equal(2, receiver.Count);

        time.Advance(TimeSpan.FromSeconds(1)); // the receiver still rests, and the notice's time is over
        await delivery.ProcessAsync(notice, Cancel);
        Assert.Empty(await TakeAsync(service));
        Assert.Equal(2, receiver.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_receiver_that_asks_for_centuries_is_given_up()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings(receiver));
        var delivery = service.Services.GetRequiredService<WebhookDelivery>();
        receiver.Next(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "Fri, 31 Dec 9999 23:59:59 GMT";
            return Task.CompletedTask;
        });

        await delivery.ProcessAsync(
            JsonSerializer.Serialize(
                new WebhookNotice("msg_1", "{}", DateTimeOffset.UtcNow),
                NotificationJson.Default.WebhookNotice
            ),
            Cancel
        );

        Assert.Equal(1, receiver.Count);
        Assert.Empty(await TakeAsync(service));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_message_that_is_none_of_ours_stops_nothing()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            watch: true,
            Settings(receiver)
        );
        var queue = service.Storage.Queues.GetQueueClient(StorageNames.DigestWebhooks);
        await queue.SendMessageAsync("neither Base64 nor JSON", Cancel);
        await queue.SendMessageAsync(QueueText.Encode("{}"), Cancel);

        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(name.Value, (await receiver.ReadAsync()).Json.GetProperty("data").GetProperty("name").GetString());
    }

    private static Dictionary<string, string?> Settings(WebhookReceiver receiver) =>
        new()
        {
            ["Digests:Webhook:Address"] = receiver.Address,
            ["Digests:Webhook:Secret"] = Secret,
            ["Digests:Webhook:AllowHttp"] = "true",
            ["Digests:Webhook:AllowPrivateAddresses"] = "true",
            ["Digests:Webhook:FirstRetry"] = "00:00:01",
        };

    // What is due now.
    private static async Task<List<string>> TakeAsync(ServiceHost service)
    {
        var notices = service.Services.GetRequiredService<WebhookNotices>();
        var taken = new List<string>();
        while (await notices.ReceiveAsync(32, TimeSpan.FromMinutes(5), Cancel) is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                taken.Add(QueueText.Decode(message.Body.ToString()));
                await notices.CompleteAsync(message, Cancel);
            }
        }

        return taken;
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
