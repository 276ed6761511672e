using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Testing;

namespace Summarizer.Tests.Api.Fuzzing;

/// <summary>Requests made of the OpenAPI document, right, nearly right and hostile, against the running service.</summary>
public class ApiFuzzTests
{
    /// <summary>Replays a run: the seed that a failing one printed.</summary>
    private const string SeedVariable = "SUMMARIZER_FUZZ_SEED";

    private const int Connections = 4;
    private const int MostFaultsTold = 15;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(1);

    private static bool IsFull => Environment.GetEnvironmentVariable("SUMMARIZER_FULL_TESTS") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_request_gets_a_documented_response_in_time_and_logs_no_error()
    {
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        await using var storage = new AzuriteServer(); // of its own: the same articles in every run
        await storage.StartAsync(Cancel);
        var log = new CalmLog();
        await using var service = await ServiceHost.StartAsync(
            storage.ConnectionString,
            watch: IsFull,
            settings: new Dictionary<string, string?> { ["Uploads:MaxBytes"] = "262144" },
            configure: services => services.AddLogging(logging => logging.AddProvider(log))
        );
        var ids = await SeedArticlesAsync(service);
        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);
        var operations = ApiOperation.AllOf(document);
        var maker = new RequestMaker(operations, ids, await TokensAsync(service), seed);

        var run = new FuzzRun(maker, new AnswerJudge(operations), service.Http.BaseAddress!.Port, LongestAnswer);
        await run.SendAsync(IsFull ? 20_000 : 1_000, Connections, Cancel);

        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}. {run.Report}");
        var faults = run.Faults.Concat(log.Alarms).ToList();
        Assert.True(
            faults.Count == 0,
            $"{faults.Count} faults. Replay with {SeedVariable}={seed}.\n{string.Join('\n', faults.Take(MostFaultsTold))}"
        );
        Assert.All(operations, operation => Assert.Contains(operation.ToString(), run.Succeeded));
    }

    // Ready ones, one that failed, one that is still to be worked on: every state that an answer may have to tell.
    private static async Task<IReadOnlyList<string>> SeedArticlesAsync(ServiceHost service)
    {
        var texts = new Dictionary<string, string>
        {
            ["seed/bees.txt"] =
                "Bees of the Lagoon\n\nBees live on the roofs. They make honey for peace talks. The keeper counts them each morning.",
            ["seed/mill.md"] = "# The mill\n\n## What is the mill?\n\nThe mill is a museum. It was closed in 1990.",
            ["seed/<b>\"&.html"] =
                "<title>A &lt;script&gt; walks in</title><p>Scripts stay text. Nobody runs them here.",
            ["seed/empty.txt"] = " ",
            ["seed/queued.txt"] = "Nobody has come to read this yet.",
        };
        foreach (var (name, text) in texts)
        {
            Assert.True(ArticleName.TryParse(name, out var parsed));
            await service.StoreAsync(parsed, text);
            if (name != "seed/queued.txt")
            {
                await service.Processor.ProcessAsync(name, Cancel);
            }
        }

        return [.. texts.Keys.Select(name => ArticleId.Of(name).Value)];
    }

    private static async Task<IReadOnlyList<string>> TokensAsync(ServiceHost service)
    {
        var tokens = new List<string>();
        foreach (var list in new[] { "articles?limit=1", "articles?limit=1&status=ready", "keywords?limit=1" })
        {
            var page = await service.Http.GetFromJsonAsync<JsonElement>($"/api/{list}", Cancel);
            tokens.Add(page.GetProperty("next").GetString()!);
        }

        return tokens;
    }
}
