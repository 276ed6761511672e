using System.Diagnostics.CodeAnalysis;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Index;

/// <summary>
/// The index of versions before 2026-11-27: a list, in a partition of its own, for each word, keyword and language and for
/// what is ready. Nothing writes it any more. Until the sweeper has moved all articles (<c>IndexMove</c>), searches read
/// it beside the new one.
/// </summary>
internal sealed class OldIndex(StorageClients storage, TimeProvider time)
{
    private const string WordLists = "w|";
    private const string KeywordLists = "k|";
    private const string LanguageLists = "l|";

    /// <summary>How long it is taken for granted that there still is an old index.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.ListsTable);
    private volatile Sighting? _seen; // as one object, since searches run at the same time
    private volatile bool _isGone;

    /// <summary>The old list of all ready articles.</summary>
    public const string ReadyList = "s|ready";

    public static string WordList(string term) => $"{WordLists}{IndexKeys.KeyText(term)}";

    public static string WordListPrefix(string prefix) => $"{WordLists}{IndexKeys.EncodedText(prefix)}";

    public static string KeywordList(string keyword) => $"{KeywordLists}{IndexKeys.Keyword(keyword)}";

    public static string LanguageList(string language) => $"{LanguageLists}{IndexKeys.KeyText(language)}";

    public static bool IsWordList(string list) => list.StartsWith(WordLists, StringComparison.Ordinal);

    /// <summary>Whether a manifest's key is that of a row of the old index.</summary>
    public static bool IsOld(IndexKey key) =>
        IsWordList(key.List)
        || KeywordOf(key) is not null
        || key.List.StartsWith(LanguageLists, StringComparison.Ordinal)
        || key.List == ReadyList;

    /// <summary>The keyword of an old keyword row's key, as keys have it; null for another key.</summary>
    public static string? KeywordOf(IndexKey key) =>
        key.List.StartsWith(KeywordLists, StringComparison.Ordinal) ? key.List[KeywordLists.Length..] : null;

    /// <summary>
    /// Whether any article may still have rows of the old index. Asked once a minute at most until there are none; the
    /// articles of a server of an older version that still runs then are moved too, and found once they are.
    /// </summary>
    public async ValueTask<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        if (_isGone)
        {
            return false;
        }

        if (_seen is { } seen && time.GetElapsedTime(seen.At) < LookAgainAfter)
        {
            return true;
        }

        // Every article with a digest has a row for its language.
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {LanguageLists} and PartitionKey lt {LanguageLists + IndexKeys.Last}"
        );
        var rows = _table.QueryAsync<TableEntity>(filter, maxPerPage: 1, ["PartitionKey"], cancellationToken);
        await using var row = rows.GetAsyncEnumerator(cancellationToken);
        _isGone = !await row.MoveNextAsync();
        _seen = new(time.GetTimestamp());
        return !_isGone;
    }

    /// <summary>Whether an article's digest is in the old index alone.</summary>
    public static bool Has([NotNullWhen(true)] ArticleRow? row) =>
        row is { Digest: not null, IndexTag: null, Status: ArticleStatus.Ready or ArticleStatus.Failed };

    private sealed record Sighting(long At);
}
