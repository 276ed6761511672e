using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;
using Summarizer.Testing;

namespace Summarizer.Tests.Processing;

/// <summary>Two processes on one storage account, of which each holds, or held, a lease on the same upload.</summary>
public class TwoOwnersTests(AzuriteServer azurite)
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Of_two_owners_only_the_newest_lease_commits_and_the_other_learns_it()
    {
        await using var stalled = await StartAsync(new ManualTime());
        await using var other = await StartAsync(TimeProvider.System);
        var name = ServiceHost.NewName();
        await stalled.StoreAsync(name, Text);
        await using var older = await LeaseAsync(stalled, name);
        await using var newer = await LeaseAsync(other, name);

        Assert.False(await FinishAsync(stalled, older, "the older lease"));
        Assert.True(older.Lost.IsCancellationRequested);
        Assert.True(await FinishAsync(other, newer, "the newer lease"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FinishAsync(stalled, older, "the older lease"));

        Assert.Equal("the newer lease", (await other.RowAsync(name))!.Reason);
        Assert.False(newer.Lost.IsCancellationRequested);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_processor_that_stalled_for_longer_than_its_lease_finds_its_article_finished_by_another()
    {
        var engine = new StallingEngine { Answer = () => StallingEngine.StandIn("too late", TimeSpan.FromHours(1)) };
        // Its clock stands still: it renews nothing, as a process that gets no time does.
        await using var stalled = await StartAsync(new ManualTime(), engine);
        await using var other = await StartAsync(TimeProvider.System);
        var name = ServiceHost.NewName();
        await stalled.StoreAsync(name, Text);
        var working = stalled.Processor.ProcessAsync(name.Value, Cancel);
        await engine.Begun;

        var outcome = await other.Processor.ProcessAsync(name.Value, Cancel);
        Assert.Equal(ProcessOutcome.HeldByAnother, outcome);
        while (outcome is ProcessOutcome.HeldByAnother)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel); // the lease ends by the clock of storage
            outcome = await other.Processor.ProcessAsync(name.Value, Cancel);
        }

        var digest = (await other.RowAsync(name))!.Digest;
        engine.Release();
        var late = await working;

        Assert.Equal((ProcessOutcome.Digested, ProcessOutcome.UpToDate), (outcome, late));
        var row = await other.RowAsync(name);
        Assert.Equal((null, digest!.DigestedAt), (row!.Digest!.Engine.Note, row.Digest.DigestedAt));
        Assert.Equal(1, engine.Calls);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_owner_at_work_keeps_its_article_for_many_leases()
    {
        var engine = new StallingEngine();
        await using var owner = await StartAsync(TimeProvider.System, engine);
        await using var other = await StartAsync(TimeProvider.System);
        var name = ServiceHost.NewName();
        await owner.StoreAsync(name, Text);
        var working = owner.Processor.ProcessAsync(name.Value, Cancel);
        await engine.Begun;
        var begun = (await other.RowAsync(name))!.WrittenAt;

        while ((await other.RowAsync(name))!.WrittenAt - begun < TimeSpan.FromSeconds(5))
        {
            Assert.Equal(ProcessOutcome.HeldByAnother, await other.Processor.ProcessAsync(name.Value, Cancel));
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel); // leases pass by the clock of storage
        }

        engine.Release();
        Assert.Equal(ProcessOutcome.Digested, await working);
    }

    private static async Task<ArticleLease> LeaseAsync(ServiceHost service, ArticleName name)
    {
        while (true)
        {
            var leases = service.Services.GetRequiredService<ArticleLeases>();
            if (await leases.LeaseAsync(name, Cancel) is LeaseResult.Granted granted)
            {
                return granted.Lease;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel); // the lease ends by the clock of storage
        }
    }

    private static Task<bool> FinishAsync(ServiceHost service, ArticleLease lease, string reason) =>
        service.Services.GetRequiredService<ArticleCommits>().FailAsync(lease, reason, attempts: null);

    private Task<ServiceHost> StartAsync(TimeProvider time, IDigestEngine? engine = null) =>
        ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?> { ["Digests:Lease"] = "00:00:02" },
            configure: services =>
            {
                services.AddSingleton(time);
                if (engine is not null)
                {
                    services.AddSingleton(engine);
                }
            }
        );
}
