using Microsoft.Extensions.Logging;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing.Protocol;

namespace Summarizer.Sweeping;

/// <summary>Moves the articles of an account of an older version to the index of this one, some in each sweep.</summary>
internal sealed partial class IndexMoves(OldIndex oldIndex, IndexMove move, CallPace pace, ILogger<IndexMoves> logger)
{
    /// <summary>More than this many are left to the next sweep, so that new uploads are found meanwhile.</summary>
    public const int MaxInSweep = 100;

    /// <summary>About what one takes: its 80 old rows are removed one by one, and as many counts are decreased.</summary>
    private const int CallsToMove = 120;

    /// <summary>Moves an article if its state says that it may be in the old index; counts it in the findings.</summary>
    public async Task MoveAsync(ArticleState state, SweepFindings found, CancellationToken cancellationToken)
    {
        if (
            state.IsIndexed
            || state.Status is not (ArticleStatus.Ready or ArticleStatus.Failed)
            || found.Moved >= MaxInSweep
            || !await oldIndex.IsThereAsync(cancellationToken)
        )
        {
            return;
        }

        await pace.WaitAsync(1, cancellationToken);
        try
        {
            if (await move.MoveAsync(state.Id, cancellationToken))
            {
                found.Moved++;
                await pace.WaitAsync(CallsToMove, cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, state.Id); // keep going with the others
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Moving article {Article} to the new index failed; it is tried again."
    )]
    private partial void LogFailed(Exception e, ArticleId article);
}
