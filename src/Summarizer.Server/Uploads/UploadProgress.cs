using System.Collections.Concurrent;
using Spectre.Console;
using Summarizer.Server.Client;
using Summarizer.Server.Output;

namespace Summarizer.Server.Uploads;

/// <summary>Uploads articles and shows the progress: a bar on a terminal, otherwise a line each.</summary>
internal static class UploadProgress
{
    private const int AtOnce = 4; // keeps the server of a laptop busy without slowing down its readers

    /// <summary>Uploads all; the results are in the order of <paramref name="items"/>.</summary>
    /// <exception cref="ServerException">No server responded. What it has by then is skipped by the next try.</exception>
    public static async Task<IReadOnlyList<UploadOutcome>> RunAsync(
        UploadClient client,
        IReadOnlyList<UploadPlan.Item> items,
        CancellationToken cancellationToken,
        bool json = false
    )
    {
        var outcomes =
            json ? await WithJsonAsync(client, items, cancellationToken)
            : AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
                ? await WithBarAsync(client, items, cancellationToken)
            : await WithLinesAsync(client, items, cancellationToken);
        foreach (var failed in outcomes.OfType<UploadOutcome.Failed>())
        {
            await Console.Error.WriteLineAsync($"{failed.Item.Source}: {failed.Reason}");
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

    private static Task<IReadOnlyList<UploadOutcome>> WithJsonAsync(
        UploadClient client,
        IReadOnlyList<UploadPlan.Item> items,
        CancellationToken cancellationToken
    ) => UploadAllAsync(client, items, () => { }, outcome => ArticleLines.PrintJson(outcome.Digest), cancellationToken);

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
                    $"[{Interlocked.Increment(ref done)}/{items.Count}] {outcome.Status, -9} {TerminalText.Clean(outcome.Item.Name)}"
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
