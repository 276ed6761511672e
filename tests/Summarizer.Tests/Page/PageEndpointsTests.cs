using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Summarizer.Testing;

namespace Summarizer.Tests.Page;

/// <summary>How the page's files are served.</summary>
public sealed partial class PageEndpointsTests(PageEndpointsTests.Service service)
    : IClassFixture<PageEndpointsTests.Service>
{
    // A first view on a slow line: everything that the page itself refers to.
    private const int MostBytes = 60 * 1024;

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=peace&language=en")]
    [InlineData("/articles/253sb70j6wqbzedrm8jjkkdbfy")]
    public async Task The_page_is_at_every_address_that_it_shows(string address)
    {
        using var answer = await GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("<title>Summarizer</title>", await TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_there_and_may_be_kept_for_good()
    {
        var files = await FilesOfAsync();

        Assert.True(files.Count > 10);
        foreach (var file in files)
        {
            using var answer = await GetAsync(file);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_first_view_takes_less_than_60_KB(string encoding)
    {
        var bytes = 0L;
        foreach (var file in (await FilesOfAsync()).Append("/"))
        {
            using var answer = await GetAsync(file, encoding);
            Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
            bytes += answer.Content.Headers.ContentLength!.Value;
        }

        Assert.InRange(bytes, 1, MostBytes);
    }

    [Fact]
    public async Task Each_encoding_is_another_representation_with_a_strong_tag_of_its_own()
    {
        using var plain = await GetAsync("/");
        using var gzip = await GetAsync("/", "gzip");
        using var brotli = await GetAsync("/", "gzip, br");

        EntityTagHeaderValue[] tags = [plain.Headers.ETag!, gzip.Headers.ETag!, brotli.Headers.ETag!];
        Assert.Equal(3, tags.Distinct().Count());
        Assert.All(tags, tag => Assert.False(tag.IsWeak));
        Assert.All([plain, gzip, brotli], answer => Assert.Equal(["Accept-Encoding"], answer.Headers.Vary));
        using var unpacked = new GZipStream(await ReadAsync(gzip), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.Equal(await TextOf(plain), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_that_refuses_an_encoding_is_not_sent_it()
    {
        using var answer = await GetAsync("/", "br;q=0, gzip;q=0.5");

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_cached_page_gets_304()
    {
        using var first = await GetAsync("/");
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());

        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await service.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_page_file_of_another_version_is_served_but_not_cached()
    {
        using var answer = await GetAsync("/page/000000000000/scripts/main.js");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/page/000000000000/scripts/none.js")]
    [InlineData("/page/000000000000/..%2Findex.html")]
    [InlineData("/page/000000000000/index.html")]
    public async Task Paths_outside_the_page_get_404(string address)
    {
        using var answer = await GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_loads_nothing_from_other_origins()
    {
        using var answer = await GetAsync("/");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? encodings = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encodings is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        }

        return await service.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<string>> FilesOfAsync()
    {
        using var page = await GetAsync("/");
        return [.. FileAddress().Matches(await TextOf(page)).Select(match => match.Groups[1].Value)];
    }

    /// <summary>One service for all: the files are the same for everybody.</summary>
    public sealed class Service(AzuriteServer azurite) : IAsyncLifetime
    {
        internal ServiceHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await ServiceHost.StartAsync(azurite.ConnectionString);

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    private static Task<string> TextOf(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static Task<Stream> ReadAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("(?:href|src)=\"(/page/[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileAddress();
}
