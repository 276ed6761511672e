using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>A book that takes many calls, and a server that is killed in the middle of them.</summary>
public class BookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 240_000)]
    public async Task After_a_kill_only_the_calls_in_flight_are_paid_for_again()
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var model = await FakeModel.StartAsync(Cancel);
        model.Latency = TimeSpan.FromMilliseconds(200);
        var settings = new Dictionary<string, string>
        {
            ["Model:Endpoint"] = model.Endpoint.AbsoluteUri,
            ["Model:Name"] = FakeModel.Name,
            ["Model:ApiKey"] = FakeModel.Key,
            ["Model:ContextTokens"] = "16000",
            ["Model:MaxOutputTokens"] = "4000",
            ["Model:MaxConcurrentCalls"] = "4",
            ["Digests:Lease"] = "00:00:03",
        };
        var (doomed, address) = await ServerProcess.ServeAsync(azurite.ConnectionString, settings);
        await PutAsync(address, "book.txt", Book());
        while (model.Calls.Count < 6)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel); // the model has no signal for this
        }

        await doomed.SignalAsync("KILL");
        await doomed.DisposeAsync();
        var begun = model.Arrived; // requests in flight have arrived by now
        var paidBefore = model.Calls.Count;

        var (healthy, again) = await ServerProcess.ServeAsync(azurite.ConnectionString, settings);
        await using (healthy)
        {
            var digest = await WaitAsync(again, "book.txt");

            Assert.Equal("model", digest.GetProperty("engine").GetProperty("kind").GetString());
            var coverage = digest.GetProperty("coverage");
            Assert.Equal(
                coverage.GetProperty("sentences").GetInt32(),
                coverage.GetProperty("sentencesRead").GetInt32()
            );
            Assert.True(model.Calls.Count > begun, "The kill came before the end.");
            // At most four calls were in flight, and as many answers not stored yet.
            Assert.InRange(model.PaidTwice, 0, 8);
            Assert.True(model.PaidTwice < paidBefore, "What was stored is not paid for again.");
        }
    }

    private static string Book()
    {
        var book = new StringBuilder("The Log of the Harbour\n\n");
        for (var number = 1; book.Length < 300_000; number++)
        {
            book.Append(
                CultureInfo.InvariantCulture,
                $"On day {number} the harbour of Westmouth counted {number % 97 + 3} ships and {number % 13 + 2} storms. Captain {Name(number)} waited outside with {number * 7 % 101} barrels.\n\n"
            );
        }

        return book.ToString();
    }

    private static string Name(int number) =>
        $"{(char)('A' + number % 26)}{"aeiou"[number % 5]}{"lmnrst"[number % 6]}en{number % 89}";

    private static async Task PutAsync(Uri server, string name, string text)
    {
        using var http = new HttpClient { BaseAddress = server };
        using var answer = await http.PutAsync($"/api/articles/{name}", new StringContent(text), Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<JsonElement> WaitAsync(Uri server, string name)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromMinutes(2) };
        while (true)
        {
            var digest = await http.GetFromJsonAsync<JsonElement>(
                $"/api/articles/{ArticleId.Of(name)}?wait=30",
                Cancel
            );
            if (digest.GetProperty("status").GetString() is "ready" or "failed")
            {
                return digest;
            }
        }
    }
}
