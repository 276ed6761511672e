using System.Net;
using System.Text.Json;
using Summarizer.Articles;

namespace Summarizer.Tests.Reading;

/// <summary>Files that harm the process that reads them, uploaded to the whole service among others.</summary>
public class HostileFilesTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Article = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Reader:Timeout"] = "00:00:02",
        ["Reader:MaxMemoryBytes"] = "134217728",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Files_that_harm_their_reader_fail_with_a_reason_while_their_neighbours_are_digested()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, watch: true, Settings);
        string[] harms =
        [
            HostileReader.NeverEnds,
            HostileReader.EatsMemory,
            HostileReader.OverflowsItsStack,
            HostileReader.NeverEnds,
        ];
        var hostile = harms.Select(harm => (Harm: harm, Name: ServiceHost.NewName())).ToList();
        foreach (var (harm, name) in hostile)
        {
            await UploadAsync(service, name, harm);
        }

        var neighbours = Enumerable.Range(0, 10).Select(_ => ServiceHost.NewName()).ToList();
        foreach (var name in neighbours)
        {
            await UploadAsync(service, name, Article);
        }

        foreach (var name in neighbours)
        {
            Assert.Equal("ready", (await WaitAsync(service, name)).GetProperty("status").GetString());
        }

        foreach (var (harm, name) in hostile)
        {
            var article = await WaitAsync(service, name);
            Assert.Equal("failed", article.GetProperty("status").GetString());
            Assert.Contains(
                harm switch
                {
                    HostileReader.NeverEnds => "takes too long to read",
                    HostileReader.EatsMemory => "takes too much memory to read",
                    _ => "stops the program that reads it",
                },
                article.GetProperty("reason").GetString(),
                StringComparison.Ordinal
            );
            Assert.Equal(1, (await service.RowAsync(name))!.Attempts);
        }
    }

    private static async Task UploadAsync(ServiceHost service, ArticleName name, string text)
    {
        using var put = await service.Http.PutAsync($"/api/articles/{name}", new StringContent(text), Cancel);
        Assert.Equal(HttpStatusCode.Accepted, put.StatusCode);
    }

    private static async Task<JsonElement> WaitAsync(ServiceHost service, ArticleName name) =>
        await service.GetAsync(name, "?wait=60");
}
