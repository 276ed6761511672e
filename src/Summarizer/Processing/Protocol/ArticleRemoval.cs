using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Index;

namespace Summarizer.Processing.Protocol;

/// <summary>
/// What happens when an upload is gone: a tombstone fences whoever still works on it, then index rows, texts and the row
/// itself are removed.
/// </summary>
public sealed class ArticleRemoval(
    ArticleStore store,
    ArticleIndex index,
    PostCommitCleanup tidier,
    InProcessSignal signal,
    IOptions<DigestOptions> options
)
{
    /// <summary>Removes everything made of an upload that is gone.</summary>
    /// <returns>False if somebody changed the row meanwhile: look again.</returns>
    public async Task<bool> RemoveAsync(LeaseResult.Gone gone, CancellationToken cancellationToken)
    {
        if (gone.Row is not { } row)
        {
            return true;
        }

        if (row.Status is not ArticleStatus.Deleted)
        {
            var tombstone = row with
            {
                Status = ArticleStatus.Deleted,
                Digest = null,
                Owner = null,
                NotBefore = null,
                Reason = null,
                NoticeDue = false,
                StragglersUntil = ArticleLeases.Stragglers(new(row, gone.Now), options.Value.Lease),
                Manifest = [.. row.Manifest.Union([IndexKeys.Pending])],
            };
            if (await store.WriteAsync(tombstone, cancellationToken) is not { } written)
            {
                return false;
            }

            row = written;
            await index.WriteAsync(row, [IndexKeys.Pending], cancellationToken);
            signal.Changed(row.Id);
        }

        await tidier.CleanUpAsync(row, cancellationToken);
        return true;
    }
}
