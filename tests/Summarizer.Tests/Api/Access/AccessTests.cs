using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Api;
using Summarizer.Api.Access;
using Summarizer.Testing;

namespace Summarizer.Tests.Api.Access;

public class AccessTests(AzuriteServer azurite)
{
    private const string Reader = "a-key-for-readers-1";
    private const string Writer = "a-key-for-writers-1";
    private const string Admin = "a-key-for-admins-01";
    private const string NewReader = "a-key-for-readers-2";

    private static readonly Dictionary<string, string?> Keys = new()
    {
        ["Api:Keys:0:Key"] = Reader,
        ["Api:Keys:0:Role"] = "Read",
        ["Api:Keys:1:Key"] = Writer,
        ["Api:Keys:1:Role"] = "Write",
        ["Api:Keys:2:Key"] = Admin,
        ["Api:Keys:2:Role"] = "Admin",
        ["Api:Keys:3:Key"] = NewReader,
        ["Api:Keys:3:Role"] = "Read",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "GET", "/api/articles", 401)]
    [InlineData("not-a-key-of-ours-at-all", "GET", "/api/articles", 401)]
    [InlineData("", "GET", "/api/articles", 401)]
    [InlineData(Reader, "GET", "/api/articles", 200)]
    [InlineData(NewReader, "GET", "/api/articles", 200)]
    [InlineData(Writer, "GET", "/api/articles", 200)]
    [InlineData(Reader, "PUT", "/api/articles/access.txt", 403)]
    [InlineData(Writer, "PUT", "/api/articles/access.txt", 202)]
    [InlineData(Writer, "DELETE", "/api/articles/00000000000000000000000000", 403)]
    [InlineData(Admin, "DELETE", "/api/articles/00000000000000000000000000", 404)]
    [InlineData(null, "GET", "/api/health/live", 200)]
    [InlineData(null, "GET", "/api/openapi/v1.json", 200)]
    [InlineData(null, "GET", "/API/articles", 401)]
    [InlineData(null, "GET", "/api/nowhere", 401)]
    [InlineData(null, "PATCH", "/api/articles", 401)]
    [InlineData(null, "GET", "/nowhere", 404)]
    [InlineData(null, "GET", "/", 200)]
    [InlineData(Reader, "GET", "/api/nowhere", 404)]
    [InlineData(Reader, "POST", "/api/articles/00000000000000000000000000/retry", 403)]
    public async Task A_key_opens_what_its_role_allows_and_nothing_more(
        string? key,
        string method,
        string path,
        int status
    )
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Keys);
        using var request = new HttpRequestMessage(new(method), path);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        }

        if (method == "PUT")
        {
            request.Content = new StringContent("Bees live here. They make honey.");
        }

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status >= 400)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Every_endpoint_states_its_role_and_none_that_writes_is_open_to_readers()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var endpoints = service
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Select(e => (e.DisplayName, e.Metadata))
            .ToList();

        Assert.NotEmpty(endpoints);
        Assert.All(
            endpoints,
            endpoint =>
            {
                var role = Assert.IsType<RequiredRole>(endpoint.Metadata.GetMetadata<RequiredRole>()).Role;
                var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods;
                Assert.True(role >= AccessRole.Write || methods.All(m => m is "GET" or "HEAD"), endpoint.DisplayName);
            }
        );
    }

    [Fact]
    public async Task A_key_may_come_in_the_header_x_api_key()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Keys);
        service.Http.DefaultRequestHeaders.Add("x-api-key", Reader);

        Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync("/api/articles", Cancel)).StatusCode);
    }

    [Fact]
    public async Task After_many_wrong_keys_an_address_has_to_wait_even_with_a_right_one()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Keys);
        HttpResponseMessage? last = null;
        for (var guess = 0; guess < 20; guess++)
        {
            service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                $"guess-number-{guess:D8}"
            );
            last = await service.Http.GetAsync("/api/articles", Cancel);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.NotNull(last.Headers.RetryAfter);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Reader);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await service.Http.GetAsync("/api/articles", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "localhost", null, null, true)]
    [InlineData("GET", "127.0.0.1", null, null, true)]
    [InlineData("GET", "[::1]", null, null, true)]
    [InlineData("GET", "evil.example", null, null, false)]
    [InlineData("GET", "localhost.evil.example", null, null, false)]
    [InlineData("PUT", "localhost", "http://localhost:{port}", "same-origin", true)]
    [InlineData("PUT", "localhost", null, null, true)]
    [InlineData("PUT", "localhost", "http://evil.example", null, false)]
    [InlineData("PUT", "localhost", "http://localhost:1", null, false)]
    [InlineData("PUT", "localhost", "null", null, false)]
    [InlineData("PUT", "localhost", null, "cross-site", false)]
    public async Task Without_keys_only_localhost_is_served_and_pages_of_other_sites_may_not_write(
        string method,
        string host,
        string? origin,
        string? site,
        bool passes
    )
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var port = service.Http.BaseAddress!.Port;
        using var request = new HttpRequestMessage(
            new(method),
            method == "PUT" ? "/api/articles/guard.txt" : "/api/articles"
        );
        request.Headers.Host = $"{host}:{port}";
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin.Replace("{port}", $"{port}", StringComparison.Ordinal));
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (method == "PUT")
        {
            request.Content = new StringContent("Bees live here. They make honey.");
        }

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Equal(passes, answer.IsSuccessStatusCode);
        Assert.Equal(passes, answer.StatusCode is not HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Behind_a_host_that_admits_callers_any_Host_header_is_accepted()
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services => services.Configure<AccessOptions>(access => access.HostAdmits = true)
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/articles");
        request.Headers.Host = "digests.azurewebsites.net";

        Assert.Equal(HttpStatusCode.OK, (await service.Http.SendAsync(request, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("Api:Keys:0:Key", "short")]
    [InlineData("Api:Keys:0:Role", "Owner")]
    [InlineData("Api:Key", "a-misspelt-setting-1")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string setting, string value)
    {
        var settings = new Dictionary<string, string?>(Keys) { [setting] = value };

        var fault = await Assert.ThrowsAnyAsync<Exception>(() =>
            ServiceHost.StartAsync(azurite.ConnectionString, settings: settings)
        );

        Assert.Contains(setting.Split(':')[^1], fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Admin, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_401_does_not_reveal_whether_an_article_exists()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, settings: Keys);

        var there = await service.Http.GetAsync("/api/articles/00000000000000000000000000", Cancel);
        var problem = await there.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, there.StatusCode);
        Assert.Equal("urn:problem-type:summarizer:unauthorized", problem.GetProperty("type").GetString());
        Assert.Equal("Bearer", there.Headers.WwwAuthenticate.Single().Scheme);
    }
}
