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

    [Fact]
    public async Task A_long_article_with_more_words_than_are_indexed_takes_at_most_45_calls()
    {
        using var transport = new CountingTransport();
        var storage = new StorageClients(new StorageOptions { ConnectionString = azurite.ConnectionString }, transport);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services => services.AddSingleton(storage)
        );
        var text = LongText(100_000);
        await DigestAsync(service, text: text);

        transport.Reset();
        await DigestAsync(service, text: text);

        output.WriteLine($"{transport.Calls}");
        Assert.InRange(transport.Calls, 20, 45);
    }

    // Every sentence has some words of its own, which begin with all letters.
    private static string LongText(int length)
    {
        var text = new StringBuilder("The log of a long voyage\n\n");
        for (var number = 0; text.Length < length; number++)
        {
            var first = (char)('a' + (number % 26));
            var own = string.Concat($"{number}".Select(digit => (char)('k' + digit - '0')));
            text.Append(CultureInfo.InvariantCulture, $"On that day the {first}{own}ar met the {own}is at sea. ");
        }

        return text.ToString();
    }

    private static async Task<int> DigestAsync(
        ServiceHost service,
        CountingTransport? transport = null,
        string? text = null
    )
    {
        var name = ServiceHost.NewName("txt");
        using var content = new StringContent(
            text ?? Repository.Text("samples", "tidal-barrier.txt"),
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
