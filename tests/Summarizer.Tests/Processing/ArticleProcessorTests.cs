using System.Net;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Testing;
using Summarizer.Tests.Index;

namespace Summarizer.Tests.Processing;

public class ArticleProcessorTests(AzuriteServer azurite)
{
    private const string Text =
        "Bees Return to the Harbour\n\nThe city council has opened forty hives on the roofs of the old harbour. "
        + "Volunteers count the bees every Sunday morning.\n\nThe honey is sold to pay for new trees.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_becomes_a_digest_that_the_api_serves()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);

        var outcome = await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(ProcessOutcome.Digested, outcome);
        var digest = await service.GetAsync(name);
        Assert.Equal("ready", digest.GetProperty("status").GetString());
        Assert.Equal("Bees Return to the Harbour", digest.GetProperty("title").GetString());
        Assert.NotEmpty(digest.GetProperty("summary").GetProperty("claims").EnumerateArray());
        Assert.Equal("extractive", digest.GetProperty("engine").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Processing_the_same_upload_again_does_nothing()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        var before = await service.RowAsync(name);

        var outcome = await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(ProcessOutcome.UpToDate, outcome);
        var after = await service.RowAsync(name);
        Assert.Equal(before!.Digest!.DigestedAt, after!.Digest!.DigestedAt);
    }

    [Fact]
    public async Task A_newer_upload_takes_the_place_of_the_older_digest_and_leaves_no_stale_row()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        await service.StoreAsync(name, "Cranes Over the Marsh\n\nThousands of cranes rest on the marsh in October.");

        var outcome = await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(ProcessOutcome.Digested, outcome);
        Assert.Equal("Cranes Over the Marsh", (await service.GetAsync(name)).GetProperty("title").GetString());
        await service.AssertNothingIsLeftOverAsync(name);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_failed_with_a_reason_and_not_tried_again()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, "   \n ");

        Assert.Equal(ProcessOutcome.Failed, await service.Processor.ProcessAsync(name.Value, Cancel));
        Assert.Equal(ProcessOutcome.UpToDate, await service.Processor.ProcessAsync(name.Value, Cancel));

        var article = await service.GetAsync(name);
        Assert.Equal("failed", article.GetProperty("status").GetString());
        Assert.Contains("no text", article.GetProperty("reason").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_deleted_upload_takes_everything_made_of_it_along()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        await service.Uploads.DeleteAsync(name, ifMatch: null, Cancel);

        var outcome = await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(ProcessOutcome.Removed, outcome);
        Assert.Null(await service.RowAsync(name));
        Assert.Empty(await service.IndexRowsAsync(name));
        var answer = await service.Http.GetAsync($"/api/articles/{ArticleId.Of(name)}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Many_processors_told_of_one_upload_digest_it_once()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => service.Processor.ProcessAsync(name.Value, Cancel))
        );

        Assert.Single(outcomes, ProcessOutcome.Digested);
        Assert.Equal(ArticleStatus.Ready, (await service.RowAsync(name))!.Status);
    }

    [Fact]
    public async Task An_article_in_the_list_is_found_by_its_keyword_and_its_state()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        var keyword = (await service.RowAsync(name))!.Digest!.Content.Keywords[0].Text;

        var page = await service.Http.GetStringAsync(
            $"/api/articles?status=ready&keyword={Uri.EscapeDataString(keyword.ToUpperInvariant())}&limit=100",
            Cancel
        );

        using var json = JsonDocument.Parse(page);
        Assert.Contains(
            json.RootElement.GetProperty("items").EnumerateArray(),
            i => i.GetProperty("name").GetString() == name.Value
        );
    }
}
