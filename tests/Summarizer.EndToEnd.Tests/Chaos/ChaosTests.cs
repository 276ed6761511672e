using System.Globalization;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// Servers are killed and stalled at random, storage and the model fail in every way they can, and users upload,
/// overwrite, duplicate and delete meanwhile. In the end nothing is lost, nothing stale is left, and only calls in flight
/// were paid for twice.
/// </summary>
public class ChaosTests
{
    /// <summary>Replays a run: the seed printed by a failing one.</summary>
    private const string SeedVariable = "SUMMARIZER_CHAOS_SEED";

    private const string FullVariable = "SUMMARIZER_FULL_TESTS";

    private static bool IsFull => Environment.GetEnvironmentVariable(FullVariable) == "1";

    [Theory(Timeout = 30 * 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_breaks_every_upload_ends_with_one_digest_of_its_newest_bytes_or_a_true_failure(
        int servers
    )
    {
        Assert.SkipUnless(IsFull || servers == 2, $"One server alone takes part in the long run ({FullVariable}=1).");
        var plan = IsFull
            ? new ChaosPlan(servers, Uploads: 300, Kills: 50, OutageDelay: 10, Stalls: 5)
            : new ChaosPlan(servers, Uploads: 40, Kills: 6, OutageDelay: 1, Stalls: 1);
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : Random.Shared.Next(1_000_000_000);
        await using var run = await ChaosRun.StartAsync(plan, seed, TestContext.Current.CancellationToken);

        await run.MakeChaosAsync();
        var faults = await run.SettleAndCheckAsync();

        var replay =
            $"{SeedVariable}={seed} {(IsFull ? FullVariable + "=1 " : "")}dotnet test --project tests/Summarizer.EndToEnd.Tests -c Release --filter-class *.{nameof(ChaosTests)}";
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Report}\n{replay}");
        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\n{run.Report}\nReplay: {replay}");
    }
}
