using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Processing;

namespace Summarizer.Tests.Digests;

/// <summary>
/// What one can do with an article beside reading it, and what holds for every route that is read. On a storage account of
/// its own: lists stay the same only where nobody else writes.
/// </summary>
public class ArticleRoutesTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Text = "Bees Return to the Harbour\n\nThe city council has opened forty hives on its roofs.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/articles?limit=1")]
    [InlineData("/api/articles/{id}")]
    [InlineData("/api/articles/{id}/source")]
    [InlineData("/api/articles/{id}/source?sentence=1")]
    [InlineData("/api/faqs?limit=1")]
    [InlineData("/api/keywords?prefix=b")]
    [InlineData("/api/feed.json")]
    [InlineData("/api/feed.atom")]
    public async Task Every_GET_supports_HEAD_and_If_None_Match(string route)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var address = route.Replace("{id}", (await DigestAsync(service)).Value, StringComparison.Ordinal);

        using var get = await service.Http.GetAsync(address, Cancel);
        using var head = await service.Http.SendAsync(new(HttpMethod.Head, address), Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(get.Headers.ETag!);
        using var same = await service.Http.SendAsync(again, Cancel);

        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task A_deleted_article_is_gone_with_its_upload_and_its_places_in_lists()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        var id = await DigestAsync(service, name);

        using var deleted = await service.Http.DeleteAsync($"/api/articles/{id}", Cancel);
        using var again = await service.Http.DeleteAsync($"/api/articles/{id}", Cancel);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Null(await service.Uploads.FindAsync(name, Cancel));
        foreach (var part in new[] { "", "/source" })
        {
            using var gone = await service.Http.GetAsync($"/api/articles/{id}{part}", Cancel);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        var list = await service.Http.GetFromJsonAsync<JsonElement>("/api/articles?limit=100", Cancel);
        Assert.DoesNotContain(
            list.GetProperty("items").EnumerateArray(),
            item => item.GetProperty("id").GetString() == id.Value
        );
    }

    [Theory]
    [InlineData(Text, "ready")]
    [InlineData(" ", "failed")]
    public async Task A_retry_digests_a_finished_article_again(string text, string status)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        var id = await DigestAsync(service, name, text);
        var before = (await service.RowAsync(name))!;

        using var retried = await service.Http.PostAsync($"/api/articles/{id}/retry", content: null, Cancel);
        var answer = await retried.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var outcome = await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, retried.StatusCode);
        Assert.Equal($"/api/articles/{id}", retried.Headers.Location?.OriginalString);
        Assert.Equal("queued", answer.GetProperty("status").GetString());
        Assert.Equal(status is "ready" ? ProcessOutcome.Digested : ProcessOutcome.Failed, outcome);
        Assert.Equal(status, (await service.GetAsync(name)).GetProperty("status").GetString());
        Assert.True(
            (await service.RowAsync(name))!.Digest?.DigestedAt != before.Digest?.DigestedAt || status is "failed"
        );
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/retry")]
    [InlineData("GET", "")]
    [InlineData("GET", "/source")]
    public async Task Every_operation_on_an_unknown_article_gets_404(string method, string part)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        foreach (var id in new[] { ArticleId.Of(ServiceHost.NewName().Value).Value, "no-id" })
        {
            using var request = new HttpRequestMessage(new(method), $"/api/articles/{id}{part}");

            using var answer = await service.Http.SendAsync(request, Cancel);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.Equal("urn:problem-type:summarizer:no-such-article", problem.GetProperty("type").GetString());
        }
    }

    private static async Task<ArticleId> DigestAsync(ServiceHost service, ArticleName? name = null, string text = Text)
    {
        name ??= ServiceHost.NewName();
        await service.StoreAsync(name, text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        return ArticleId.Of(name);
    }
}
