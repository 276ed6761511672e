using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Summarizer.Articles;
using Summarizer.Storage;
using Summarizer.Testing;

namespace Summarizer.Tests.Uploads;

/// <summary>What an uploader says of an article: kept with the blob, part of what makes a digest outdated, found in lists.</summary>
public class DetailsTests(AzuriteServer azurite)
{
    private const string Text =
        "Bees Return to the Harbour\n\nThe city council has opened forty hives on its roofs. The bees make honey. Nobody was stung. The keeper counts them each morning.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metadata_of_a_blob_put_straight_into_the_container_shapes_its_digest_also_when_retried()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await StoreAsync(
            service,
            name,
            new()
            {
                ["digest_sentences"] = "1",
                ["digest_tags"] = "Caf%C3%A9, News",
                ["digest_source"] = "https://news.example/a%20b",
                ["other"] = "x",
            }
        );

        await service.Processor.ProcessAsync(name.Value, Cancel);
        (
            await service.Http.PostAsync($"/api/articles/{ArticleId.Of(name)}/retry", null, Cancel)
        ).EnsureSuccessStatusCode();
        await service.Processor.ProcessAsync(name.Value, Cancel);

        var digest = await service.GetAsync(name);
        Assert.Equal(1, digest.GetProperty("summary").GetProperty("claims").GetArrayLength());
        Assert.Equal(["café", "news"], digest.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("https://news.example/a%20b", digest.GetProperty("source").GetProperty("url").GetString());
        Assert.False(digest.GetProperty("outdated").GetBoolean());
    }

    [Theory]
    [InlineData("digest_sentences", "many", "'digest_sentences' must be a number from 1 to 100")]
    [InlineData("digest_sentence", "3", "unknown metadata 'digest_sentence'")]
    [InlineData("digest_engine", "model", "no model is configured")]
    public async Task Wrong_metadata_fails_the_article_until_they_are_put_right(string key, string value, string why)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await StoreAsync(service, name, new() { [key] = value });

        await service.Processor.ProcessAsync(name.Value, Cancel);
        var failed = await service.GetAsync(name);
        await Blob(service, name).SetMetadataAsync(new Dictionary<string, string>(), cancellationToken: Cancel);
        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.Contains(why, failed.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("ready", (await service.GetAsync(name)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_same_bytes_with_other_options_are_digested_again()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();

        await PutAsync(service, name, "?sentences=1");
        var one = await service.GetAsync(name);
        await PutAsync(service, name, "?sentences=2");
        var two = await service.GetAsync(name);
        await PutAsync(service, name, "");
        var all = await service.GetAsync(name);

        Assert.Equal(
            [1, 2, 4],
            new[] { one, two, all }.Select(d => d.GetProperty("summary").GetProperty("claims").GetArrayLength())
        );
        Assert.All([one, two, all], d => Assert.False(d.GetProperty("outdated").GetBoolean()));
    }

    [Fact]
    public async Task Lists_are_narrowed_by_the_tags_of_the_newest_digest()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var (name, other) = (ServiceHost.NewName(), ServiceHost.NewName());
        var (before, after) = ($"a {Guid.NewGuid():N}", $"b/{Guid.NewGuid():N}");
        await PutAsync(service, other, "");

        await PutAsync(service, name, $"?tags={Uri.EscapeDataString($"{before},shared")}");
        Assert.Equal([name.Value], await NamesAsync(service, before.ToUpperInvariant()));

        // The bytes are the same, and the digest costs nothing.
        await PutAsync(service, name, $"?tags={Uri.EscapeDataString(after)}");
        Assert.Empty(await NamesAsync(service, before));
        Assert.Equal([name.Value], await NamesAsync(service, after));

        (await service.Http.DeleteAsync($"/api/articles/{ArticleId.Of(name)}", Cancel)).EnsureSuccessStatusCode();
        Assert.Empty(await NamesAsync(service, after));
    }

    [Fact]
    public async Task Markdown_has_the_source_and_the_tags()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await PutAsync(service, name, "?tags=*bold*,b&source=https://news.example/a_b");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/articles/{ArticleId.Of(name)}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/markdown"));

        using var answer = await service.Http.SendAsync(request, Cancel);

        var markdown = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Source: <https://news.example/a_b>\n", markdown, StringComparison.Ordinal);
        Assert.Contains("Tags: \\*bold\\*, b\n", markdown, StringComparison.Ordinal);
    }

    private static async Task PutAsync(ServiceHost service, ArticleName name, string query)
    {
        using var answer = await service.Http.PutAsync($"/api/articles/{name}{query}", new StringContent(Text), Cancel);
        answer.EnsureSuccessStatusCode();
        await service.Processor.ProcessAsync(name.Value, Cancel);
    }

    private static async Task<IEnumerable<string?>> NamesAsync(ServiceHost service, string tag)
    {
        var page = await service.Http.GetFromJsonAsync<JsonElement>(
            $"/api/articles?tag={Uri.EscapeDataString(tag)}",
            Cancel
        );
        return [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString())];
    }

    private static BlobClient Blob(ServiceHost service, ArticleName name) =>
        service.Storage.Blobs.GetBlobContainerClient(StorageNames.Articles).GetBlobClient(name.Value);

    private static async Task StoreAsync(ServiceHost service, ArticleName name, Dictionary<string, string> metadata) =>
        await Blob(service, name)
            .UploadAsync(BinaryData.FromString(Text), new BlobUploadOptions { Metadata = metadata }, Cancel);
}
