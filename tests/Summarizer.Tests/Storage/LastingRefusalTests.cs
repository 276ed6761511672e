using System.Net;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage;

/// <summary>
/// States of blobs that last: the answer says what is the matter, and nobody is told to try again. What the emulator
/// cannot make, a proxy answers as Azure does.
/// </summary>
public sealed class LastingRefusalTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_with_snapshots_is_not_deleted_and_the_answer_says_why()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = await DigestedAsync(service);
        await Blob(name).CreateSnapshotAsync(cancellationToken: Cancel);

        await AssertProtectedAsync(await DeleteAsync(service, name), "snapshots");

        Assert.Equal("ready", (await service.GetAsync(name)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_leased_article_is_neither_replaced_nor_deleted_and_is_read()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await Blob(name).GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration, null, Cancel);

        await AssertProtectedAsync(await PutAsync(service, name), "lease");
        await AssertProtectedAsync(await PutAsync(service, name, ifNoneMatch: true), null); // as for any other file
        Assert.Equal(ProcessOutcome.Digested, await service.Processor.ProcessAsync(name.Value, Cancel));
        await AssertProtectedAsync(await DeleteAsync(service, name), "lease");
    }

    [Theory]
    [InlineData("InvalidBlobType", "append blob")]
    [InlineData("BlobImmutableDueToPolicy", "immutability")]
    [InlineData("BlobArchived", "archive")]
    public async Task A_refused_upload_is_answered_with_what_is_the_matter(string code, string word)
    {
        await using var line = await FaultyStorage.StartAsync(azurite.Server, Cancel);
        await using var service = await ServiceHost.StartAsync(line.ConnectionString);
        var name = ServiceHost.NewName();
        line.Refusals = request => request.Method == "PUT" ? new(409, code, "The test refuses.") : null;

        await AssertProtectedAsync(await PutAsync(service, name), word);
        await AssertProtectedAsync(await PutAsync(service, name, ifNoneMatch: true), word);
        using var batch = new MultipartFormDataContent { { new StringContent(Text), "file", name.Value } };
        using var answer = await service.Http.PostAsync("/api/articles", batch, Cancel);
        Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
        Assert.Contains(word, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_blob_is_read_like_any_other_and_a_page_blob_too()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var (append, page) = (ServiceHost.NewName(), ServiceHost.NewName());
        var container = new BlobContainerClient(azurite.ConnectionString, StorageNames.Articles);
        var appended = container.GetAppendBlobClient(append.Value);
        await appended.CreateAsync(cancellationToken: Cancel);
        await appended.AppendBlockAsync(new MemoryStream(Encoding.UTF8.GetBytes(Text)), cancellationToken: Cancel);
        var paged = container.GetPageBlobClient(page.Value);
        await paged.CreateAsync(512, cancellationToken: Cancel);
        var padded = Encoding.UTF8.GetBytes(Text.PadRight(512));
        await paged.UploadPagesAsync(new MemoryStream(padded), 0, cancellationToken: Cancel);

        Assert.Equal(ProcessOutcome.Digested, await service.Processor.ProcessAsync(append.Value, Cancel));
        Assert.Equal(ProcessOutcome.Digested, await service.Processor.ProcessAsync(page.Value, Cancel));
    }

    [Fact]
    public async Task An_archived_article_fails_with_the_reason_at_the_first_attempt_and_a_retry_after_its_return_digests_it()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await Blob(name).SetAccessTierAsync(AccessTier.Archive, cancellationToken: Cancel);

        await AssertFailsAsync(service, name, "archive tier");

        await Blob(name).SetAccessTierAsync(AccessTier.Hot, cancellationToken: Cancel);
        await service.Services.GetRequiredService<DigestRetries>().RetryAsync(ArticleId.Of(name), Cancel);
        Assert.Equal(ProcessOutcome.Digested, await service.Processor.ProcessAsync(name.Value, Cancel));
    }

    [Fact]
    public async Task An_article_under_a_key_of_its_uploader_fails_with_the_reason_and_is_not_tried_again()
    {
        await using var line = await FaultyStorage.StartAsync(azurite.Server, Cancel);
        await using var service = await ServiceHost.StartAsync(line.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        line.Refusals = request =>
            request.Path.Value!.EndsWith(name.Value, StringComparison.Ordinal) && request.Method is "HEAD" or "GET"
                ? new(409, "BlobUsesCustomerSpecifiedEncryption", "The test refuses.")
                : null;

        await AssertFailsAsync(service, name, "uploader provided");

        Assert.Equal(0, (await service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel)).Requested);
    }

    [Fact]
    public async Task A_directory_of_a_hierarchical_namespace_is_passed_over()
    {
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(own.ConnectionString);
        var container = service.Storage.Blobs.GetBlobContainerClient(StorageNames.Articles);
        var folder = new Dictionary<string, string> { ["hdi_isfolder"] = "true" };
        await container
            .GetBlobClient("2026")
            .UploadAsync(new BinaryData(""), new BlobUploadOptions { Metadata = folder }, Cancel);

        Assert.Equal(0, (await service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel)).Requested);
        await service.Processor.ProcessAsync("2026", Cancel); // an event of its creation

        Assert.True(ArticleName.TryParse("2026", out var name));
        Assert.Null(await service.RowAsync(name));
    }

    [Theory]
    [InlineData("ContainerBeingDeleted")]
    [InlineData("ContainerDisabled")]
    public async Task A_container_that_is_going_is_an_outage_and_not_a_file_that_exists(string code)
    {
        await using var line = await FaultyStorage.StartAsync(azurite.Server, Cancel);
        await using var service = await ServiceHost.StartAsync(line.ConnectionString);
        var name = ServiceHost.NewName();
        line.Refusals = request => request.Method == "PUT" ? new(409, code, "The test refuses.") : null;

        using var answer = await PutAsync(service, name, ifNoneMatch: true);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(409, "ContainerBeingDeleted", true)]
    [InlineData(409, "ContainerDisabled", true)]
    [InlineData(409, "QueueBeingDeleted", true)]
    [InlineData(409, "QueueDisabled", true)]
    [InlineData(409, "TableBeingDeleted", true)]
    [InlineData(404, "ContainerNotFound", true)]
    [InlineData(403, "AccountIsDisabled", true)]
    [InlineData(412, "LeaseIdMissing", false)]
    [InlineData(409, "SnapshotsPresent", false)]
    [InlineData(409, "BlobArchived", false)]
    [InlineData(404, "BlobNotFound", false)]
    public void What_may_pass_by_itself_is_an_outage_and_what_lasts_is_not(int status, string code, bool isOutage)
    {
        Assert.Equal(isOutage, StorageOutage.Is(new RequestFailedException(status, "A refusal.", code, null)));
    }

    private BlobClient Blob(ArticleName name) =>
        new BlobContainerClient(azurite.ConnectionString, StorageNames.Articles).GetBlobClient(name.Value);

    private static async Task<ArticleName> DigestedAsync(ServiceHost service)
    {
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        return name;
    }

    private static Task<HttpResponseMessage> PutAsync(ServiceHost service, ArticleName name, bool ifNoneMatch = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/articles/{name}")
        {
            Content = new StringContent(Text),
        };
        if (ifNoneMatch)
        {
            request.Headers.IfNoneMatch.ParseAdd("*");
        }

        return service.Http.SendAsync(request, Cancel);
    }

    private static Task<HttpResponseMessage> DeleteAsync(ServiceHost service, ArticleName name) =>
        service.Http.DeleteAsync($"/api/articles/{ArticleId.Of(name)}", Cancel);

    // Without a word: that the file exists.
    private static async Task AssertProtectedAsync(HttpResponseMessage answer, string? word)
    {
        using (answer)
        {
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
            Assert.Equal(
                (word is null ? 412 : 409, word is null ? "already-there" : "file-protected"),
                ((int)answer.StatusCode, problem.GetProperty("type").GetString()!.Split(':')[^1])
            );
            Assert.Contains(word ?? "", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Null(answer.Headers.RetryAfter);
        }
    }

    private static async Task AssertFailsAsync(ServiceHost service, ArticleName name, string word)
    {
        Assert.Equal(ProcessOutcome.Failed, await service.Processor.ProcessAsync(name.Value, Cancel));
        Assert.Equal(ProcessOutcome.UpToDate, await service.Processor.ProcessAsync(name.Value, Cancel));
        var row = (await service.RowAsync(name))!;
        Assert.Equal((ArticleStatus.Failed, 1), (row.Status, row.Attempts));
        Assert.Contains(word, row.Reason, StringComparison.Ordinal);
    }
}
