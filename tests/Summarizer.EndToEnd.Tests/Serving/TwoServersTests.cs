using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Articles;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Serving;

/// <summary>Two server processes on one storage account, one of which stops in the middle of its work.</summary>
public class TwoServersTests
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task A_stalled_server_notices_that_another_took_over_its_article_and_continues()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var model = await FakeModel.StartAsync(Cancel);
        using var hold = model.Hold();
        // Distinguishable by their digests: only one of them has a model.
        var (stalled, address) = await ServerProcess.ServeAsync(azurite.ConnectionString, Settings(model));
        await using (stalled)
        {
            await PutAsync(address, "bees.txt");
            await UntilAsync(() => model.Arrived == 1);
            await stalled.SignalAsync("STOP");
            var (other, otherAddress) = await ServerProcess.ServeAsync(azurite.ConnectionString, Settings(null));
            await using (other)
            {
                var taken = await WaitAsync(otherAddress, "bees.txt");
                hold.Dispose();
                await stalled.SignalAsync("CONT");
                await stalled.WaitForAsync(
                    new Regex($"lease on article {ArticleId.Of("bees.txt")} was lost", RegexOptions.NonBacktracking)
                );

                Assert.Equal("extractive", Engine(taken));
                Assert.Equal(taken.GetRawText(), (await WaitAsync(otherAddress, "bees.txt")).GetRawText());
            }

            await PutAsync(address, "more-bees.txt");
            Assert.Equal("model", Engine(await WaitAsync(address, "more-bees.txt")));
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Another_server_finishes_the_article_of_a_killed_one()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var model = await FakeModel.StartAsync(Cancel);
        using var hold = model.Hold();
        var (doomed, address) = await ServerProcess.ServeAsync(azurite.ConnectionString, Settings(model));
        await using (doomed)
        {
            await PutAsync(address, "bees.txt");
            await UntilAsync(() => model.Arrived == 1);
            await doomed.SignalAsync("KILL");
        }

        var (other, otherAddress) = await ServerProcess.ServeAsync(azurite.ConnectionString, Settings(null));
        await using (other)
        {
            Assert.Equal("extractive", Engine(await WaitAsync(otherAddress, "bees.txt")));
        }
    }

    private static Dictionary<string, string> Settings(FakeModel? model)
    {
        var settings = new Dictionary<string, string> { ["Digests:Lease"] = "00:00:02" };
        if (model is not null)
        {
            settings["Model:Endpoint"] = model.Endpoint.AbsoluteUri;
            settings["Model:Name"] = FakeModel.Name;
            settings["Model:ApiKey"] = FakeModel.Key;
        }

        return settings;
    }

    private static string? Engine(JsonElement digest) => digest.GetProperty("engine").GetProperty("kind").GetString();

    private static async Task PutAsync(Uri server, string name)
    {
        using var http = new HttpClient { BaseAddress = server };
        using var answer = await http.PutAsync($"/api/articles/{name}", new StringContent(Text), Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<JsonElement> WaitAsync(Uri server, string name)
    {
        using var http = new HttpClient { BaseAddress = server };
        JsonElement digest;
        do
        {
            digest = await http.GetFromJsonAsync<JsonElement>($"/api/articles/{ArticleId.Of(name)}?wait=10", Cancel);
        } while (digest.GetProperty("status").GetString() != "ready");

        return digest;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }
    }
}
