using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Redigesting;

public class RedigestVerbTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outdated_digests_are_counted_priced_and_made_again_also_after_an_interruption()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var model = await FakeModel.StartAsync(Cancel);
        var settings = new Dictionary<string, string>
        {
            ["Model:Endpoint"] = model.Endpoint.AbsoluteUri,
            ["Model:Name"] = FakeModel.Name,
            ["Model:ApiKey"] = FakeModel.Key,
            ["Model:InputUsdPerMillionTokens"] = "100",
            ["Model:OutputUsdPerMillionTokens"] = "400",
        };
        var (before, first) = await ServerProcess.ServeAsync(azurite.ConnectionString, settings);
        string[] samples = [ServerProcess.Sample("tidal-barrier.txt"), ServerProcess.Sample("seed-library.md")];
        Assert.Equal(0, (await ServerProcess.RunAsync(["upload", .. samples, "--server", $"{first}"])).ExitCode);
        await before.DisposeAsync();
        settings["Digests:MaxKeywords"] = "3";
        var (after, server) = await ServerProcess.ServeAsync(azurite.ConnectionString, settings);
        await using var running = after;
        string[] redigest = ["redigest", "--server", $"{server}", "--input-usd", "200", "--output-usd", "800"];
        var (spent, keywords) = await ReadDigestsAsync(server);
        Assert.Contains(keywords, count => count > 3);

        // Without a terminal to ask for confirmation it shows the plan and stops.
        var asked = await ServerProcess.RunAsync(redigest);
        Assert.Equal(2, asked.ExitCode);
        Assert.Contains("2 of 2 digests are outdated", asked.Output, StringComparison.Ordinal);
        var estimate = "$" + (2 * spent).ToString(spent >= 0.5m ? "N2" : "0.0000", CultureInfo.InvariantCulture);
        Assert.Contains($"may cost {estimate},", asked.Output, StringComparison.Ordinal);
        Assert.Contains("--yes", asked.Errors, StringComparison.Ordinal);
        Assert.Equal(keywords, (await ReadDigestsAsync(server)).Keywords);

        // One per minute: the second has not started when the first is done.
        await using (var slow = ServerProcess.Start([.. redigest, "--yes", "--per-minute", "1"]))
        {
            await slow.WaitForAsync(new Regex(@"\[1/2\] ready", RegexOptions.NonBacktracking));
            await slow.SignalAsync("INT");
            Assert.Equal(130, await slow.WaitForExitAsync());
        }

        var rest = await ServerProcess.RunAsync([.. redigest, "--yes", "--per-minute", "600"]);
        Assert.Contains("1 of 2 digests are outdated", rest.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 articles have a new digest.", rest.Output, StringComparison.Ordinal);
        Assert.Equal(0, rest.ExitCode);
        Assert.All((await ReadDigestsAsync(server)).Keywords, count => Assert.True(count <= 3));

        var none = await ServerProcess.RunAsync(redigest);
        Assert.Equal(0, none.ExitCode);
        Assert.Contains("None of 2 digests are outdated.", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_of_zero_and_an_incomplete_price_are_refused()
    {
        var rate = await ServerProcess.RunAsync(["redigest", "--per-minute", "0"]);
        var price = await ServerProcess.RunAsync(["redigest", "--input-usd", "1"]);

        Assert.Equal(2, rate.ExitCode);
        Assert.Contains("--per-minute", rate.Errors, StringComparison.Ordinal);
        Assert.Equal(2, price.ExitCode);
        Assert.Contains("--output-usd", price.Errors, StringComparison.Ordinal);
    }

    // The cost of all digests in US dollars, and the number of keywords of each.
    private static async Task<(decimal Spent, List<int> Keywords)> ReadDigestsAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        var page = await http.GetFromJsonAsync<JsonElement>("/api/articles?limit=100", Cancel);
        var items = page.GetProperty("items").EnumerateArray().ToList();
        return (
            items.Sum(item => item.GetProperty("usage").GetProperty("costUsd").GetDecimal()),
            [.. items.Select(item => item.GetProperty("keywords").GetArrayLength())]
        );
    }
}
