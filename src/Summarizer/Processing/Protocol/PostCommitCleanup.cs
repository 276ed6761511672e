using System.Text.Json;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Index;
using Summarizer.Notifications;
using Summarizer.Storage;

namespace Summarizer.Processing.Protocol;

/// <summary>
/// The last step of the protocol: removes what a finished article has left behind, sends the notice that is due, and
/// forgets both. May be killed anywhere, run twice and run late: things are removed only if, after they were found, the
/// article's row was still the one tidied, and they were still as found. A newer attempt that needs one of them has
/// changed the row before, and writes the thing anew after.
/// </summary>
public sealed class PostCommitCleanup(
    ArticleStore store,
    ArticleIndex index,
    KeywordCounts counts,
    SourceStore sources,
    StorageClients storage,
    WebhookNotices webhooks,
    IOptions<DigestOptions> options
)
{
    private readonly QueueClient _notices = storage.Queues.GetQueueClient(StorageNames.DigestReady);

    /// <summary>Tidies up after an article whose work is done.</summary>
    /// <returns>False, and nothing is done, for one that is waiting or worked on.</returns>
    public async Task<bool> CleanUpAsync(ArticleId article, CancellationToken cancellationToken)
    {
        var reading = await store.ReadAsync(article, cancellationToken);
        if (reading.Row is { } row)
        {
            if (IsAtWork(row))
            {
                return false;
            }

            await CleanUpAsync(row, cancellationToken);
        }
        else
        {
            await index.RemoveAsync(
                article,
                await index.FindAsync(article, [IndexKeys.Pending], cancellationToken),
                cancellationToken
            );
        }

        return true;
    }

    /// <summary>As <see cref="CleanUpAsync(ArticleId, CancellationToken)"/>, of a row just written.</summary>
    public async Task CleanUpAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        if (IsAtWork(row))
        {
            return;
        }

        var current = row.CurrentKeys;
        var stale = await index.FindAsync(
            row.Id,
            row.Manifest.Except(current).Except([IndexKeys.Pending]),
            cancellationToken
        );
        var uncounted = await counts.FindAsync(
            row.Id,
            Keywords(row.Manifest).Except(Keywords(current)),
            cancellationToken
        );
        var pending = await index.FindAsync(row.Id, [IndexKeys.Pending], cancellationToken);
        var texts = await sources.FindOthersAsync(row.Id, row.Digest?.Revision, cancellationToken);

        var reading = await store.ReadAsync(row.Id, cancellationToken);
        if (reading.Row?.RowVersion != row.RowVersion)
        {
            return;
        }

        await index.RemoveAsync(row.Id, stale, cancellationToken);
        await counts.RemoveAsync(row.Id, uncounted, cancellationToken);
        await sources.RemoveAsync(texts, cancellationToken);
        if (row.NoticeDue)
        {
            await TellAsync(row, cancellationToken);
        }

        var isOver = row.StragglersUntil is not { } until || reading.Now > until;
        if (await ForgetAsync(row, isOver, cancellationToken) && isOver)
        {
            await index.RemoveAsync(row.Id, pending, cancellationToken);
        }
    }

    private static bool IsAtWork(ArticleRow row) => row.Status is ArticleStatus.Queued or ArticleStatus.Processing;

    private async Task TellAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        var notice = new DigestNotice(
            row.Id.Value,
            row.Name,
            row.Status,
            row.Digest?.Revision,
            $"/api/articles/{row.Id}"
        );
        if (options.Value.Notices)
        {
            await _notices.SendMessageAsync(
                QueueText.Encode(JsonSerializer.Serialize(notice, DigestJson.Default.DigestNotice)),
                cancellationToken
            );
        }

        if (webhooks.IsOn)
        {
            await webhooks.SendAsync(WebhookNotice.Of(row, notice), TimeSpan.Zero, cancellationToken);
        }
    }

    private async Task<bool> ForgetAsync(ArticleRow row, bool isOver, CancellationToken cancellationToken)
    {
        if (isOver && row.Status is ArticleStatus.Deleted)
        {
            return await store.RemoveAsync(row, cancellationToken);
        }

        if (!isOver && !row.NoticeDue)
        {
            return true;
        }

        var tidied = isOver
            ? row with
            {
                NoticeDue = false,
                StragglersUntil = null,
                Manifest = row.CurrentKeys,
            }
            : row with
            {
                NoticeDue = false,
            };
        return await store.WriteAsync(tidied, cancellationToken) is not null;
    }

    private static IEnumerable<string> Keywords(IEnumerable<IndexKey> keys) =>
        keys.Select(k => k.List).Where(IndexKeys.IsKeyword).Distinct();
}

/// <summary>A message of the queue <c>digest-ready</c>, and what the webhook is told. It may come twice.</summary>
/// <param name="Id">The article.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Where it stands: <c>ready</c> or <c>failed</c>.</param>
/// <param name="Revision">The bytes that were digested.</param>
/// <param name="Self">Where its digest is.</param>
public sealed record DigestNotice(string Id, string Name, ArticleStatus Status, string? Revision, string Self);
