using System.Runtime.CompilerServices;
using Spectre.Console;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Server.Client;
using Summarizer.Server.Output;

namespace Summarizer.Server.Redigests;

/// <summary>Digests articles again at a limited rate; shows a bar on a terminal, otherwise a line each.</summary>
internal sealed class RedigestProgress(ServerClient server, int perMinute)
{
    private const int AtOnce = 8; // so that with a slow model the queue does not fill up and delay new uploads

    /// <summary>Returns the number of new digests; errors go to standard error.</summary>
    public Task<int> RunAsync(IReadOnlyList<RedigestPlan.Item> articles, CancellationToken cancellationToken) =>
        AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? WithBarAsync(articles, cancellationToken)
            : WithLinesAsync(articles, cancellationToken);

    private Task<int> WithBarAsync(IReadOnlyList<RedigestPlan.Item> articles, CancellationToken cancellationToken) =>
        AnsiConsole
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(progress =>
            {
                var digested = progress.AddTask("Digested again", maxValue: articles.Count);
                return RunAsync(articles, (_, _) => digested.Increment(1), cancellationToken);
            });

    private Task<int> WithLinesAsync(IReadOnlyList<RedigestPlan.Item> articles, CancellationToken cancellationToken)
    {
        var done = 0;
        return RunAsync(
            articles,
            (article, ready) =>
                Console.WriteLine(
                    $"[{Interlocked.Increment(ref done)}/{articles.Count}] {(ready ? "ready " : "failed")} {TerminalText.Clean(article.Name)}"
                ),
            cancellationToken
        );
    }

    private async Task<int> RunAsync(
        IReadOnlyList<RedigestPlan.Item> articles,
        Action<RedigestPlan.Item, bool> finished,
        CancellationToken cancellationToken
    )
    {
        var ready = 0;
        await Parallel.ForEachAsync(
            PacedAsync(articles, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (article, token) =>
            {
                var reason = await RedigestAsync(article, token);
                if (reason is null)
                {
                    Interlocked.Increment(ref ready);
                }
                else
                {
                    await Console.Error.WriteLineAsync($"{TerminalText.Clean(article.Name)}: {reason}");
                }

                finished(article, reason is null);
            }
        );
        return ready;
    }

    private async IAsyncEnumerable<RedigestPlan.Item> PacedAsync(
        IEnumerable<RedigestPlan.Item> articles,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMinutes(1) / perMinute);
        foreach (var article in articles)
        {
            yield return article;
            await pace.WaitForNextTickAsync(cancellationToken);
        }
    }

    // Null if there is a new digest, otherwise the reason why not.
    private async Task<string?> RedigestAsync(RedigestPlan.Item article, CancellationToken cancellationToken)
    {
        try
        {
            var asked = await server.AskAsync(
                () => new HttpRequestMessage(HttpMethod.Post, $"/api/articles/{article.Id}/retry"),
                DigestJson.Readable.UploadResponse,
                cancellationToken
            );
            var digest = await server.WaitAsync(asked.Links.Self, cancellationToken);
            return digest.Status is ArticleStatus.Ready ? null : digest.Reason ?? "It could not be digested.";
        }
        catch (ServerException e) when (e.Status is not null)
        {
            return e.Message;
        }
    }
}
