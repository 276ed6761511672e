using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Specialized;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>Event Grid's events at the door of the blob extension, and what they start.</summary>
public class BlobEventTests(FunctionsHead head) : IClassFixture<FunctionsHead>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_subscription_is_confirmed()
    {
        var validation = new JsonArray(
            new JsonObject
            {
                ["id"] = "1",
                ["topic"] = "t",
                ["subject"] = "",
                ["eventType"] = "Microsoft.EventGrid.SubscriptionValidationEvent",
                ["eventTime"] = "2026-01-01T00:00:00Z",
                ["dataVersion"] = "1",
                ["data"] = new JsonObject { ["validationCode"] = "code-of-the-subscription" },
            }
        );

        using var response = await head.PostAsync(validation, "SubscriptionValidation");

        Assert.Contains("code-of-the-subscription", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task An_event_without_the_key_of_the_extension_is_refused()
    {
        using var response = await head.PostAsync(new JsonArray(head.Event("x.txt")), key: "no-such-key");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Several_events_come_in_one_request()
    {
        await head.PutBlobAsync("one.txt", Head.Article("one"));
        await head.PutBlobAsync("two.txt", Head.Article("two"));

        using var response = await head.PostAsync(new JsonArray(head.Event("one.txt"), head.Event("two.txt")));

        response.EnsureSuccessStatusCode();
        await head.WaitForAsync("one.txt");
        await head.WaitForAsync("two.txt");
    }

    [Fact]
    public async Task An_event_that_comes_again_while_the_first_is_worked_on_starts_no_second_digest()
    {
        await head.PutBlobAsync("under-work.txt", Head.Article("observatory"));
        using (head.Model.Hold())
        {
            var before = head.Model.Arrived;
            await head.ReportAsync("under-work.txt");
            await head.WaitForModelAsync(before + 1);
            var again = head.NextInvocationAsync("SummarizeArticle");
            await head.ReportAsync("under-work.txt");
            await again;
        }

        await head.WaitForAsync("under-work.txt");
        Assert.Single(head.Model.Calls, call => call.Prompt.Contains("observatory", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_append_blob_is_an_article()
    {
        var blob = head.Articles.GetAppendBlobClient("append.txt");
        await blob.CreateAsync(cancellationToken: Cancel);
        await blob.AppendBlockAsync(BinaryData.FromString(Head.Article("silo")).ToStream(), cancellationToken: Cancel);

        using var response = await head.PostAsync(new JsonArray(head.Event("append.txt", blobType: "AppendBlob")));

        response.EnsureSuccessStatusCode();
        await head.WaitForAsync("append.txt");
    }

    [Fact]
    public async Task A_page_blob_whose_padding_is_no_text_fails_with_its_reason()
    {
        var page = new byte[1024];
        System.Text.Encoding.UTF8.GetBytes(Head.Article("kiln"), page);
        var blob = head.Articles.GetPageBlobClient("page.txt");
        await blob.CreateAsync(page.Length, cancellationToken: Cancel);
        await blob.UploadPagesAsync(new MemoryStream(page), 0, cancellationToken: Cancel);

        using var response = await head.PostAsync(new JsonArray(head.Event("page.txt", blobType: "PageBlob")));

        response.EnsureSuccessStatusCode();
        Assert.Contains("binary", (string?)(await head.WaitForAsync("page.txt", "failed"))["reason"]);
    }

    [Theory]
    [InlineData("Microsoft.Storage.BlobDeleted")]
    [InlineData("Microsoft.Storage.BlobRenamed")]
    [InlineData("Microsoft.Storage.DirectoryRenamed")]
    [InlineData("Microsoft.Storage.BlobTierChanged")]
    public async Task Events_of_other_kinds_do_no_harm(string type)
    {
        var name = $"other-{type}.txt";
        await head.PutBlobAsync(name, Head.Article("tannery"));
        await head.ReportAsync(name);
        await head.WaitForAsync(name);

        using var response = await head.PostAsync(
            new JsonArray(head.Event(name, type), head.Event("nothing.txt", type))
        );
        await head.PutBlobAsync("after-" + name, Head.Article("smithy"));
        await head.ReportAsync("after-" + name);

        response.EnsureSuccessStatusCode();
        await head.WaitForAsync("after-" + name);
        await head.WaitForAsync(name);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await head.Http.GetAsync(Head.PathOf("nothing.txt"), Cancel)).StatusCode
        );
    }

    [Fact]
    public async Task A_renamed_file_moves_to_its_new_name_by_sweeps()
    {
        await head.PutBlobAsync("old-name.txt", Head.Article("cooperage"));
        await head.ReportAsync("old-name.txt");
        await head.WaitForAsync("old-name.txt");

        await head.PutBlobAsync("new-name.txt", Head.Article("cooperage"));
        await head.Articles.DeleteBlobAsync("old-name.txt", cancellationToken: Cancel);
        await head.WaitAsync("old-name.txt", (status, _) => status == HttpStatusCode.NotFound, sweeping: true);
        await head.WaitForAsync("new-name.txt");
    }

    [Fact]
    public async Task An_event_of_another_container_starts_nothing()
    {
        using var response = await head.PostAsync(
            new JsonArray(head.Event("elsewhere.txt", container: "article-text"))
        );
        await head.PutBlobAsync("here.txt", Head.Article("brewery"));
        await head.ReportAsync("here.txt");

        await head.WaitForAsync("here.txt");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await head.Http.GetAsync(Head.PathOf("elsewhere.txt"), Cancel)).StatusCode
        );
    }
}
