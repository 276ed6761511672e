using Azure;

namespace Summarizer.Articles;

/// <summary>
/// The life of an article as pure transitions on its row; docs/architecture.md has the diagram. Each refuses the states
/// that it does not start from. What the row owns in the index is added where the index is known
/// (<c>IndexKeys.Reserve</c>).
/// </summary>
internal sealed partial record ArticleRow
{
    /// <summary>The version of a row whose blob has a name that cannot be addressed: the blob is never opened.</summary>
    public static ETag UnaddressableVersion { get; } = new("unaddressable");

    /// <summary>The row of an upload that nothing is known of yet: announced, not stored.</summary>
    public static ArticleRow New(Upload upload) =>
        new()
        {
            Id = ArticleId.Of(upload.Name),
            Name = upload.Name,
            Status = ArticleStatus.Queued,
            Version = upload.ETag,
            UploadedAt = upload.UploadedAt,
        };

    /// <summary>The row of a blob whose name cannot be addressed: failed from the start.</summary>
    public static ArticleRow Unaddressable(string name, DateTimeOffset now) =>
        new()
        {
            Id = ArticleId.Of(name),
            Name = name,
            Status = ArticleStatus.Failed,
            Version = UnaddressableVersion,
            UploadedAt = now,
            Reason =
                $"The file cannot be opened under its name. {ArticleName.WhyNot(name)} Upload it under another name.",
        };

    /// <summary>A new upload waits for a processor. From every state.</summary>
    public ArticleRow Announce(Upload upload, DateTimeOffset now, TimeSpan lease) =>
        Begin(upload, ArticleStatus.Queued, now, lease) with
        {
            Attempts = 0,
        };

    /// <summary>An attempt takes the newest upload. From every state; <c>ArticleLeases</c> checks that no other is alive.</summary>
    public ArticleRow Lease(Upload upload, string owner, DateTimeOffset now, TimeSpan lease) =>
        Begin(upload, ArticleStatus.Processing, now, lease) with
        {
            Owner = owner,
            Attempts = Version == upload.ETag ? Attempts + 1 : 1,
        };

    /// <summary>
    /// A message is to be written that asks for the article. From every state. A dead attempt loses its lease, which this
    /// write would otherwise lengthen.
    /// </summary>
    public ArticleRow Ask(DateTimeOffset until, DateTimeOffset now, TimeSpan lease) =>
        this with
        {
            Status = Status is ArticleStatus.Processing ? ArticleStatus.Queued : Status,
            Owner = null,
            AskedUntil = until,
            StragglersUntil = StragglersAfter(now, lease),
        };

    /// <summary>
    /// The attempt gives the article back, to be tried again after the delay, for which a message is to be written if
    /// <paramref name="askedUntil"/> is given. From processing.
    /// </summary>
    public ArticleRow Release(string reason, TimeSpan delay, bool counts, DateTimeOffset? askedUntil = null) =>
        From(ArticleStatus.Processing) with
        {
            Status = ArticleStatus.Queued,
            Owner = null,
            Reason = reason,
            Attempts = counts ? Attempts : Math.Max(0, Attempts - 1),
            NotBefore = delay > TimeSpan.Zero ? WrittenAt + delay : null,
            AskedUntil = askedUntil ?? AskedUntil,
        };

    /// <summary>The attempt ends with a digest, perhaps one that stands in for a better one. From processing.</summary>
    public ArticleRow Commit(Digest digest, string indexTag, DateTimeOffset? improveAt = null) =>
        Finish(ArticleStatus.Ready) with
        {
            Digest = digest,
            IndexTag = indexTag,
            ImproveAt = improveAt,
            Attempts = 0,
        };

    /// <summary>The attempt ends without a digest; the last good one stays served. From processing.</summary>
    public ArticleRow Fail(string reason, int? attempts = null) =>
        Finish(ArticleStatus.Failed) with
        {
            Reason = reason,
            Attempts = attempts ?? Attempts,
        };

    /// <summary>Somebody wants a new digest of the same bytes, or no longer to wait. From queued, ready and failed.</summary>
    public ArticleRow RequestAgain(DateTimeOffset? askedUntil = null) =>
        From(ArticleStatus.Queued, ArticleStatus.Ready, ArticleStatus.Failed) with
        {
            Status = ArticleStatus.Queued,
            Again = true,
            Attempts = 0,
            NotBefore = null,
            AskedUntil = askedUntil ?? AskedUntil,
            Reason = null,
        };

    /// <summary>The upload is gone: a tombstone fences off an attempt that may still write. From all states but deleted.</summary>
    public ArticleRow Delete(DateTimeOffset now, TimeSpan lease) =>
        From(ArticleStatus.Queued, ArticleStatus.Processing, ArticleStatus.Ready, ArticleStatus.Failed) with
        {
            Status = ArticleStatus.Deleted,
            Digest = null,
            IndexTag = null,
            Owner = null,
            NotBefore = null,
            AskedUntil = null,
            ImproveAt = null,
            Reason = null,
            NoticeDue = false,
            StragglersUntil = StragglersAfter(now, lease),
        };

    /// <summary>
    /// The digest gets other index rows. From ready and failed. Nobody has a lease meanwhile: what a writer who was
    /// overtaken may still write is cleaned up after as if it had one.
    /// </summary>
    public ArticleRow Reindex(DateTimeOffset now, TimeSpan lease) =>
        From(ArticleStatus.Ready, ArticleStatus.Failed) with
        {
            StragglersUntil = now + lease + lease,
        };

    /// <summary>The other index rows are there. From ready and failed.</summary>
    public ArticleRow Reindexed(string indexTag) =>
        From(ArticleStatus.Ready, ArticleStatus.Failed) with
        {
            IndexTag = indexTag,
        };

    /// <summary>Cleaned up, notice sent. From ready, failed, deleted. The manifest is cut once no attempt can still write.</summary>
    public ArticleRow CleanedUp(IReadOnlyList<IndexKey> current, bool isOver) =>
        From(ArticleStatus.Ready, ArticleStatus.Failed, ArticleStatus.Deleted) with
        {
            NoticeDue = false,
            StragglersUntil = isOver ? null : StragglersUntil,
            Manifest = isOver ? current : Manifest,
        };

    // The start of something new. What an attempt under way may still write is remembered.
    private ArticleRow Begin(Upload upload, ArticleStatus status, DateTimeOffset now, TimeSpan lease) =>
        this with
        {
            Status = status,
            Version = upload.ETag,
            UploadedAt = upload.UploadedAt,
            Details = upload.Details,
            Owner = null,
            NotBefore = null,
            Reason = null,
            StragglersUntil = StragglersAfter(now, lease),
        };

    private ArticleRow Finish(ArticleStatus status) =>
        From(ArticleStatus.Processing) with
        {
            Status = status,
            Owner = null,
            NotBefore = null,
            AskedUntil = null,
            Again = false,
            NoticeDue = true,
        };

    // An attempt whose lease is taken from it stops by itself when the lease is over, and a call to storage that is under
    // way then ends within as much again.
    private DateTimeOffset? StragglersAfter(DateTimeOffset now, TimeSpan lease) =>
        Status is ArticleStatus.Processing ? now + lease + lease : StragglersUntil;

    private ArticleRow From(params ReadOnlySpan<ArticleStatus> states) =>
        states.Contains(Status)
            ? this
            : throw new InvalidOperationException($"There is no such transition from {Status}.");
}
