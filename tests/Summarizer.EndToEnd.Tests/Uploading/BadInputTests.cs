using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.Uploading;

/// <summary>
/// Bad uploads over real HTTP. Each has a clear outcome, and afterwards the server still digests a good article.
/// </summary>
public class BadInputTests(RunningServer running) : IClassFixture<RunningServer>
{
    private const string Article = "Bees Return to the Harbour\n\nThe council has opened forty hives on its roofs.";
    private const int DefaultMaxBytes = 32 << 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Names as written in the URL, and as returned.</summary>
    public static TheoryData<string, string> GoodNames =>
        new()
        {
            { "folder/in/folder/a.txt", "folder/in/folder/a.txt" },
            { "what%3Fnow.txt", "what?now.txt" },
            { "number%231.txt", "number#1.txt" },
            { "100%25.txt", "100%.txt" },
            { "two%20words.txt", "two words.txt" },
            { "a..b.txt", "a..b.txt" },
            { "%D0%BC%D0%B8%D1%80.txt", "мир.txt" },
            { "%F0%9F%90%9D.txt", "🐝.txt" },
            { "caf%C3%A9.txt", "caf\u00e9.txt" },
            { "cafe%CC%81.txt", "cafe\u0301.txt" },
            { new string('n', 1000), new string('n', 1000) },
        };

    [Theory]
    [MemberData(nameof(GoodNames))]
    public async Task An_unusual_article_name_is_preserved(string address, string name)
    {
        using var answer = await PutAsync(address, Encoding.UTF8.GetBytes(Article));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var digest = await WaitAsync(answer);
        Assert.Equal(name, digest.GetProperty("name").GetString());
        Assert.Equal("ready", digest.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Composed_and_decomposed_letters_make_two_articles()
    {
        using var composed = await PutAsync("na%C3%AFve.txt", Encoding.UTF8.GetBytes(Article));
        using var decomposed = await PutAsync("nai%CC%88ve.txt", Encoding.UTF8.GetBytes(Article));

        Assert.NotEqual(composed.Headers.Location, decomposed.Headers.Location);
    }

    [Theory]
    [InlineData("..%2Fescaped.txt")]
    [InlineData("a/%2E/b.txt")]
    [InlineData("a%5Cb.txt")]
    [InlineData("folder/")]
    [InlineData("bell%07.txt")]
    [InlineData("not-utf-8-%FF.txt")]
    [InlineData("half-a-pair-%ED%A0%80.txt")]
    public async Task A_name_that_storage_would_change_is_refused_with_a_reason(string address)
    {
        using var answer = await PutAsync(address, Encoding.UTF8.GetBytes(Article));

        await AssertProblemAsync(HttpStatusCode.BadRequest, answer);
    }

    [Theory]
    [InlineData("../escaped.txt")]
    [InlineData("a/../../../escaped.txt")]
    [InlineData("a/%2E%2E/%2E%2E/escaped.txt")]
    [InlineData("%2E%2E")]
    public async Task A_path_outside_the_api_is_refused(string address)
    {
        using var answer = await PutAsync(address, Encoding.UTF8.GetBytes(Article));

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task A_name_longer_than_storage_allows_is_refused()
    {
        using var answer = await PutAsync(new string('n', 1025), Encoding.UTF8.GetBytes(Article));

        await AssertProblemAsync(HttpStatusCode.BadRequest, answer);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        using var answer = await PutAsync("empty.txt", []);

        await AssertProblemAsync(HttpStatusCode.BadRequest, answer);
    }

    [Fact]
    public async Task A_file_over_the_size_limit_is_refused_with_or_without_Content_Length()
    {
        var text = new byte[50 << 20];
        Array.Fill(text, (byte)'a');
        Assert.True(text.Length > DefaultMaxBytes);

        using var declared = await PutAsync("large.txt", text);
        await AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, declared);

        using var streamed = await SendAsync("large.txt", new UnknownLength(text));
        await AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, streamed);
    }

    [Fact]
    public async Task Binary_content_named_like_a_text_file_is_refused_or_fails_with_a_reason()
    {
        var bytes = new byte[4096];
        new Random(1).NextBytes(bytes);

        using var answer = await PutAsync("binary.txt", bytes);

        if (answer.StatusCode is HttpStatusCode.Accepted)
        {
            var digest = await WaitAsync(answer);
            Assert.Equal("failed", digest.GetProperty("status").GetString());
            Assert.NotEmpty(digest.GetProperty("reason").GetString()!);
        }
        else
        {
            await AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, answer);
        }
    }

    [Theory]
    [InlineData("latin-1.txt", "Caf\u00e9 au lait", "iso-8859-1")]
    [InlineData("utf-16.txt", "Caf\u00e9 au lait", "utf-16")]
    public async Task Text_in_Latin_1_and_UTF_16_is_decoded(string name, string title, string encoding)
    {
        var writer = Encoding.GetEncoding(encoding);
        var text = title + "\n\nLe caf\u00e9 est servi tous les matins \u00e0 la mairie de Saint-Andr\u00e9.";

        using var answer = await PutAsync(name, [.. writer.GetPreamble(), .. writer.GetBytes(text)]);

        var digest = await WaitAsync(answer);
        Assert.Equal("ready", digest.GetProperty("status").GetString());
        Assert.Equal(title, digest.GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_unpaired_surrogate_in_a_text_is_tolerated()
    {
        byte[] bytes = [.. "A Title\n\nA sentence with "u8, 0xED, 0xA0, 0x80, .. " in it."u8];

        using var answer = await PutAsync("half-a-pair.txt", bytes);

        var digest = await WaitAsync(answer);
        Assert.Contains(digest.GetProperty("status").GetString(), new[] { "ready", "failed" });
        Assert.True(digest.TryGetProperty("title", out _) || digest.TryGetProperty("reason", out _));
    }

    [Fact]
    public async Task After_a_bad_upload_a_good_one_under_the_same_name_is_digested()
    {
        using var bad = await PutAsync("again.txt", []);
        using var good = await PutAsync("again.txt", Encoding.UTF8.GetBytes(Article));

        var digest = await WaitAsync(good);

        Assert.Equal("ready", digest.GetProperty("status").GetString());
        using var ready = await running.Http.GetAsync("/api/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.DoesNotContain("Unhandled", running.Errors, StringComparison.OrdinalIgnoreCase);
    }

    private Task<HttpResponseMessage> PutAsync(string address, byte[] bytes) =>
        SendAsync(address, new ByteArrayContent(bytes));

    private Task<HttpResponseMessage> SendAsync(string address, HttpContent content)
    {
        // Verbatim: the client would normalise dots and escapes.
        var exactly = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var request = new HttpRequestMessage(
            HttpMethod.Put,
            new Uri($"{running.Address.AbsoluteUri.TrimEnd('/')}/api/articles/{address}", exactly)
        )
        {
            Content = content,
        };
        request.Headers.ExpectContinue = true; // so that the refusal arrives before the body is sent
        return running.Http.SendAsync(request, Cancel);
    }

    private async Task<JsonElement> WaitAsync(HttpResponseMessage accepted)
    {
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        return await running.Http.GetFromJsonAsync<JsonElement>($"{accepted.Headers.Location}?wait=60", Cancel);
    }

    private static async Task AssertProblemAsync(HttpStatusCode expected, HttpResponseMessage answer)
    {
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    /// <summary>A chunked body of unknown length.</summary>
    private sealed class UnknownLength(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            await stream.WriteAsync(bytes);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
