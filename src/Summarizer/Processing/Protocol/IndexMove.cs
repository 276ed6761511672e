using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Index;

namespace Summarizer.Processing.Protocol;

/// <summary>
/// Gives a digest of the old index its rows in the new one, and removes the old ones. As with an attempt, the manifest is
/// written first and a conditional write decides; it needs no lease, since the digest stays what it is.
/// </summary>
internal sealed class IndexMove(
    ArticleStore store,
    ArticleIndex index,
    SourceStore sources,
    PostCommitCleanup cleanup,
    IOptions<DigestOptions> options,
    TimeProvider time
)
{
    /// <summary>False if there is nothing to move, or somebody else has changed the article meanwhile.</summary>
    public async Task<bool> MoveAsync(ArticleId article, CancellationToken cancellationToken)
    {
        var reading = await store.ReadAsync(article, cancellationToken);
        if (!OldIndex.Has(reading.Row))
        {
            return false;
        }

        using var limit = new CancellationTokenSource(options.Value.Lease, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var tag = IndexKeys.NewTag();
        var moved = reading.Row.Reindexed(tag);
        var reserved = IndexKeys.Reserve(moved) with { IndexTag = null };
        if (await store.WriteAsync(reserved.Reindex(reading.Now, options.Value.Lease), both.Token) is not { } before)
        {
            return false;
        }

        await index.WriteAsync(before, [IndexKeys.Pending], both.Token);
        var source = await sources.ReadAsync(article, moved.Digest!.Revision, both.Token);
        await index.WriteTermsAsync(moved, source?.Text, both.Token);
        if (await store.WriteAsync(before.Reindexed(tag), both.Token) is not { } after)
        {
            return false;
        }

        await cleanup.CleanUpAsync(after, both.Token);
        return true;
    }
}
