using Azure;
using Summarizer.Details;

namespace Summarizer.Articles;

/// <summary>
/// All that the table <c>articles</c> holds of an article: its state, the lease on it and its last good digest. A row is
/// a value; <see cref="ArticleStore"/> reads it and replaces it whole, on condition that it is still the one read. How
/// it changes is written once, in the transitions of <c>ArticleTransitions.cs</c>.
/// </summary>
internal sealed partial record ArticleRow
{
    public required ArticleId Id { get; init; }

    public required string Name { get; init; }

    public required ArticleStatus Status { get; init; }

    /// <summary>The version of the upload that <see cref="Status"/> speaks of.</summary>
    public required ETag Version { get; init; }

    /// <summary>When that version was uploaded, by the storage service's clock.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>What its uploader said of it; null for nothing.</summary>
    public ArticleDetails? Details { get; init; }

    /// <summary>Who works on it, while it is processing: a new value for each attempt.</summary>
    public string? Owner { get; init; }

    /// <summary>How many times work on this version has begun without coming to an end; of one that failed, how many times it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>While queued: not to be tried again before this time, by the storage service's clock.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>
    /// Until then, by the storage service's clock, a message of the queue may still ask for the article, and nobody writes
    /// another. Null if none does. The message is gone by then.
    /// </summary>
    public DateTimeOffset? AskedUntil { get; init; }

    /// <summary>When to try for a better digest than this one, which stands in for it. Null for one that is as good as any.</summary>
    public DateTimeOffset? ImproveAt { get; init; }

    /// <summary>Why the article waits or has failed, in a sentence for the person who uploaded it.</summary>
    public string? Reason { get; init; }

    /// <summary>The last good digest, perhaps of an older version. Null until there is one.</summary>
    public Digest? Digest { get; init; }

    /// <summary>Whether a digest was asked for although there is one of the same bytes.</summary>
    public bool Again { get; init; }

    /// <summary>
    /// The tag of the digest's rows in the index: a reader believes those of no other set. Null without a digest, and for one
    /// that is still in the index of an older version.
    /// </summary>
    public string? IndexTag { get; init; }

    /// <summary>Every index row that may exist, saved before the first is written: finds what a dead attempt left behind.</summary>
    public IReadOnlyList<IndexKey> Manifest { get; init; } = [];

    /// <summary>Whether the notice of the finished article has yet to be sent.</summary>
    public bool NoticeDue { get; init; }

    /// <summary>Until then, by storage's clock, an attempt that lost its lease may still write; cleaned up again after it.</summary>
    public DateTimeOffset? StragglersUntil { get; init; }

    /// <summary>The version of the row itself; the default for a row that is not stored yet.</summary>
    public ETag RowVersion { get; init; }

    /// <summary>When the row was last written, by the storage service's clock: the lease counts from here.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>The time in the lists: of the served digest, so that an article keeps its place during newer work.</summary>
    public DateTimeOffset ListedAt => Digest?.UploadedAt ?? UploadedAt;

    /// <summary>Whether the article waits for a processor or has one: nothing is cleaned up after it yet.</summary>
    public bool IsUnfinished => Status is ArticleStatus.Queued or ArticleStatus.Processing;
}
