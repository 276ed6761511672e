using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Tests.Index;
using Summarizer.Tests.Infra;

namespace Summarizer.Tests.Processing;

public class ArticleFailuresTests(AzuriteServer azurite)
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """{"FunctionId":"Host.Functions.SummarizeArticle","BlobType":"BlockBlob","ContainerName":"articles","BlobName":"$","ETag":"x"}"""
    )]
    [InlineData("""{"name":"$","reason":"sweep"}""")]
    public async Task A_poison_message_is_recorded_on_its_article_and_a_retry_works(string message)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);

        await Failures(service).RecordAsync(message.Replace("$", name.Value, StringComparison.Ordinal), Cancel);

        var failed = await service.GetAsync(name);
        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.Contains("after 5 attempts", failed.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, failed.GetProperty("attempts").GetInt32());
        await service.Http.PostAsync($"/api/articles/{ArticleId.Of(name)}/retry", content: null, Cancel);
        Assert.Equal(ProcessOutcome.Digested, await service.Processor.ProcessAsync(name.Value, Cancel));
        await service.AssertNothingIsLeftOverAsync(name);
    }

    [Fact]
    public async Task A_late_poison_message_does_not_spoil_a_good_digest()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);

        await Failures(service).RecordAsync(JsonSerializer.Serialize(new { BlobName = name.Value }), Cancel);

        Assert.Equal(ArticleStatus.Ready, (await service.RowAsync(name))!.Status);
    }

    public static TheoryData<string> Malformed =>
        [
            "not json",
            "[]",
            """{"name":17}""",
            "",
            """{"name":"half a pair \ud83d"}""",
            $$"""{"name":"{{new string('n', 40_000)}}"}""",
        ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_poison_message_that_names_no_article_is_kept(string message)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        await Failures(service).RecordAsync(message, Cancel);
        await service.Services.GetRequiredService<DigestRequestProcessor>().ProcessAsync(message, Cancel);

        var kept = new List<string>();
        var container = service.Storage.Blobs.GetBlobContainerClient(StorageNames.Service);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = "poison/" }, Cancel))
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(Cancel);
            kept.Add(content.Value.Content.ToString());
        }

        Assert.Contains(message, kept);
    }

    [Fact]
    public void The_host_gives_up_after_as_many_deliveries_as_the_failure_tells()
    {
        using var host = JsonDocument.Parse(Repository.Text("host.json"));
        var extensions = host.RootElement.GetProperty("extensions");

        Assert.Equal(
            ArticleFailures.MaxDeliveries,
            extensions.GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32()
        );
        Assert.Equal(
            ArticleFailures.MaxDeliveries,
            extensions.GetProperty("queues").GetProperty("maxDequeueCount").GetInt32()
        );
    }

    private static ArticleFailures Failures(ServiceHost service) =>
        service.Services.GetRequiredService<ArticleFailures>();
}
