using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Tests.Index;

namespace Summarizer.Tests.Processing;

/// <summary>The whole service at work by itself, on a storage account of its own.</summary>
public class DigestWorkerTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static readonly Dictionary<string, string?> Settings = new() { ["Digests:Lease"] = "00:00:02" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task An_upload_through_the_api_is_ready_when_the_wait_ends()
    {
        await using var service = await StartAsync();
        var name = ServiceHost.NewName();

        var put = await service.Http.PutAsync($"/api/articles/{name}", new StringContent(Text), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, put.StatusCode);
        Assert.Equal($"/api/articles/{ArticleId.Of(name)}", put.Headers.Location!.OriginalString);
        Assert.Equal("ready", (await service.GetAsync(name, "?wait=30")).GetProperty("status").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_blob_that_no_event_told_of_is_found_and_its_deletion_too()
    {
        await using var service = await StartAsync();
        var name = ServiceHost.NewName();
        var container = new BlobContainerClient(azurite.ConnectionString, StorageNames.Articles);
        await container.UploadBlobAsync(name.Value, new BinaryData(Encoding.UTF8.GetBytes(Text)), Cancel);

        await UntilAsync(async () => (await service.RowAsync(name))?.Status is ArticleStatus.Ready);
        await container.DeleteBlobAsync(name.Value, cancellationToken: Cancel);
        await UntilAsync(async () => await service.RowAsync(name) is null);

        await service.AssertNothingIsLeftOverAsync(name);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_blob_with_a_name_that_does_not_come_back_is_recorded_as_failed_and_not_opened_until_it_is_gone()
    {
        await using var service = await StartAsync();
        var container = new BlobContainerClient(azurite.ConnectionString, StorageNames.Articles);
        // Its name ends in a slash, which the library would leave away.
        var key = container.GenerateSasUri(BlobContainerSasPermissions.All, DateTimeOffset.UtcNow.AddHours(1)).Query;
        var address = new Uri($"{container.Uri}/folder/{key}");
        using var http = new HttpClient();
        using var put = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(Text) };
        put.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var stored = await http.SendAsync(put, Cancel);
        stored.EnsureSuccessStatusCode();
        var listed = new List<string>();
        await foreach (var item in container.GetBlobsAsync(cancellationToken: Cancel))
        {
            listed.Add(item.Name);
        }

        var unaddressable = listed.Where(n => !ArticleName.TryParse(n, out _)).ToList();
        Assert.Single(unaddressable);
        foreach (var name in unaddressable)
        {
            await UntilAsync(async () =>
                (await service.Store.ReadAsync(ArticleId.Of(name), Cancel)).Row is { Status: ArticleStatus.Failed }
            );
        }

        using var deleted = await http.DeleteAsync(address, Cancel);
        deleted.EnsureSuccessStatusCode();
        foreach (var name in unaddressable)
        {
            await UntilAsync(async () => (await service.Store.ReadAsync(ArticleId.Of(name), Cancel)).Row is null);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_message_that_is_none_of_ours_stops_nothing()
    {
        // A queue of its own: what a service of another test had taken when it ended is hidden for minutes.
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(own.ConnectionString, watch: true, Settings);
        var queue = service.Storage.Queues.GetQueueClient(StorageNames.DigestRequests);
        await queue.SendMessageAsync("neither Base64 nor JSON", Cancel);
        await queue.SendMessageAsync(QueueText.Encode("{}"), Cancel);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service
            .Services.GetRequiredService<DigestRequestMessages>()
            .SendAsync(new(name.Value, "test"), TimeSpan.Zero, seenFor: TimeSpan.FromMinutes(1), Cancel);

        await UntilAsync(async () => (await service.RowAsync(name))?.Status is ArticleStatus.Ready);
        await UntilAsync(async () => (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount == 0);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_article_of_a_dead_owner_is_taken_over_when_its_lease_is_over()
    {
        var name = ServiceHost.NewName();
        await using (var first = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings))
        {
            await first.StoreAsync(name, Text);
            var leases = first.Services.GetRequiredService<ArticleLeases>();
            var granted = Assert.IsType<LeaseResult.Granted>(await leases.LeaseAsync(name, Cancel));
            await granted.Lease.DisposeAsync(); // the owner is gone without a word
        }

        await using var second = await StartAsync();

        await UntilAsync(async () => (await second.RowAsync(name))?.Status is ArticleStatus.Ready);
        await UntilAsync(async () => (await second.RowAsync(name))?.StragglersUntil is null);
        await second.AssertNothingIsLeftOverAsync(name);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failure_that_is_recorded_stays_settled()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, " ");
        await service.Processor.ProcessAsync(name.Value, Cancel);
        var before = (await service.RowAsync(name))!.RowVersion;

        await service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel);

        Assert.Equal(before, (await service.RowAsync(name))!.RowVersion);
    }

    private Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(azurite.ConnectionString, watch: true, Settings);

    // The watcher tells nobody from outside the process when it is done; the row does.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        }
    }
}
