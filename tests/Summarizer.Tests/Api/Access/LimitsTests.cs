using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Summarizer.Api.Access;
using Summarizer.Testing;

namespace Summarizer.Tests.Api.Access;

public class LimitsTests(AzuriteServer azurite)
{
    private const string FirstKey = "first-key-of-the-tests";
    private const string SecondKey = "second-key-of-the-tests";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Dictionary<string, string?> Settings(params (string Name, string Value)[] more) =>
        more.Append(("Api:Keys:0:Key", FirstKey))
            .Append(("Api:Keys:1:Key", SecondKey))
            .ToDictionary(s => s.Item1, string? (s) => s.Item2);

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_to_wait_and_others_are_not()
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: Settings(("Api:RequestsPerMinute", "3"))
        );
        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 4; request++)
        {
            using var answer = await GetAsync(service, "/api/articles?limit=1", FirstKey);
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(
                    answer.Headers.RetryAfter!.Delta!.Value,
                    TimeSpan.FromSeconds(1),
                    TimeSpan.FromMinutes(1)
                );
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            }
        }

        using var other = await GetAsync(service, "/api/articles?limit=1", SecondKey);
        using var health = await GetAsync(service, "/api/health/live", FirstKey);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            statuses
        );
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Each_answer_that_counts_says_how_much_is_left_and_a_refusal_when_there_is_more()
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: Settings(("Api:RequestsPerMinute", "2"))
        );
        var left = new List<string>();
        for (var request = 0; request < 3; request++)
        {
            using var answer = await GetAsync(service, request == 1 ? "/api/nowhere" : "/api/keywords", FirstKey);
            Assert.Equal(["\"requests\";q=2;w=60"], answer.Headers.GetValues("RateLimit-Policy"));
            left.AddRange(answer.Headers.GetValues("RateLimit"));
            if (answer.Headers.RetryAfter?.Delta is { } wait)
            {
                Assert.Equal(FormattableString.Invariant($"\"requests\";r=0;t={wait.TotalSeconds}"), left[^1]);
            }
        }

        using var other = await GetAsync(service, "/api/keywords", SecondKey);
        using var health = await GetAsync(service, "/api/health/live", FirstKey);
        using var page = await GetAsync(service, "/", FirstKey);

        Assert.Equal(["\"requests\";r=1", "\"requests\";r=0"], left.Take(2));
        Assert.StartsWith("\"requests\";r=0;t=", left[2], StringComparison.Ordinal);
        Assert.Equal(["\"requests\";r=1"], other.Headers.GetValues("RateLimit"));
        Assert.False(health.Headers.Contains("RateLimit"));
        Assert.False(page.Headers.Contains("RateLimit"));
    }

    [Fact]
    public async Task Without_a_limit_no_answer_speaks_of_one()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await service.Http.GetAsync("/api/keywords", Cancel);

        Assert.False(answer.Headers.Contains("RateLimit") || answer.Headers.Contains("RateLimit-Policy"));
    }

    // A cache would give the answer for one origin to another.
    [Theory]
    [InlineData("GET", "/api/keywords", "https://app.example")]
    [InlineData("GET", "/api/keywords", "https://other.example")]
    [InlineData("GET", "/api/keywords", null)]
    [InlineData("GET", "/api/nowhere", "https://app.example")]
    [InlineData("PUT", "/api/articles/vary.txt", "https://app.example")]
    [InlineData("GET", "/api/articles/export", "https://app.example")]
    [InlineData("GET", "/api/openapi/v1.json", "https://app.example")]
    [InlineData("GET", "/", null)]
    [InlineData("OPTIONS", "/api/articles", "https://app.example")]
    [InlineData("OPTIONS", "/api/articles", "https://other.example")]
    public async Task Every_answer_of_a_server_that_lets_pages_in_varies_by_origin(
        string method,
        string path,
        string? origin
    )
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: Settings(("Api:AllowedOrigins:0", "https://app.example"), ("Api:Keys:0:Role", "Admin"))
        );
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FirstKey);
        request.Content = method == "PUT" ? new StringContent("Bees live here.") : null;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", "GET");
        }

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Single(answer.Headers.Vary, v => v == "Origin");
    }

    [Fact]
    public async Task A_made_up_key_does_not_bypass_the_request_limit()
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?> { ["Api:RequestsPerMinute"] = "3" },
            configure: services => services.Configure<AccessOptions>(access => access.HostAdmits = true)
        );
        HttpStatusCode last = default;
        for (var request = 0; request < 4; request++)
        {
            using var answer = await GetAsync(service, "/api/articles?limit=1", $"a-key-of-nobody-{request}");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("10.0.0.0/8", HttpStatusCode.TooManyRequests)]
    public async Task Limits_count_the_callers_behind_a_trusted_proxy_and_believe_no_other(
        string trusted,
        HttpStatusCode expected
    )
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?>
            {
                ["Api:RequestsPerMinute"] = "3",
                ["Api:TrustedProxies:0"] = trusted,
            },
            configure: services => services.Configure<AccessOptions>(access => access.HostAdmits = true)
        );
        HttpStatusCode last = default;
        for (var caller = 0; caller < 6; caller++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/articles?limit=1");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{caller}");
            using var answer = await service.Http.SendAsync(request, Cancel);
            last = answer.StatusCode;
        }

        Assert.Equal(expected, last);
    }

    [Theory]
    [InlineData("https://app.example", true)]
    [InlineData("https://other.example", false)]
    public async Task Only_pages_of_allowed_origins_pass_the_CORS_preflight(string origin, bool mayAsk)
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: Settings(("Api:AllowedOrigins:0", "https://app.example"))
        );
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/articles");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "authorization");

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Equal(
            mayAsk ? [origin] : [],
            answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed : []
        );
    }

    [Theory]
    [InlineData("Api:AllowedOrigins:0", "*")]
    [InlineData("Api:AllowedOrigins:0", "app.example")]
    [InlineData("Api:AllowedOrigins:0", "https://app.example/page")]
    [InlineData("Api:TrustedProxies:0", "proxy.example")]
    [InlineData("Api:RequestsPerMinute", "-1")]
    public async Task An_invalid_Api_setting_stops_the_host(string name, string value)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
            await ServiceHost.StartAsync(azurite.ConnectionString, settings: Settings((name, value)))
        );

        Assert.Contains(name.Split(":0")[0], fault.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> GetAsync(ServiceHost service, string address, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await service.Http.SendAsync(request, Cancel);
    }
}
