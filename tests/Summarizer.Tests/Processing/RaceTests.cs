using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Tests.Index;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Processing;

/// <summary>What happens to work under way when the world changes around it.</summary>
public class RaceTests(AzuriteServer azurite)
{
    private const string First = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";
    private const string Second = "Cranes in the Marsh\n\nThousands of cranes rest here before they fly on.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newer_upload_wins_over_work_under_way()
    {
        var engine = new StallingEngine();
        await using var service = await StartAsync(engine);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);
        var working = service.Processor.ProcessAsync(name.Value, Cancel);
        await engine.Begun;

        await service.StoreAsync(name, Second);
        await service.Services.GetRequiredService<ArticleLeases>().AnnounceAsync(name, Cancel);
        engine.Release();
        await working;

        var row = await service.RowAsync(name);
        Assert.Equal(ArticleStatus.Ready, row!.Status);
        Assert.Equal("Cranes in the Marsh", row.Digest!.Content.Title);
    }

    [Fact]
    public async Task A_second_processor_takes_over_at_once_when_the_upload_is_another()
    {
        var engine = new StallingEngine();
        await using var slow = await StartAsync(engine);
        await using var quick = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await slow.StoreAsync(name, First);
        var working = slow.Processor.ProcessAsync(name.Value, Cancel);
        await engine.Begun;
        await slow.StoreAsync(name, Second);

        var outcome = await quick.Processor.ProcessAsync(name.Value, Cancel);
        engine.Release();
        var late = await working;

        Assert.Equal(ProcessOutcome.Digested, outcome);
        Assert.Equal(ProcessOutcome.UpToDate, late);
        Assert.Equal("Cranes in the Marsh", (await slow.RowAsync(name))!.Digest!.Content.Title);
    }

    [Fact]
    public async Task An_article_that_another_works_on_is_left_to_it()
    {
        var engine = new StallingEngine();
        await using var slow = await StartAsync(engine);
        await using var other = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await slow.StoreAsync(name, First);
        var working = slow.Processor.ProcessAsync(name.Value, Cancel);
        await engine.Begun;

        Assert.Equal(ProcessOutcome.HeldByAnother, await other.Processor.ProcessAsync(name.Value, Cancel));
        engine.Release();

        Assert.Equal(ProcessOutcome.Digested, await working);
    }

    [Fact]
    public async Task An_upload_deleted_under_the_work_leaves_no_digest()
    {
        var engine = new StallingEngine();
        await using var service = await StartAsync(engine);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);
        var working = service.Processor.ProcessAsync(name.Value, Cancel);
        await engine.Begun;

        await service.Uploads.DeleteAsync(name, ifMatch: null, Cancel);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        engine.Release();
        await working;

        Assert.True((await service.RowAsync(name)) is null or { Status: ArticleStatus.Deleted, Digest: null });
    }

    [Fact]
    public async Task A_processor_that_is_stopped_gives_its_lease_back_without_counting_an_attempt()
    {
        var engine = new StallingEngine();
        await using var service = await StartAsync(engine);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var working = service.Processor.ProcessAsync(name.Value, stopping.Token);
        await engine.Begun;

        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);

        var row = await service.RowAsync(name);
        Assert.Equal(ArticleStatus.Queued, row!.Status);
        Assert.Equal(0, row.Attempts);
        engine.Release();
        Assert.Equal(ProcessOutcome.Digested, await service.Processor.ProcessAsync(name.Value, Cancel));
    }

    [Fact]
    public async Task An_engine_that_asks_for_time_is_asked_again_later_and_uses_up_no_attempt()
    {
        var engine = new StallingEngine
        {
            Answer = () => new EngineOutcome.Postponed(TimeSpan.FromHours(1), "The model is down."),
        };
        engine.Release();
        await using var service = await StartAsync(engine);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);

        Assert.Equal(ProcessOutcome.Postponed, await service.Processor.ProcessAsync(name.Value, Cancel));
        Assert.Equal(ProcessOutcome.Postponed, await service.Processor.ProcessAsync(name.Value, Cancel));

        var row = await service.RowAsync(name);
        Assert.Equal((ArticleStatus.Queued, 0, 1), (row!.Status, row.Attempts, engine.Calls));
        Assert.Equal("The model is down.", (await service.GetAsync(name)).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task An_engine_that_gives_up_fails_the_article_with_its_reason()
    {
        var engine = new StallingEngine { Answer = () => new EngineOutcome.Failed("The model refused the article.") };
        engine.Release();
        await using var service = await StartAsync(engine);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);

        Assert.Equal(ProcessOutcome.Failed, await service.Processor.ProcessAsync(name.Value, Cancel));

        Assert.Equal("The model refused the article.", (await service.RowAsync(name))!.Reason);
    }

    [Fact]
    public async Task An_engine_that_always_breaks_is_given_up_after_so_many_attempts()
    {
        var engine = new StallingEngine { Answer = () => throw new InvalidOperationException("a fault of the test's") };
        engine.Release();
        await using var service = await StartAsync(engine, ("Digests:MaxAttempts", "1"));
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);

        Assert.Equal(ProcessOutcome.Failed, await service.Processor.ProcessAsync(name.Value, Cancel));

        var row = await service.RowAsync(name);
        Assert.Equal((ArticleStatus.Failed, 1), (row!.Status, row.Attempts));
        Assert.Equal(1, (await service.GetAsync(name)).GetProperty("attempts").GetInt32());
        Assert.DoesNotContain("a fault of the test's", row.Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_stands_in_for_a_better_one_is_made_again_when_that_is_asked_for()
    {
        var standIn = new StallingEngine();
        standIn.Answer = () => StallingEngine.StandIn("The model was away.", improveAfter: TimeSpan.FromHours(1));
        standIn.Release();
        await using var service = await StartAsync(standIn);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        Assert.Equal("The model was away.", (await service.RowAsync(name))!.Digest!.Engine.Note);
        standIn.Answer = null;

        var requests = service.Services.GetRequiredService<DigestRequestProcessor>();
        await requests.ProcessAsync($$"""{"name":"{{name}}","reason":"improve"}""", Cancel);
        Assert.Null((await service.RowAsync(name))!.Digest!.Engine.Note);
        await requests.ProcessAsync($$"""{"name":"{{name}}","reason":"improve"}""", Cancel);

        Assert.Equal(2, standIn.Calls);
        await service.AssertNothingIsLeftOverAsync(name);
    }

    [Fact]
    public async Task The_same_bytes_uploaded_again_keep_their_digest_and_reach_no_engine()
    {
        var engine = new StallingEngine();
        engine.Release();
        await using var service = await StartAsync(engine);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        await service.StoreAsync(name, First);

        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(1, engine.Calls);
        Assert.Equal(ArticleStatus.Ready, (await service.RowAsync(name))!.Status);
    }

    [Fact]
    public async Task Late_duplicates_and_events_out_of_order_end_in_what_is_there_now()
    {
        var engine = new StallingEngine();
        engine.Release();
        await using var service = await StartAsync(engine);
        var name = ServiceHost.NewName();
        async Task TellAsync() => await service.Processor.ProcessAsync(name.Value, Cancel);
        await service.StoreAsync(name, First);
        await service.StoreAsync(name, Second);
        await TellAsync(); // of the second upload
        await TellAsync(); // of the first
        Assert.Equal("Cranes in the Marsh", (await service.RowAsync(name))!.Digest!.Content.Title);
        Assert.Equal(1, engine.Calls);

        await service.Uploads.DeleteAsync(name, ifMatch: null, Cancel);
        await service.StoreAsync(name, First);
        await TellAsync(); // of the third upload
        await TellAsync(); // of the deletion before it
        Assert.Equal("Bees on the Roof", (await service.RowAsync(name))!.Digest!.Content.Title);

        await service.Uploads.DeleteAsync(name, ifMatch: null, Cancel);
        await TellAsync(); // of the deletion
        await TellAsync(); // of an upload, once more
        Assert.Null(await service.RowAsync(name));
        await service.AssertNothingIsLeftOverAsync(name);
    }

    [Fact]
    public async Task A_retry_that_was_asked_for_reaches_the_engine_although_the_bytes_are_the_same()
    {
        var engine = new StallingEngine();
        engine.Release();
        await using var service = await StartAsync(engine);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);
        await service.Processor.ProcessAsync(name.Value, Cancel);

        var answer = await service.Http.PostAsync($"/api/articles/{Uploads(name)}/retry", content: null, Cancel);
        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(2, engine.Calls);
        await service.AssertNothingIsLeftOverAsync(name);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_known_again_when_it_meets_its_own_success()
    {
        using var line = new LosingTransport();
        var storage = new StorageClients(new StorageOptions { ConnectionString = azurite.ConnectionString }, line);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services => services.AddSingleton(storage)
        );
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, First);

        Assert.Equal(ProcessOutcome.Digested, await service.Processor.ProcessAsync(name.Value, Cancel));

        await service.AssertNothingIsLeftOverAsync(name);
    }

    private static string Uploads(Summarizer.Articles.ArticleName name) => Summarizer.Articles.ArticleId.Of(name).Value;

    private Task<ServiceHost> StartAsync(StallingEngine engine, params (string Key, string Value)[] settings) =>
        ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: settings.ToDictionary(s => s.Key, s => (string?)s.Value),
            configure: services => services.AddSingleton<IDigestEngine>(engine)
        );
}
