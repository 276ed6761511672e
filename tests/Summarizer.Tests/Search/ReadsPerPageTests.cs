using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Storage;
using Summarizer.Tests.Digests;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Search;

/// <summary>What a page costs in calls to storage and rows read, however many articles there are.</summary>
public class ReadsPerPageTests(ITestOutputHelper output)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int More => Environment.GetEnvironmentVariable("SUMMARIZER_FULL_TESTS") is null ? 1_000 : 10_000;

    [Fact(Timeout = 600_000)]
    public async Task A_page_costs_a_bounded_number_of_calls_and_rows()
    {
        await using var azurite = new OwnAzurite();
        await azurite.InitializeAsync();
        using var transport = new CountingTransport();
        var storage = new StorageClients(new StorageOptions { ConnectionString = azurite.ConnectionString }, transport);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services => services.AddSingleton(storage)
        );
        await service.SeedAllAsync(Enumerable.Range(0, 100).Select(Seed));
        var few = await CostsAsync(service, transport);
        await service.SeedAllAsync(Enumerable.Range(100, More - 100).Select(Seed));

        var many = await CostsAsync(service, transport);

        foreach (var (query, cost) in many)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{query, -60} at 100: {few[query].Calls} calls, {few[query].Rows} rows, {few[query].Items} items; at {More}: {cost.Calls} calls, {cost.Rows} rows, {cost.Items} items"
                )
            );
        }

        Assert.All(many, page => Assert.InRange(page.Value.Calls, 1, 120));
        // After the first look into each list 60 more calls, most of them for few rows.
        Assert.All(many, page => Assert.InRange(page.Value.Rows, 0, 20_000));
        // A plain list costs one call for the list and one for each article; more articles cost nothing.
        foreach (var query in new[] { "", "language=en", "status=ready", "keyword=bees", "sort=title", "sort=date" })
        {
            Assert.Equal((20, 21), (many[query].Items, many[query].Calls));
            Assert.Equal(few[query].Calls, many[query].Calls);
        }
    }

    // One in two has "silver", one in ten "tenth", and so on; "lonely" and "single" are frequent and never together.
    private static DigestSeed Seed(int number) =>
        new($"Report {(number % 2 == 0 ? "silver lonely" : "golden single")} {(number % 10 == 0 ? "tenth" : "")}")
        {
            Name = $"report-{number}",
            Keywords = ["bees"],
            UploadedAt = DigestSeeds.Minute(number * 7),
            Language = number % 50 == 49 ? "de" : "en",
        };

    private static async Task<Dictionary<string, (int Calls, int Rows, int Items)>> CostsAsync(
        ServiceHost service,
        CountingTransport transport
    )
    {
        var costs = new Dictionary<string, (int, int, int)>(StringComparer.Ordinal);
        string[] queries =
        [
            "",
            "language=en",
            "language=de",
            "status=ready",
            "status=failed",
            "keyword=bees",
            "keyword=bees&language=de",
            "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z",
            "sort=title",
            "sort=date",
            "sort=title&language=de",
            "name=report-7",
            "q=report",
            "q=silver",
            "q=report silver tenth",
            "q=lonely single",
            "q=\"silver lonely\" tenth",
            "q=rep*",
            "q=tenth&language=de",
            "q=absent",
        ];
        _ = await service.Http.GetStringAsync("/api/articles?limit=1", Cancel); // the signing key is asked for once
        foreach (var query in queries)
        {
            transport.Reset();
            var page = await service.Http.GetFromJsonAsync<JsonElement>(
                "/api/articles?" + query.Replace("\"", "%22", StringComparison.Ordinal),
                Cancel
            );
            costs[query] = (transport.Calls, transport.Rows, page.GetProperty("items").GetArrayLength());
        }

        return costs;
    }
}
