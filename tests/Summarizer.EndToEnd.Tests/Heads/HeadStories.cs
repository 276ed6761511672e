using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>The built server.</summary>
public class ServerStories(ServerHead head) : HeadStories(head), IClassFixture<ServerHead>;

/// <summary>The published Functions head, behind the listeners of its host.</summary>
public class FunctionsStories(FunctionsHead head) : HeadStories(head), IClassFixture<FunctionsHead>;

/// <summary>What both heads do.</summary>
public abstract class HeadStories(Head head)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_through_the_API_becomes_a_digest()
    {
        await head.UploadAsync("pier.txt", Head.Article("pier"));

        Assert.NotNull((await head.WaitForAsync("pier.txt"))["summary"]);
    }

    [Fact]
    public async Task A_file_that_is_put_into_the_container_becomes_a_digest()
    {
        await head.PutBlobAsync("folder/a mole.txt", Head.Article("mole"));

        await head.ReportAsync("folder/a mole.txt");

        Assert.Equal("The mole of Westmouth", (string?)(await head.WaitForAsync("folder/a mole.txt"))["title"]);
    }

    [Fact]
    public async Task An_upload_that_is_reported_again_and_again_is_digested_once()
    {
        await head.PutBlobAsync("twice.txt", Head.Article("drawbridge"));

        await Task.WhenAll(head.ReportAsync("twice.txt"), head.ReportAsync("twice.txt"));
        await head.WaitForAsync("twice.txt");
        await head.ReportAsync("twice.txt");
        await head.UploadAsync("after-twice.txt", Head.Article("weir"));
        await head.WaitForAsync("after-twice.txt");

        Assert.Single(head.Model.Calls, call => call.Prompt.Contains("drawbridge", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_newer_upload_replaces_the_digest_in_whatever_order_they_are_reported()
    {
        await head.PutBlobAsync("again.txt", Head.Article("lighthouse"));
        await head.ReportAsync("again.txt");
        await head.WaitForAsync("again.txt");

        await head.PutBlobAsync("again.txt", Head.Article("windmill"));
        await head.ReportAsync("again.txt"); // of the newer one
        await head.ReportAsync("again.txt"); // of the older one, late

        await head.WaitAsync("again.txt", (_, article) => (string?)article["title"] == "The windmill of Westmouth");
    }

    [Fact]
    public async Task An_upload_that_nobody_reports_is_found()
    {
        await head.PutBlobAsync("lost.txt", Head.Article("canal"));

        await head.SweepAsync();

        await head.WaitForAsync("lost.txt");
    }

    [Fact]
    public async Task A_deletion_that_nobody_reports_is_found()
    {
        await head.UploadAsync("gone.txt", Head.Article("granary"));
        await head.WaitForAsync("gone.txt");

        await head.Articles.GetBlobClient("gone.txt").DeleteAsync(cancellationToken: Cancel);
        await head.WaitAsync("gone.txt", (status, _) => status == HttpStatusCode.NotFound, sweeping: true);
    }

    [Fact]
    public async Task A_deleted_article_is_gone_with_its_file()
    {
        await head.UploadAsync("deleted.txt", Head.Article("chapel"));
        await head.WaitForAsync("deleted.txt");

        using var response = await head.Http.DeleteAsync(Head.PathOf("deleted.txt"), Cancel);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        await head.WaitAsync("deleted.txt", (status, _) => status == HttpStatusCode.NotFound);
        Assert.False(await head.Articles.GetBlobClient("deleted.txt").ExistsAsync(Cancel));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_fails_with_its_reason()
    {
        await head.PutBlobAsync("broken.pdf", "%PDF-1.7 and nothing more");

        await head.ReportAsync("broken.pdf");

        Assert.NotNull((await head.WaitForAsync("broken.pdf", "failed"))["reason"]);
    }

    [Fact]
    public async Task A_request_that_waits_gets_the_digest_as_soon_as_it_is_ready()
    {
        Task<string> waiting;
        using (head.Model.Hold())
        {
            var before = head.Model.Arrived;
            await head.UploadAsync("waited.txt", Head.Article("viaduct"));
            await head.WaitForModelAsync(before + 1);
            waiting = head.Http.GetStringAsync(Head.PathOf("waited.txt") + "?wait=60", Cancel);
        }

        Assert.Equal("ready", Head.Status(JsonNode.Parse(await waiting)!));
    }

    [Fact]
    public async Task A_retry_digests_again()
    {
        await head.UploadAsync("retry.txt", Head.Article("foundry"));
        var first = await head.WaitForAsync("retry.txt");

        using var response = await head.Http.PostAsync(Head.PathOf("retry.txt") + "/retry", null, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await head.WaitAsync(
            "retry.txt",
            (_, article) =>
                Head.Status(article) == "ready" && !JsonNode.DeepEquals(article["digestedAt"], first["digestedAt"])
        );
    }

    [Fact]
    public async Task The_webhook_tells_of_a_digest()
    {
        await head.UploadAsync("told.txt", Head.Article("quarry"));

        Assert.Equal("ready", Head.Status(await head.Notices.WaitForAsync("told.txt", Cancel)));
    }

    [Fact]
    public async Task A_digest_is_found_by_its_words()
    {
        await head.UploadAsync("found.txt", Head.Article("aqueduct"));
        await head.WaitForAsync("found.txt");

        var page = await head.Http.GetFromJsonAsync<JsonNode>("/api/articles?q=aqueduct", Cancel);

        Assert.Equal("found.txt", (string?)Assert.Single(page!["items"]!.AsArray())!["name"]);
    }

    [Fact]
    public async Task The_page_and_health_need_no_key_and_the_API_does()
    {
        using var stranger = head.Caller(key: null);

        Assert.Contains("<html", await stranger.GetStringAsync("/", Cancel));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/api/health/ready", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/articles", Cancel)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await stranger.PutAsync("/api/articles/x.txt", new StringContent("text"), Cancel)).StatusCode
        );
    }

    [Fact]
    public async Task A_key_that_may_read_cannot_write()
    {
        using var reader = head.Caller(Head.ReadKey);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/articles", Cancel)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await reader.PutAsync("/api/articles/x.txt", new StringContent("text"), Cancel)).StatusCode
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_refused(bool withLength)
    {
        using var content = new ByteArrayContent(new byte[40_000_000]);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/articles/large.txt") { Content = content };
        request.Headers.TransferEncodingChunked = !withLength;
        request.Headers.ExpectContinue = withLength; // else the client may meet the closed connection before the response

        using var response = await head.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_client_that_goes_away_in_the_middle_of_its_upload_leaves_no_article()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var content = new HalfContent();

        var upload = head.Http.PutAsync("/api/articles/half.txt", content, gone.Token);
        await content.HalfIsSent.WaitAsync(Cancel);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        await head.UploadAsync("whole.txt", Head.Article("ropewalk"));
        await head.WaitForAsync("whole.txt");
        Assert.Equal(HttpStatusCode.NotFound, (await head.Http.GetAsync(Head.PathOf("half.txt"), Cancel)).StatusCode);
    }

    // Sends a part of what it announces, and then nothing.
    private sealed class HalfContent : HttpContent
    {
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfIsSent => _sent.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context,
            CancellationToken cancellationToken
        )
        {
            await stream.WriteAsync("The first half of a text."u8.ToArray(), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            _sent.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 1_000;
            return true;
        }
    }
}
