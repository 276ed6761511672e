using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Testing;

namespace Summarizer.Tests.Processing;

/// <summary>Tables refuse everybody, while blobs and queues work: what becomes of those who are told of an upload.</summary>
public sealed class OutageTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Neither_an_event_nor_a_request_leaves_a_message_and_the_sweeper_finds_the_article_afterwards()
    {
        await using var storage = await FaultyStorage.StartAsync(azurite.Server, Cancel);
        await using var service = await ServiceHost.StartAsync(storage.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        storage.Refusals = request =>
            request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal)
                ? new(403, "AuthorizationPermissionMismatch", "The test refuses.")
                : null;
        var queue = service.Storage.Queues.GetQueueClient(StorageNames.DigestRequests);
        var processor = service.Services.GetRequiredService<DigestRequestProcessor>();

        var ofEvent = await service.Processor.ProcessAsync(name.Value, Cancel);
        await processor.ProcessAsync($$"""{"name":"{{name}}","reason":"postponed"}""", Cancel);

        Assert.Equal(ProcessOutcome.Postponed, ofEvent);
        Assert.Equal(0, await MessagesAsync());
        storage.Refusals = _ => null;
        await service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel);
        Assert.Equal(1, await MessagesAsync());
        await queue.ClearMessagesAsync(Cancel);

        async Task<int> MessagesAsync() =>
            (await queue.PeekMessagesAsync(32, Cancel)).Value.Count(m =>
                DigestRequest.Parse(QueueText.Decode(m.Body.ToString()))?.Name == name.Value
            );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_container_that_is_missing_is_an_outage_and_not_the_deletion_of_its_articles()
    {
        await using var service = await ServiceHost.StartAsync(azurite.Server.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        await service
            .Storage.Blobs.GetBlobContainerClient(StorageNames.Articles)
            .DeleteAsync(cancellationToken: Cancel);

        Assert.Equal(ProcessOutcome.Postponed, await service.Processor.ProcessAsync(name.Value, Cancel));
        Assert.NotNull((await service.RowAsync(name))?.Digest);
        await service.Storage.Queues.GetQueueClient(StorageNames.DigestRequests).ClearMessagesAsync(Cancel);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("HEAD")]
    [InlineData("GET")]
    public async Task An_error_that_names_the_type_of_a_body_and_has_none_is_an_outage(string method)
    {
        await using var storage = await FaultyStorage.StartAsync(azurite.Server, Cancel);
        await using var service = await ServiceHost.StartAsync(storage.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        storage.Refusals = request =>
            request.Method == method
                ? new(503, "ServerBusy", "The test refuses.") { HasNoBody = true, HasTypeWithoutBody = true }
                : null;

        Assert.Equal(ProcessOutcome.Postponed, await service.Processor.ProcessAsync(name.Value, Cancel));

        using var read = await service.Http.GetAsync($"/api/articles/{ArticleId.Of(name)}", Cancel);
        using var retried = await service.Http.PostAsync($"/api/articles/{ArticleId.Of(name)}/retry", null, Cancel);
        HttpStatusCode[] statuses = [read.StatusCode, retried.StatusCode];
        Assert.Equal(method == "GET", statuses.Contains(HttpStatusCode.ServiceUnavailable));
        Assert.DoesNotContain(HttpStatusCode.InternalServerError, statuses);
    }
}
