using Microsoft.Extensions.DependencyInjection;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Testing;

namespace Summarizer.Tests.Processing;

/// <summary>Tables refuse everybody, while blobs and queues work: what becomes of those who are told of an upload.</summary>
public sealed class OutageTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task An_event_is_put_off_once_and_a_request_that_comes_of_it_asks_for_no_other()
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
        var afterEvent = (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;
        await processor.ProcessAsync($$"""{"name":"{{name}}","reason":"postponed"}""", Cancel);

        Assert.Equal(ProcessOutcome.Postponed, ofEvent);
        Assert.Equal(1, afterEvent);
        Assert.Equal(1, (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
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
}
