using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Engines;
using Summarizer.Testing;

namespace Summarizer.Tests.Api.Http;

public class SecurityHeaderTests(AzuriteServer azurite)
{
    private const string Key = "a-key-of-this-test-class";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/articles/06c1xk7g2m9w4v8q3t5y7z0b1d", 200)]
    [InlineData("GET", "/page/1/nowhere.js", 404)]
    [InlineData("GET", "/api/health/live", 200)]
    [InlineData("GET", "/api/health/ready", 200)]
    [InlineData("GET", "/api/openapi/v1.json", 200)]
    [InlineData("GET", "/api/articles", 200)]
    [InlineData("HEAD", "/api/articles", 200)]
    [InlineData("GET", "/api/articles?limit=0", 400)]
    [InlineData("GET", "/api/articles no key", 401)]
    [InlineData("DELETE", "/api/articles/x", 403)]
    [InlineData("GET", "/api/articles/x", 404)]
    [InlineData("PATCH", "/api/articles", 403)]
    [InlineData("POST", "/api/articles", 415)]
    [InlineData("GET", "/api/feed.json", 200)]
    [InlineData("GET", "/api/feed.atom", 200)]
    [InlineData("GET", "/api/keywords", 200)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/api/articles/00000000000000000000000000", 500)]
    public async Task Every_answer_tells_browsers_to_be_careful(string method, string path, int status)
    {
        await using var service = await StartAsync(isBroken: status == 500);
        using var request = new HttpRequestMessage(new(method), path.Split(' ')[0]);
        if (status != 401)
        {
            request.Headers.Authorization = new("Bearer", Key);
        }

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        var headers = answer.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Resource-Policy"]);
        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", headers);
        Assert.DoesNotContain("Server", headers);
        Assert.DoesNotContain("X-Powered-By", headers);
    }

    [Theory]
    [InlineData("/", "default-src 'self'")]
    [InlineData("/articles/x", "default-src 'self'")]
    [InlineData("/api/articles", "default-src 'none'")]
    [InlineData("/nowhere", "default-src 'none'")]
    public async Task Only_the_page_may_load_anything(string path, string policy)
    {
        await using var service = await StartAsync();
        service.Http.DefaultRequestHeaders.Authorization = new("Bearer", Key);

        using var answer = await service.Http.GetAsync(path, Cancel);

        Assert.StartsWith(
            policy,
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_request_that_is_no_HTTP_is_refused_without_a_word_about_the_server()
    {
        await using var service = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", service.Http.BaseAddress!.Port, Cancel);
        await client.GetStream().WriteAsync("GET \u0001 HTTP/1.1\r\n\r\n"u8.ToArray(), Cancel);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);

        var answer = await reader.ReadToEndAsync(Cancel);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Kestrel", answer, StringComparison.OrdinalIgnoreCase);
    }

    private Task<ServiceHost> StartAsync(bool isBroken = false) =>
        ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?> { ["Api:Keys:0:Key"] = Key, ["Api:Keys:0:Role"] = "Write" },
            configure: services =>
            {
                if (isBroken)
                {
                    services.AddSingleton<IDigestEngine>(_ => throw new InvalidOperationException("A fault of ours."));
                }
            }
        );
}
