using System.Globalization;
using Summarizer.EndToEnd.Tests.Chaos;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>Uploads that Event Grid tells of, some twice, while the worker is killed with articles under work.</summary>
public class WorkerKillTests
{
    // At most so many articles are under way in a worker by host.json: blobs 4, requests batchSize + newBatchThreshold.
    private const int AtOnce = 4 + 4 + 2;

    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(12);

    [Fact(Timeout = 30 * 60_000)]
    public async Task Whenever_the_worker_is_killed_every_upload_ends_with_one_digest_of_its_newest_bytes()
    {
        var (uploads, kills) = Environment.GetEnvironmentVariable("SUMMARIZER_FULL_TESTS") == "1" ? (300, 20) : (40, 4);
        await using var head = new FunctionsHead();
        head.More["Digests:Lease"] = "00:00:02";
        await head.InitializeAsync();
        head.Model.Latency = TimeSpan.FromMilliseconds(200);

        for (var number = 1; number <= uploads; number++)
        {
            // Every tenth is a newer version of an earlier one.
            var name = $"upload-{(number % 10 == 0 ? number / 2 : number).ToString(CultureInfo.InvariantCulture)}.txt";
            await head.PutBlobAsync(name, Head.Article($"house {number}"));
            if (number % (uploads / kills) != 0)
            {
                await head.ReportAsync(name);
                continue;
            }

            using (head.Model.Hold())
            {
                var before = head.Model.Arrived;
                await head.ReportAsync(name);
                await head.ReportAsync(name);
                await head.WaitForModelAsync(before + 1); // killed with articles under work
                await head.KillAsync();
            }
        }

        var invariants = new ChaosInvariants(head.Azurite.ConnectionString);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(SettlingTime);
        var faults = await invariants.CheckAsync(limit.Token);
        while (faults.Count > 0 && !limit.IsCancellationRequested)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken); // the head does not signal that it is done
            await head.SweepAsync();
            faults = await invariants.CheckAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\n{head.Output}");
        Assert.Equal(invariants.Blobs, invariants.Ready);
        Assert.InRange(head.Model.PaidTwice, 0, kills * AtOnce);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{uploads} uploads, {kills} kills: {invariants.Ready} digests, {head.Model.PaidTwice} calls paid again."
        );
    }
}
