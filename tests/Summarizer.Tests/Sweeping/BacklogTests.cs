using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Tests.Infra;

namespace Summarizer.Tests.Sweeping;

/// <summary>What an outage of an hour leaves, and how a server that comes back works it off.</summary>
[Collection(nameof(Alone))]
public class BacklogTests(ITestOutputHelper output)
{
    private const string FullVariable = "SUMMARIZER_FULL_TESTS";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);
    private static readonly int Articles = int.Parse(
        Environment.GetEnvironmentVariable(ArticlesVariable) ?? "2000",
        CultureInfo.InvariantCulture
    );

    private const string ArticlesVariable = "SUMMARIZER_BACKLOG";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60 * 60_000)]
    public async Task A_backlog_is_begun_within_ten_seconds_and_worked_off_at_the_usual_rate()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable(FullVariable) == "1",
            $"Takes minutes ({FullVariable}=1)."
        );
        await using var azurite = new OwnAzurite();
        await azurite.InitializeAsync();
        var usual = await RateAsync(azurite, Articles / 4, MakeAsync: (_, _) => Task.CompletedTask);

        var after = await RateAsync(azurite, Articles, LeaveAsync);

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Articles} articles: first after {after.First.TotalSeconds:F1} s, all after {after.All.TotalSeconds:F0} s, {after.PerSecond:F1} a second ({string.Join(", ", after.Quarters.Select(q => q.ToString("F1", CultureInfo.InvariantCulture)))} in each quarter), usual {usual.PerSecond:F1}; at most {after.MostMessages} messages."
            )
        );
        Assert.InRange(after.First, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.InRange(after.MostMessages, 0, Articles);
        Assert.True(after.PerSecond > usual.PerSecond / 2, "a loaded machine is not the usual one");
    }

    // A third without a row, a third queued, a third leased by servers that are gone.
    private static async Task LeaveAsync(ServiceHost service, (ArticleName Name, int Number) article)
    {
        var leases = service.Services.GetRequiredService<ArticleLeases>();
        switch (article.Number % 3)
        {
            case 1:
                await leases.AnnounceAsync(article.Name, Cancel);
                break;
            case 2:
                await ((LeaseResult.Granted)await leases.LeaseAsync(article.Name, Cancel)).Lease.DisposeAsync();
                break;
            default:
                break;
        }
    }

    private static async Task<Measured> RateAsync(
        OwnAzurite azurite,
        int articles,
        Func<ServiceHost, (ArticleName Name, int Number), Task> MakeAsync
    )
    {
        var settings = new Dictionary<string, string?> { ["Digests:Lease"] = Lease.ToString() };
        var text = Repository.Text("samples", "tidal-barrier.txt");
        var names = Enumerable.Range(0, articles).Select(_ => ServiceHost.NewName()).ToList();
        await using (var dead = await ServiceHost.StartAsync(azurite.ConnectionString, settings: settings))
        {
            await Parallel.ForEachAsync(
                names.Index(),
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel },
                async (article, _) =>
                {
                    await dead.StoreAsync(article.Item, text);
                    await MakeAsync(dead, (article.Item, article.Index));
                }
            );
        }

        await Task.Delay(Lease, Cancel); // by storage's clock
        await using var server = await ServiceHost.StartAsync(azurite.ConnectionString, watch: true, settings);
        var clock = Stopwatch.StartNew();
        var queue = server.Storage.Queues.GetQueueClient(StorageNames.DigestRequests);
        var ready = new List<TimeSpan>();
        var most = 0;
        var ids = names.Select(ArticleId.Of).ToHashSet();
        while (ready.Count < articles)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), Cancel); // between two looks
            var states = server.Store.ListStatesAsync(ArticleId.Of(UInt128.Zero), Cancel).SelectMany(p => p.States);
            var count = await states.CountAsync(s => s.Status is ArticleStatus.Ready && ids.Contains(s.Id), Cancel);
            ready.AddRange(Enumerable.Repeat(clock.Elapsed, count - ready.Count));
            most = Math.Max(most, (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
        }

        return new(ready, most);
    }

    private sealed record Measured(IReadOnlyList<TimeSpan> Ready, int MostMessages)
    {
        public TimeSpan First => Ready[0];

        public TimeSpan All => Ready[^1];

        public double PerSecond => Ready.Count / All.TotalSeconds;

        public IEnumerable<double> Quarters =>
            Ready.Chunk((Ready.Count + 3) / 4).Select(c => c.Length / Math.Max(0.25, (c[^1] - c[0]).TotalSeconds));
    }
}
