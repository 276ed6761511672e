using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Summarizer.Articles;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Testing;

namespace Summarizer.Tests.Processing;

/// <summary>A lease is renewed while the work goes on, whatever happens in between.</summary>
public class LeaseRenewalTests(AzuriteServer azurite)
{
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_token_that_could_not_be_refreshed_once_does_not_end_the_renewing_of_a_lease()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var line = new LockedOutTransport();
        var time = new ManualTime();
        var (lease, leased) = await LeaseAsync(service, line, time);

        time.Advance(_lease / 3);
        await line.Refused.Task.WaitAsync(Cancel);
        time.Advance(_lease / 3);
        await line.Admitted.Task.WaitAsync(Cancel);

        Assert.False(lease.Lost.IsCancellationRequested);
        await lease.DisposeAsync();
        Assert.NotEqual(leased.RowVersion, (await service.Store.ReadAsync(leased.Id, Cancel)).Row!.RowVersion);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lease_that_could_not_be_renewed_until_it_was_over_is_lost()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var line = new LockedOutTransport { Refusals = int.MaxValue };
        var time = new ManualTime();
        var (lease, _) = await LeaseAsync(service, line, time);
        var lost = new TaskCompletionSource();
        await using var registration = lease.Lost.Register(lost.SetResult);

        await time.AdvanceUntilAsync(lost.Task, Cancel);

        await lease.DisposeAsync();
    }

    private async Task<(ArticleLease Lease, ArticleRow Row)> LeaseAsync(
        ServiceHost service,
        LockedOutTransport line,
        TimeProvider time
    )
    {
        var upload = await service.StoreAsync(ServiceHost.NewName(), "Forty hives stand on the roofs.");
        var row = ArticleRow.New(upload).Lease(upload, "me", upload.UploadedAt, _lease);
        var written = (await service.Store.WriteAsync(row, Cancel))!;
        var storage = new StorageClients(new StorageOptions { ConnectionString = azurite.ConnectionString }, line);
        var store = new ArticleStore(storage, new SourceStore(storage));
        return (new ArticleLease(store, written, upload, _lease, time, Cancel), written);
    }

    /// <summary>Fails requests as a credential does that cannot get a token.</summary>
    private sealed class LockedOutTransport : HttpPipelineTransport, IDisposable
    {
        private readonly HttpClientTransport _line = new();

        public int Refusals { get; set; } = 1;

        public TaskCompletionSource Refused { get; } = new();

        public TaskCompletionSource Admitted { get; } = new();

        public void Dispose() => _line.Dispose();

        public override Request CreateRequest() => _line.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            if (Refusals > 0)
            {
                Refusals--;
                Refused.TrySetResult();
                throw new AuthenticationFailedException("No token.");
            }

            await _line.ProcessAsync(message);
            Admitted.TrySetResult();
        }
    }
}
