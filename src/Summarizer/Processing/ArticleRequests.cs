using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Processing.Protocol;

namespace Summarizer.Processing;

/// <summary>
/// Has an article processed, now or later: by the worker of this process, which needs no message, or else by one message
/// of the queue. First its row is marked (<see cref="ArticleRow.AskedUntil"/>), then the message is written; until the
/// mark has passed nobody writes another.
/// </summary>
/// <remarks>
/// A message that nobody has taken is gone before its mark: it lives for <see cref="DigestOptions.Timeout"/>, the mark for
/// a lease longer. So a queue that is not worked off does not grow either. If the process dies between mark and message,
/// or a message is lost, the article is asked for again when the mark has passed: no later than a message that a
/// processor took and died with would come back.
/// </remarks>
internal sealed class ArticleRequests(
    ArticleStore store,
    DigestRequestMessages messages,
    DueArticles due,
    IOptions<DigestOptions> options
)
{
    /// <summary>Storage's clock tells whole seconds: a message must not come before the row says so by that clock.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(1);

    /// <summary>Whether the worker of this process takes what is due, so that nothing has to be asked for.</summary>
    public bool NeedNoMessage => due.HasWorker;

    /// <summary>
    /// The mark for a message that is to be written; null if none is: the worker of this process takes the article, or a
    /// message may still come, other than the one that is being answered.
    /// </summary>
    public DateTimeOffset? MarkFor(
        ArticleRow row,
        DateTimeOffset now,
        TimeSpan delay,
        DateTimeOffset? answered = null
    ) =>
        NeedNoMessage || (row.AskedUntil > now && row.AskedUntil != answered)
            ? null
            : now + HiddenFor(delay) + options.Value.Timeout + options.Value.Lease;

    /// <summary>After the row was written with its mark: sends the message or, for no mark, tells this process's worker.</summary>
    public async Task SendAsync(
        string name,
        string reason,
        TimeSpan delay,
        DateTimeOffset? mark,
        CancellationToken cancellationToken
    )
    {
        if (mark is not null)
        {
            var request = new DigestRequest(name, reason, AskedUntil: mark);
            await messages.SendAsync(request, HiddenFor(delay), options.Value.Timeout, cancellationToken);
        }
        else
        {
            due.Offer(name, delay);
        }
    }

    /// <summary>Marks the row and sends the message, or tells this process's worker. False if that is not needed, or the row changed.</summary>
    public async Task<bool> AskAsync(
        ArticleRow row,
        DateTimeOffset now,
        string reason,
        TimeSpan delay,
        DateTimeOffset? answered,
        CancellationToken cancellationToken
    )
    {
        if (NeedNoMessage)
        {
            return Offer(row.Name, delay);
        }

        if (
            MarkFor(row, now, delay, answered) is not { } mark
            || await store.WriteAsync(IndexKeys.Reserve(row.Ask(mark, now, options.Value.Lease)), cancellationToken)
                is null
        )
        {
            return false;
        }

        await SendAsync(row.Name, reason, delay, mark, cancellationToken);
        return true;
    }

    /// <summary>Tells this process's worker. False if it knows, or there is none.</summary>
    public bool Offer(string name, TimeSpan delay) => due.Offer(name, delay);

    private static TimeSpan HiddenFor(TimeSpan delay) =>
        delay > TimeSpan.Zero ? TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds)) + ClockStep : TimeSpan.Zero;
}
