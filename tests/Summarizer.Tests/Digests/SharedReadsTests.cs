using Azure;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Digests;

public sealed class SharedReadsTests(AzuriteServer azurite) : IDisposable
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private readonly HoldingTransport _line = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Whoever_asks_while_a_read_is_under_way_shares_the_next()
    {
        var reads = Over(_line);
        var article = ArticleId.Of(ServiceHost.NewName());
        var first = reads.ReadAsync(article, Cancel);
        await _line.Answered;

        var others = Enumerable.Range(0, 50).Select(_ => reads.ReadAsync(article, Cancel)).ToList();
        _line.LetGo();
        await first;
        await Task.WhenAll(others);

        Assert.Equal(2, _line.Calls);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_shared_read_never_returns_a_row_older_than_the_request()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        var reads = Over(_line);
        var before = reads.ReadAsync(ArticleId.Of(name), Cancel);
        await _line.Answered;

        await service.Processor.ProcessAsync(name.Value, Cancel);
        var after = reads.ReadAsync(ArticleId.Of(name), Cancel);
        _line.LetGo();

        Assert.Null((await before).Row?.Digest);
        Assert.Equal(ArticleStatus.Ready, (await after).Row?.Status);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_reader_does_not_cancel_the_shared_read_of_others()
    {
        var reads = Over(_line);
        var article = ArticleId.Of(ServiceHost.NewName());
        using var leaving = new CancellationTokenSource();
        var leaver = reads.ReadAsync(article, leaving.Token);
        await _line.Answered;
        var stayer = reads.ReadAsync(article, Cancel);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        _line.LetGo();
        Assert.Null((await stayer).Row);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failed_read_fails_its_readers_and_not_the_next_ones()
    {
        await using var line = await FaultyStorage.StartAsync(azurite, Cancel);
        line.Faults = _ => StorageFault.Conflict;
        var reads = Over(transport: null, line.ConnectionString);
        var article = ArticleId.Of(ServiceHost.NewName());

        await Assert.ThrowsAsync<RequestFailedException>(() => reads.ReadAsync(article, Cancel));
        line.Faults = _ => StorageFault.None;

        Assert.Null((await reads.ReadAsync(article, Cancel)).Row);
    }

    public void Dispose() => _line.Dispose();

    private SharedReads Over(HoldingTransport? transport, string? connectionString = null)
    {
        var storage = new StorageClients(
            new StorageOptions { ConnectionString = connectionString ?? azurite.ConnectionString },
            transport
        );
        return new(new ArticleStore(storage, new SourceStore(storage)));
    }
}
