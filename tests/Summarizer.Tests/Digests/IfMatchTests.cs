using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Testing;

namespace Summarizer.Tests.Digests;

/// <summary>Who read an article may change it on the condition that it is still what was read.</summary>
public class IfMatchTests(AzuriteServer azurite)
{
    private const string Text = "Bees Return to the Harbour\n\nThe city council has opened forty hives on its roofs.";
    private const string Newer = "Bees Leave the Harbour\n\nThe city council has closed the forty hives on its roofs.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A wrong entity tag was ignored, and the article deleted.
    [Theory]
    [InlineData("PUT", "\"0123456789abcdef0123456789abcdef\"")]
    [InlineData("PUT", "no-tag")]
    [InlineData("POST", "\"0123456789abcdef0123456789abcdef\"")]
    [InlineData("POST", "W/*")]
    [InlineData("DELETE", "\"0123456789abcdef0123456789abcdef\"")]
    [InlineData("DELETE", "")]
    public async Task Another_entity_tag_changes_nothing(string method, string tag)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = await DigestAsync(service);
        var before = await service.RowAsync(name);

        using var answer = await ChangeAsync(service, method, name, tag);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("urn:problem-type:summarizer:precondition-failed", problem.GetProperty("type").GetString());
        Assert.Equal(before!.RowVersion, (await service.RowAsync(name))!.RowVersion);
        Assert.Equal(before.Version, (await service.Uploads.FindAsync(name, Cancel))!.ETag);
    }

    [Theory]
    [InlineData("PUT", HttpStatusCode.Accepted)]
    [InlineData("POST", HttpStatusCode.Accepted)]
    [InlineData("DELETE", HttpStatusCode.NoContent)]
    public async Task The_entity_tag_of_any_representation_lets_the_change_pass(string method, HttpStatusCode expected)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        foreach (var type in new[] { "application/json", "text/markdown", "text/plain" })
        {
            foreach (var coding in new[] { "identity", "gzip", "br" })
            {
                var name = await DigestAsync(service);
                var tag = await TagAsync(service, name, type, coding);

                using var answer = await ChangeAsync(service, method, name, $"\"another\", {tag}");

                Assert.Equal(expected, answer.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("PUT", HttpStatusCode.Accepted, HttpStatusCode.PreconditionFailed)]
    [InlineData("POST", HttpStatusCode.Accepted, HttpStatusCode.NotFound)]
    [InlineData("DELETE", HttpStatusCode.NoContent, HttpStatusCode.NotFound)]
    public async Task An_asterisk_asks_only_whether_the_article_is_there(
        string method,
        HttpStatusCode ofKnown,
        HttpStatusCode ofUnknown
    )
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = await DigestAsync(service);
        var other = ServiceHost.NewName();

        using var known = await ChangeAsync(service, method, name, "*");
        using var unknown = await ChangeAsync(service, method, other, "*");

        Assert.Equal(ofKnown, known.StatusCode);
        Assert.Equal(ofUnknown, unknown.StatusCode);
        Assert.Null(await service.Uploads.FindAsync(other, Cancel));
    }

    // It went to storage by another way, and the row does not know it yet: only storage itself can tell.
    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task An_upload_that_nobody_has_announced_is_neither_replaced_nor_deleted(string method)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = await DigestAsync(service);
        var tag = await TagAsync(service, name);
        var newer = await service.StoreAsync(name, Newer);

        using var answer = await ChangeAsync(service, method, name, tag);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal(newer.ETag, (await service.Uploads.FindAsync(name, Cancel))!.ETag);
    }

    [Fact]
    public async Task Of_many_who_replace_the_same_version_one_succeeds()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = await DigestAsync(service);
        var tag = await TagAsync(service, name);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ChangeAsync(service, "PUT", name, tag)));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Accepted);
        Assert.Equal(7, answers.Count(a => a.StatusCode is HttpStatusCode.PreconditionFailed));
        Array.ForEach(answers, a => a.Dispose());
    }

    // The row changes between reading and writing it: what is written is not what was asked about.
    [Fact]
    public async Task A_retry_is_refused_if_the_article_changes_under_it()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = await DigestAsync(service);
        var retries = service.Services.GetRequiredService<DigestRetries>();
        var digested = (await service.RowAsync(name))!;
        var looks = 0;

        var result = await retries.RetryAsync(
            ArticleId.Of(name),
            row =>
            {
                if (looks++ == 0)
                {
                    Change(service, row);
                }

                return row.RowVersion == digested.RowVersion;
            },
            Cancel
        );

        Assert.IsType<RetryResult.Refused>(result);
        Assert.Equal(2, looks);
        Assert.Equal(ArticleStatus.Ready, (await service.RowAsync(name))!.Status);
    }

    private static void Change(ServiceHost service, ArticleRow row) =>
        Assert.NotNull(service.Store.WriteAsync(row with { Attempts = 1 }, Cancel).GetAwaiter().GetResult());

    private static async Task<ArticleName> DigestAsync(ServiceHost service)
    {
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, string.Concat(Enumerable.Repeat(Text, 3)));
        await service.Processor.ProcessAsync(name.Value, Cancel);
        return name;
    }

    private static async Task<string> TagAsync(
        ServiceHost service,
        ArticleName name,
        string type = "application/json",
        string coding = "identity"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/articles/{ArticleId.Of(name)}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        request.Headers.AcceptEncoding.ParseAdd(coding);
        using var answer = await service.Http.SendAsync(request, Cancel);
        return answer.Headers.ETag!.ToString();
    }

    private static async Task<HttpResponseMessage> ChangeAsync(
        ServiceHost service,
        string method,
        ArticleName name,
        string tag
    )
    {
        var id = ArticleId.Of(name);
        using var request = new HttpRequestMessage(
            new(method),
            method switch
            {
                "PUT" => $"/api/articles/{name}",
                "POST" => $"/api/articles/{id}/retry",
                _ => $"/api/articles/{id}",
            }
        );
        request.Content = method == "PUT" ? new StringContent(Newer) : null;
        Assert.True(request.Headers.TryAddWithoutValidation("If-Match", tag));
        return await service.Http.SendAsync(request, Cancel);
    }
}
