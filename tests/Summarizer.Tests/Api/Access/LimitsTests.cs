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
