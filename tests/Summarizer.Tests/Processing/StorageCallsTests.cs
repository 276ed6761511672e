using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Tests.Infra;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Processing;

/// <summary>What one article takes in calls to storage: docs/scale.md works with these numbers.</summary>
public partial class StorageCallsTests(AzuriteServer azurite, ITestOutputHelper output)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_takes_as_many_calls_to_storage_as_the_document_says()
    {
        using var transport = new CountingTransport();
        var storage = new StorageClients(new StorageOptions { ConnectionString = azurite.ConnectionString }, transport);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services => services.AddSingleton(storage)
        );
        await DigestAsync(service); // whatever is made once is there after it

        transport.Reset();
        var upload = await DigestAsync(service, transport);

        int[] counted =
        [
            upload,
            transport.Calls - upload,
            transport.CallsTo(azurite.TableEndpoint),
            transport.CallsTo(azurite.BlobEndpoint),
        ];
        output.WriteLine(string.Join(", ", counted));
        var documented = Documented().Match(Repository.Text("docs", "scale.md").ReplaceLineEndings(" "));
        Assert.Equal(
            documented.Groups.Values.Skip(1).Select(number => number.Value),
            counted.Select(number => number.ToString(CultureInfo.InvariantCulture))
        );
    }

    private static async Task<int> DigestAsync(ServiceHost service, CountingTransport? transport = null)
    {
        var name = ServiceHost.NewName("txt");
        using var content = new StringContent(
            Repository.Text("samples", "tidal-barrier.txt"),
            Encoding.UTF8,
            "text/plain"
        );
        (await service.Http.PutAsync($"/api/articles/{name.Value}", content, Cancel)).EnsureSuccessStatusCode();
        var uploads = transport?.Calls ?? 0;
        await service.Processor.ProcessAsync(name.Value, Cancel);
        return uploads;
    }

    [GeneratedRegex(
        @"(\d+) calls for an upload through the API and (\d+) for its digest: (\d+) to tables, (\d+) to blobs",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Documented();
}
