using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Summarizer.Articles;
using Summarizer.Testing;

namespace Summarizer.Tests.Uploads;

/// <summary>Articles that the service fetches, from a server on loopback.</summary>
public class FetchTests(AzuriteServer azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_fetched_through_redirects_and_keeps_its_type_and_its_address()
    {
        await using var site = await StartAsync(context =>
        {
            if (context.Request.Path == "/go")
            {
                context.Response.Redirect("/news/Bees%20return");
                return Task.CompletedTask;
            }

            context.Response.ContentType = "text/html; charset=windows-1252";
            return context
                .Response.Body.WriteAsync(
                    Encoding.Latin1.GetBytes(
                        "<title>Caf\u00e9</title><p>The caf\u00e9 has bees on its roof. They make honey."
                    )
                )
                .AsTask();
        });
        await using var service = await ServeAsync(("AllowPrivateAddresses", "true"));

        using var answer = await PostAsync(service, $"{UrlOf(site)}/go?x=1#part");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var name = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("name").GetString()!;
        Assert.Matches("^go-[0-9a-f]{12}[.]html$", name);
        await service.Processor.ProcessAsync(name, Cancel);
        Assert.True(ArticleName.TryParse(name, out var parsed));
        var digest = await service.GetAsync(parsed);
        Assert.Equal("Caf\u00e9", digest.GetProperty("title").GetString());
        Assert.Equal($"{UrlOf(site)}/go?x=1", digest.GetProperty("source").GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/", "address-not-public")]
    [InlineData("http://localhost:{0}/", "address-not-public")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/", "address-not-public")]
    [InlineData("http://169.254.169.254/", "address-not-public")]
    public async Task A_private_address_is_not_connected_to(string address, string problem)
    {
        var asked = 0;
        await using var site = await StartAsync(context =>
        {
            Interlocked.Increment(ref asked);
            return context.Response.WriteAsync("secret");
        });
        await using var service = await ServeAsync();

        using var answer = await PostAsync(
            service,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, address, new Uri(UrlOf(site)).Port)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(problem, await KindOf(answer));
        Assert.Equal(0, asked);
    }

    [Theory]
    [InlineData("/missing", 422, "source-unreachable")]
    [InlineData("/file", 422, "source-unreachable")]
    [InlineData("/round", 422, "source-unreachable")]
    [InlineData("/broken", 422, "source-unreachable")]
    [InlineData("/slow", 422, "source-too-slow")]
    [InlineData("/stalls", 422, "source-too-slow")]
    [InlineData("/large", 413, "too-large")]
    [InlineData("/endless", 413, "too-large")]
    [InlineData("/picture", 415, "unsupported-format")]
    [InlineData("/empty", 400, "empty-upload")]
    public async Task What_is_no_article_is_told_as_a_problem_and_nothing_is_stored(
        string path,
        int status,
        string problem
    )
    {
        await using var site = await StartAsync(MisbehaveAsync);
        await using var service = await ServeAsync(("AllowPrivateAddresses", "true"), ("Timeout", "00:00:02"));
        var name = ServiceHost.NewName();

        using var answer = await service.Http.PostAsJsonAsync(
            "/api/articles",
            new { url = UrlOf(site) + path, name = name.Value },
            Cancel
        );

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(problem, await KindOf(answer));
        Assert.Null(await service.Uploads.FindAsync(name, Cancel));
    }

    [Fact]
    public async Task Fetching_can_be_switched_off()
    {
        await using var service = await ServeAsync(("Enabled", "false"));

        using var answer = await PostAsync(service, "https://news.example/");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("fetching-off", await KindOf(answer));
    }

    private static async Task MisbehaveAsync(HttpContext context)
    {
        var response = context.Response;
        switch (context.Request.Path.Value)
        {
            case "/missing":
                response.StatusCode = 404;
                break;
            case "/file":
                response.Redirect("file:///etc/passwd");
                break;
            case "/round":
                response.Redirect("/round");
                break;
            case "/broken":
                response.ContentLength = 100_000;
                await response.WriteAsync("The bees", Cancel);
                await response.Body.FlushAsync(Cancel);
                context.Abort();
                break;
            case "/slow":
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            case "/stalls":
                await response.WriteAsync("The bees", Cancel);
                await response.Body.FlushAsync(Cancel);
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            case "/large":
                response.ContentLength = 2_000_000;
                await response.Body.WriteAsync(new byte[2_000_000], context.RequestAborted);
                break;
            case "/endless":
                while (true)
                {
                    await response.WriteAsync("All bees hum. ", context.RequestAborted);
                }
            case "/picture":
                response.ContentType = "text/html";
                await response.Body.WriteAsync(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }, Cancel);
                break;
            default:
                break;
        }
    }

    private static string UrlOf(WebApplication site) => site.Urls.First();

    private static Task<HttpResponseMessage> PostAsync(ServiceHost service, string url) =>
        service.Http.PostAsJsonAsync("/api/articles", new { url }, Cancel);

    private static async Task<string> KindOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("type").GetString()!.Split(':')[^1];

    private Task<ServiceHost> ServeAsync(params (string Key, string Value)[] settings) =>
        ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?>(
                settings.Select(s => KeyValuePair.Create($"Uploads:Fetch:{s.Key}", (string?)s.Value))
            )
            {
                ["Uploads:MaxBytes"] = "1000000",
            }
        );

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancel);
        return app;
    }
}
