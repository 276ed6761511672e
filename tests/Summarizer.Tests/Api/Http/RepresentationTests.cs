using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Testing;

namespace Summarizer.Tests.Api.Http;

public class RepresentationTests(AzuriteServer azurite)
{
    private const string Text =
        "Bees Return to the <Harbour>\n\nThe city council has opened forty hives on the roofs of the old harbour. "
        + "Volunteers count the bees every Sunday morning, and the honey is sold to pay for new trees.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("text/html, application/xml;q=0.9, */*;q=0.8", "application/json")]
    [InlineData("text/markdown", "text/markdown")]
    [InlineData("text/plain", "text/plain")]
    [InlineData("text/*", "text/markdown")]
    [InlineData("text/plain, application/json;q=0.5", "text/plain")]
    [InlineData("text/plain;q=0.2, application/json;q=0.5", "application/json")]
    [InlineData("application/json;q=0, */*", "text/markdown")]
    public async Task The_client_chooses_the_representation(string? accept, string expected)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var address = await DigestAsync(service);

        using var answer = await SendAsync(service, HttpMethod.Get, address, ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.Contains("Origin", answer.Headers.Vary); // of which the CORS headers depend
        Assert.Equal("no-cache, private", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json;q=0, text/html")]
    public async Task A_media_type_that_is_not_available_is_refused_with_406(string accept)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await SendAsync(service, HttpMethod.Get, await DigestAsync(service), ("Accept", accept));

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task In_markdown_the_text_of_an_article_cannot_become_markup()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await SendAsync(
            service,
            HttpMethod.Get,
            await DigestAsync(service),
            ("Accept", "text/markdown")
        );

        Assert.StartsWith(
            "# Bees Return to the \\<Harbour\\>\n",
            await answer.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.NotModified)]
    [InlineData("W/{0}", HttpStatusCode.NotModified)]
    [InlineData("\"other\", {0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    public async Task A_matching_If_None_Match_gets_304_without_a_body(string ifNoneMatch, HttpStatusCode expected)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var address = await DigestAsync(service);
        using var first = await SendAsync(service, HttpMethod.Get, address);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);

        using var answer = await SendAsync(
            service,
            HttpMethod.Get,
            address,
            ("If-None-Match", ifNoneMatch.Replace("{0}", tag.Tag, StringComparison.Ordinal))
        );

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(tag, answer.Headers.ETag);
        Assert.Equal(expected is HttpStatusCode.OK, (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length > 0);
    }

    [Fact]
    public async Task Each_representation_in_each_coding_has_a_tag_of_its_own()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var address = await DigestAsync(service) + "/source";
        var digest = await DigestAsync(service);
        var tags = new List<string>();
        foreach (var coding in new[] { "identity", "gzip", "br" })
        {
            using var answer = await SendAsync(service, HttpMethod.Get, digest, ("Accept-Encoding", coding));
            Assert.Equal(coding is "identity" ? [] : [coding], answer.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            tags.Add(answer.Headers.ETag!.Tag);
            using var json = JsonDocument.Parse(await DecodedAsync(answer));
            Assert.Equal("ready", json.RootElement.GetProperty("status").GetString());
        }

        foreach (var type in new[] { "text/markdown", "text/plain" })
        {
            using var answer = await SendAsync(service, HttpMethod.Get, digest, ("Accept", type));
            tags.Add(answer.Headers.ETag!.Tag);
        }

        using var source = await SendAsync(service, HttpMethod.Get, address);
        tags.Add(source.Headers.ETag!.Tag);
        Assert.Equal(tags.Count, tags.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Head_answers_as_get_does_but_for_the_body()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var address = await DigestAsync(service);
        using var get = await SendAsync(service, HttpMethod.Get, address);

        using var head = await SendAsync(service, HttpMethod.Head, address);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task If_Modified_Since_with_the_current_date_gets_304()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var address = await DigestAsync(service);
        DateTimeOffset? modified;
        do
        {
            // There is no date yet in the second in which the article was written.
            using var answer = await SendAsync(service, HttpMethod.Get, address);
            modified = answer.Content.Headers.LastModified;
        } while (modified is null);

        using var same = await SendAsync(
            service,
            HttpMethod.Get,
            address,
            ("If-Modified-Since", modified.Value.ToString("R"))
        );
        using var older = await SendAsync(
            service,
            HttpMethod.Get,
            address,
            ("If-Modified-Since", modified.Value.AddSeconds(-1).ToString("R"))
        );

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, older.StatusCode);
    }

    [Theory]
    [InlineData("?fields=title", "title")]
    [InlineData("?fields=id,name,%20status", "id name status")]
    public async Task Only_the_fields_that_are_asked_for_are_sent(string query, string expected)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await SendAsync(service, HttpMethod.Get, await DigestAsync(service) + query);

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(expected.Split(' '), json.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("", "?fields=colour")]
    [InlineData("", "?wait=0")]
    [InlineData("", "?wait=61")]
    [InlineData("", "?wait=1&wait=2")]
    [InlineData("", "?colour=red")]
    [InlineData("/source", "?sentence=x")]
    [InlineData("/source", "?page=1")]
    public async Task An_unknown_or_invalid_query_parameter_is_refused_with_a_reason(string part, string query)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await SendAsync(service, HttpMethod.Get, await DigestAsync(service) + part + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(
            "urn:problem-type:summarizer:invalid-parameter",
            problem.RootElement.GetProperty("type").GetString()
        );
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_single_sentence_of_the_source_comes_with_its_neighbours()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await SendAsync(service, HttpMethod.Get, await DigestAsync(service) + "/source?sentence=3");

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        var sentence = json.RootElement.GetProperty("sentence");
        Assert.Equal(3, sentence.GetProperty("id").GetInt32());
        int[] before =
        [
            .. json.RootElement.GetProperty("before").EnumerateArray().Select(s => s.GetProperty("id").GetInt32()),
        ];
        Assert.Equal([1, 2], before);
        Assert.StartsWith("Volunteers", sentence.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_the_article_does_not_have_is_not_found()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await SendAsync(service, HttpMethod.Get, await DigestAsync(service) + "/source?sentence=99");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> DigestAsync(ServiceHost service)
    {
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        return $"/api/articles/{ArticleId.Of(name)}";
    }

    private static async Task<HttpResponseMessage> SendAsync(
        ServiceHost service,
        HttpMethod method,
        string address,
        params (string Name, string? Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await service.Http.SendAsync(request, Cancel);
    }

    private static async Task<byte[]> DecodedAsync(HttpResponseMessage answer)
    {
        var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        await using var decoded = answer.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var bytes = new MemoryStream();
        await decoded.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }
}
