using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing.Protocol;

namespace Summarizer.Sweeping;

/// <summary>Cleans up after articles whose attempt died before it could: they are in the list of the pending ones.</summary>
internal sealed partial class PendingCleanup(
    ArticleIndex index,
    PostCommitCleanup cleanup,
    CallPace pace,
    ILogger<PendingCleanup> logger
)
{
    /// <summary>More than this many are left to the next sweep, so that one sweep always ends.</summary>
    private const int MaxArticles = 10_000;

    /// <summary>Cleans up after all pending articles that are finished, and returns how many there were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var list = IndexKeys.Pending.List;
        var pending = await index
            .ListAsync(list, list, after: null, pageSize: 1000, cancellationToken)
            .Select(row => row.Article)
            .Take(MaxArticles)
            .ToListAsync(cancellationToken);
        var cleaned = 0;
        foreach (var article in pending)
        {
            await pace.WaitAsync(1, cancellationToken);
            try
            {
                if (!await cleanup.CleanUpIfFinishedAsync(article, cancellationToken))
                {
                    continue;
                }

                cleaned++;
                await pace.WaitAsync(CallPace.CallsToCleanUp - 1, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(e, article); // keep going with the others
            }
        }

        return cleaned;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Cleaning up after article {Article} failed; it is tried again."
    )]
    private partial void LogFailed(Exception e, ArticleId article);
}
