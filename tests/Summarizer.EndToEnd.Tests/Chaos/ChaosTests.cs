using System.Globalization;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// The server is killed at random, storage and the model fail in every way they can, and users upload, overwrite,
/// duplicate and delete all the while. In the end nothing is lost, nothing stale is left, and nothing was paid for twice
/// that was not in flight.
/// </summary>
public class ChaosTests
{
    /// <summary>Replays a run: the seed that a failing one printed.</summary>
    private const string SeedVariable = "SUMMARIZER_CHAOS_SEED";

    private static bool IsFull => Environment.GetEnvironmentVariable("SUMMARIZER_FULL_TESTS") == "1";

    [Fact(Timeout = 30 * 60_000)]
    public async Task Whatever_breaks_every_upload_ends_with_one_digest_of_its_newest_bytes_or_a_true_failure()
    {
        var plan = IsFull
            ? new ChaosPlan(Uploads: 300, Kills: 50, Outages: 10)
            : new ChaosPlan(Uploads: 40, Kills: 6, Outages: 1);
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        await using var run = await ChaosRun.StartAsync(plan, seed, TestContext.Current.CancellationToken);

        await run.MakeChaosAsync();
        var faults = await run.SettleAndCheckAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(run.Report);
        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\nReplay with {SeedVariable}={seed}. {run.Report}");
    }
}
