using System.Collections.Concurrent;
using Spectre.Console;

namespace Summarizer.Server.Uploads;

/// <summary>Uploads files and shows the progress: a bar on a terminal, otherwise a line per file.</summary>
internal static class UploadProgress
{
    private const int AtOnce = 4; // keeps the server of a laptop busy without slowing down its readers

    /// <summary>Uploads all files; the results are in the order of <paramref name="items"/>.</summary>
    public static async Task<IReadOnlyList<UploadOutcome>> RunAsync(
        UploadClient client,
        IReadOnlyList<UploadPlan.Item> items,
        CancellationToken cancellationToken
    )
    {
        var outcomes =
            AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
                ? await WithBarAsync(client, items, cancellationToken)
                : await WithLinesAsync(client, items, cancellationToken);
        foreach (var failed in outcomes.OfType<UploadOutcome.Failed>())
        {
            await Console.Error.WriteLineAsync($"{failed.Item.File}: {failed.Reason}");
        }

        return outcomes;
    }

    private static Task<IReadOnlyList<UploadOutcome>> WithBarAsync(
        UploadClient client,
        IReadOnlyList<UploadPlan.Item> items,
        CancellationToken cancellationToken
    ) =>
        AnsiConsole
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(async progress =>
            {
                var uploaded = progress.AddTask("Uploaded", maxValue: items.Count);
                var digested = progress.AddTask("Digested", maxValue: items.Count);
                return await UploadAllAsync(
                    client,
                    items,
                    () => uploaded.Increment(1),
                    _ => digested.Increment(1),
                    cancellationToken
                );
            });

    private static Task<IReadOnlyList<UploadOutcome>> WithLinesAsync(
        UploadClient client,
        IReadOnlyList<UploadPlan.Item> items,
        CancellationToken cancellationToken
    )
    {
        var done = 0;
        return UploadAllAsync(
            client,
            items,
            () => { },
            outcome =>
                Console.WriteLine(
                    $"[{Interlocked.Increment(ref done)}/{items.Count}] {(outcome is UploadOutcome.Ready ? "ready " : "failed")} {outcome.Item.Name}"
                ),
            cancellationToken
        );
    }

    private static async Task<IReadOnlyList<UploadOutcome>> UploadAllAsync(
        UploadClient client,
        IReadOnlyList<UploadPlan.Item> items,
        Action uploaded,
        Action<UploadOutcome> finished,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new ConcurrentDictionary<UploadPlan.Item, UploadOutcome>();
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (item, token) => finished(outcomes[item] = await client.UploadAsync(item, uploaded, token))
        );
        return [.. items.Select(item => outcomes[item])];
    }
}
