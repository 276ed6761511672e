using System.Net;
using System.Text.Json.Nodes;
using Summarizer.FunctionsHost;
using Summarizer.Storage;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>What the Functions head's surroundings do to it: limits of host.json, poison queues, kills, keys.</summary>
public class FunctionsHostTests(FunctionsHostTests.QuickHead head) : IClassFixture<FunctionsHostTests.QuickHead>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_that_the_host_gave_up_on_has_failed_and_can_be_retried()
    {
        head.Host.Invoking = Break("SummarizeArticle");

        await head.PutBlobAsync("poison.txt", Head.Article("mint"));
        await head.ReportAsync("poison.txt");

        var article = await head.WaitForAsync("poison.txt", "failed");
        head.Host.Invoking = _ => { };
        Assert.Contains("gave up after 5 attempts", (string?)article["reason"]);
        using var retried = await head.Http.PostAsync(Head.PathOf("poison.txt") + "/retry", null, Cancel);
        await head.WaitForAsync("poison.txt");
    }

    [Fact]
    public async Task A_request_that_the_host_gave_up_on_has_failed()
    {
        head.Host.Invoking = Break("ProcessRequest");

        await head.PutBlobAsync("request.txt", Head.Article("mint"));
        await head.SweepAsync();

        var article = await head.WaitForAsync("request.txt", "failed");
        head.Host.Invoking = _ => { };
        Assert.Contains("gave up after 5 attempts", (string?)article["reason"]);
    }

    [Fact]
    public async Task An_article_of_an_instance_that_dies_is_found_by_the_sweep_though_its_message_stays_hidden()
    {
        await using var dying = new FunctionsHead();
        dying.More["Digests:Lease"] = "00:00:02";
        await dying.InitializeAsync();
        using (dying.Model.Hold())
        {
            await dying.UploadAsync("scale-in.txt", Head.Article("arsenal"));
            await dying.WaitForModelAsync();
            dying.Abandon();
        }

        await dying.StartAsync();
        var status = "";
        while (status != "ready")
        {
            await dying.SweepAsync(); // every five minutes in Azure
            status = Head.Status(await dying.WaitAsync("scale-in.txt", (code, _) => code == HttpStatusCode.OK));
        }
    }

    [Fact]
    public async Task No_more_articles_are_worked_on_at_once_than_host_json_says()
    {
        head.Model.Forget();
        head.Model.Latency = TimeSpan.FromSeconds(1); // so that they are under way together
        string[] names = [.. Enumerable.Range(0, 10).Select(number => $"many-{number}.txt")];
        await Task.WhenAll(names.Select(name => head.PutBlobAsync(name, Head.Article(name))));

        using var response = await head.PostAsync(new JsonArray([.. names.Select(name => head.Event(name))]));
        foreach (var name in names)
        {
            await head.WaitForAsync(name);
        }

        Assert.InRange(head.Model.MostAtOnce, 2, 4); // maxDegreeOfParallelism; the listener takes three and waits for two
    }

    [Fact]
    public async Task A_Debug_build_finds_uploads_by_polling()
    {
        await using var debug = new FunctionsHead { Folder = FunctionsHead.Debug };
        await debug.PrepareAsync();
        await new StorageClients(
            new StorageOptions { ConnectionString = debug.Azurite.ConnectionString }
        ).CreateAllAsync(Cancel);
        await debug.PutBlobAsync("polled.txt", Head.Article("dovecote"));

        await debug.StartAsync();

        await debug.WaitForAsync("polled.txt");
    }

    [Fact]
    public async Task The_host_admits_with_its_key_and_no_spelling_of_the_API_goes_past_it()
    {
        using var stranger = new HttpClient { BaseAddress = head.Http.BaseAddress };
        stranger.DefaultRequestHeaders.Add("X-Api-Key", Head.ReadKey); // the API itself would let this one in

        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/api/health/live", Cancel)).StatusCode);
        foreach (
            var path in new[]
            {
                "/api/articles",
                "/API/articles",
                "/api/articles?code=wrong",
                "/api/health/../articles",
            }
        )
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(path, Cancel)).StatusCode);
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.GetAsync(new Uri(stranger.BaseAddress + "/api/articles"), Cancel)).StatusCode
        );
        var withCode = $"/api/articles?code={StandInHost.FunctionKey}";
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(withCode, Cancel)).StatusCode);
    }

    /// <summary>Gives a message of a queue back at once, and not after the 30 seconds of host.json.</summary>
    public sealed class QuickHead : FunctionsHead
    {
        public QuickHead() => More["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00";
    }

    // As a worker that ends whenever it is told to run this function.
    private static Action<string> Break(string function) =>
        invoked =>
        {
            if (invoked == function)
            {
                throw new InvocationFailedException("The worker ended.");
            }
        };
}
