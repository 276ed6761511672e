using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Processing;

/// <summary>A process that is told to stop, at each of its calls to storage in turn.</summary>
public class StopTests(AzuriteServer azurite)
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    // A stop while the index was tidied set a digest that had been committed, and seen, back to queued.
    [Fact(Timeout = 120_000)]
    public async Task A_digest_that_is_committed_stands_whenever_the_stop_comes()
    {
        await using var healthy = await ServiceHost.StartAsync(azurite.ConnectionString);
        for (var calls = 0; ; calls++)
        {
            var name = ServiceHost.NewName();
            await healthy.StoreAsync(name, Text);
            using var transport = new StoppingTransport(calls);
            var storage = new StorageClients(new() { ConnectionString = azurite.ConnectionString }, transport);
            await using var stopped = ServiceHost.Build(
                azurite.ConnectionString,
                new Dictionary<string, string?>(),
                services => services.AddSingleton(storage)
            );
            try
            {
                await stopped.GetRequiredService<ArticleProcessor>().ProcessAsync(name.Value, transport.Stopping);
            }
            catch (OperationCanceledException) when (transport.Stopping.IsCancellationRequested)
            {
                // As it was told.
            }

            var row = await healthy.RowAsync(name);
            if (row?.Digest is not null)
            {
                Assert.Equal(ArticleStatus.Ready, row.Status);
            }

            if (!transport.Stopping.IsCancellationRequested)
            {
                Assert.True(calls > 5, "The work takes more than a handful of calls.");
                return;
            }
        }
    }
}
