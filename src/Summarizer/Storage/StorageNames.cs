namespace Summarizer.Storage;

/// <summary>Every container, table and queue that the service uses: the one list that code, docs and infra share.</summary>
public static class StorageNames
{
    /// <summary>Container of the uploads, untouched.</summary>
    public const string Articles = "articles";

    /// <summary>Container of the clean texts and of digests too large for a row, by id and revision.</summary>
    public const string ArticleText = "article-text";

    /// <summary>Container of the model's answers, by the hash of the request.</summary>
    public const string ModelCache = "model-cache";

    /// <summary>Container of what the service keeps for itself, such as the key that signs continuation tokens.</summary>
    public const string Service = "service";

    /// <summary>Table with one row an article: state, lease and digest.</summary>
    public const string ArticlesTable = "articles";

    /// <summary>Table of the index rows: newest first in every list.</summary>
    public const string ListsTable = "lists";

    /// <summary>Table of the tokens and money reserved and spent, by day and instance.</summary>
    public const string UsageTable = "usage";

    /// <summary>Queue of the work that no blob event brings.</summary>
    public const string DigestRequests = "digest-requests";

    /// <summary>Queue with one message for each finished article.</summary>
    public const string DigestReady = "digest-ready";

    /// <summary>Queue of the notices on their way to the webhook.</summary>
    public const string DigestWebhooks = "digest-webhooks";

    /// <summary>All containers.</summary>
    public static IReadOnlyList<string> Containers { get; } = [Articles, ArticleText, ModelCache, Service];

    /// <summary>All tables.</summary>
    public static IReadOnlyList<string> Tables { get; } = [ArticlesTable, ListsTable, UsageTable];

    /// <summary>All queues.</summary>
    public static IReadOnlyList<string> Queues { get; } = [DigestRequests, DigestReady, DigestWebhooks];
}
