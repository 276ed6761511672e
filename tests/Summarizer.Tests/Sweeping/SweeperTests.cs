using Microsoft.Extensions.DependencyInjection;
using Summarizer.Sweeping;
using Summarizer.Testing;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Sweeping;

/// <summary>For tests that measure what the process holds: no other runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The sweep of large accounts, which a stub tells page by page.</summary>
[Collection(nameof(Alone))]
public class SweeperTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task Two_hundred_thousand_blobs_are_compared_in_bounded_memory_and_exactly_the_lost_are_asked_for()
    {
        await using var account = await LargeAccount.StartAsync(200_000, Cancel);
        account.Lost = number =>
            (number % 4000) switch
            {
                1 => Loss.TheRow,
                2 => Loss.TheEventOfANewerBlob,
                3 => Loss.TheBlob,
                _ => Loss.Nothing,
            };
        await using var service = await StartAsync(account);
        using var sweeper = ActivatorUtilities.CreateInstance<Sweeper>(service.Services, new SweepLimits(150_000));
        var (before, highest) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        account.OnRowPage = page => highest = page % 10 > 0 ? highest : Math.Max(highest, GC.GetTotalMemory(true));
        var callsBefore = account.Calls;

        var report = await sweeper.SweepAsync(Cancel);

        var megabytes = (highest - before) / 1e6;
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant(
                $"{account.Calls - callsBefore} calls, {megabytes:F1} MB held while rows were compared."
            )
        );
        Assert.Equal(new(200_000 - 50, 150, 0, IsComplete: true), report);
        Assert.Equal(
            Enumerable.Range(0, 200_000).Where(n => account.Lost(n) is not Loss.Nothing).Select(LargeAccount.NameOf),
            account.Requests.Order(StringComparer.Ordinal)
        );
        Assert.InRange(megabytes, 1, 14); // 32 bytes a blob, of which a list that grows has up to twice as many, and a page
    }

    [Fact(Timeout = 120_000)]
    public async Task A_sweep_that_is_stopped_is_gone_on_with_where_it_stopped_by_another_process()
    {
        const int Blobs = 30_000;
        await using var account = await LargeAccount.StartAsync(Blobs, Cancel);
        account.Lost = number =>
            (number % 1000) switch
            {
                1 => Loss.TheRow,
                2 => Loss.TheBlob,
                _ => Loss.Nothing,
            };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        account.OnRowPage = page =>
        {
            if (page == 15)
            {
                stop.Cancel();
            }
        };
        await using (var first = await StartAsync(account))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sweep(first, stop.Token));
        }

        var (asked, pages) = (account.Requests.Count, account.RowPages);
        await using var second = await StartAsync(account);
        var rest = await Sweep(second, Cancel);

        Assert.True(asked > 0 && rest is { IsComplete: true, Requested: > 0 });
        Assert.Equal(15, pages);
        Assert.InRange(account.RowPages - pages, 1, 20); // of 30: ten were compared before
        Assert.InRange(rest.Blobs, 1, Blobs * 7 / 10);
        Assert.Equal(
            Enumerable.Range(0, Blobs).Where(n => account.Lost(n) is not Loss.Nothing).Select(LargeAccount.NameOf),
            account.Requests.Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal(Blobs - (Blobs / 1000), (await Sweep(second, Cancel)).Blobs); // the next begins at the beginning
    }

    [Fact(Timeout = 60_000)]
    public async Task What_one_sweep_may_not_ask_for_the_next_one_does()
    {
        await using var account = await LargeAccount.StartAsync(12_000, Cancel);
        account.Lost = _ => Loss.TheRow;
        await using var service = await StartAsync(account, new HastyTime());

        var first = await Sweep(service, Cancel);
        var second = await Sweep(service, Cancel);

        Assert.Equal((10_000, false), (first.Requested, first.IsComplete));
        Assert.Equal((2_000, true), (second.Requested, second.IsComplete));
        Assert.Equal(12_000, account.Requests.Distinct().Count());
    }

    [Fact(Timeout = 60_000)]
    public async Task No_more_calls_are_made_in_any_time_than_the_pace_allows()
    {
        await using var account = await LargeAccount.StartAsync(500, Cancel);
        account.Lost = _ => Loss.TheRow;
        var time = new ManualTime();
        await using var service = await StartAsync(account, time);
        var before = account.Calls;

        var sweep = Sweep(service, Cancel);
        var seconds = 0;
        while (!sweep.IsCompleted)
        {
            while (!time.IsAwaited && !sweep.IsCompleted)
            {
                await Task.Delay(1, Cancel); // calls take real time
            }

            Assert.InRange(account.Calls - before, 1, CallPace.Burst + 1 + (CallPace.CallsPerMinute / 60 * seconds));
            time.Advance(TimeSpan.FromSeconds(1));
            seconds++;
        }

        Assert.Equal(500, (await sweep).Requested);
        Assert.True(seconds >= 8, "500 calls at 50 a second, after a first 100");
    }

    private static Task<SweepReport> Sweep(ServiceHost service, CancellationToken cancellationToken) =>
        service.Services.GetRequiredService<Sweeper>().SweepAsync(cancellationToken);

    private static Task<ServiceHost> StartAsync(LargeAccount account, TimeProvider? time = null) =>
        ServiceHost.StartAsync(
            account.ConnectionString,
            configure: services => services.AddSingleton(time ?? TimeProvider.System)
        );

    /// <summary>A clock on which no wait takes any time.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(
                callback,
                state,
                dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero,
                Timeout.InfiniteTimeSpan
            );
    }
}
