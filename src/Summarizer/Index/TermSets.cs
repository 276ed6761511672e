using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Index;

/// <summary>
/// The term rows of articles. One attempt writes one set of them, under a tag that no other uses, in few transactions; the
/// article's row says which set is true (<see cref="ArticleRow.IndexTag"/>). A first row lists the contents of the set and
/// is written with the first transaction, so that whatever a dead attempt wrote is found again and removed.
/// </summary>
internal sealed class TermSets(StorageClients storage)
{
    /// <summary>Before all terms, in the first partition.</summary>
    private const string ContentsRows = "!";

    private const string ContentsColumn = "Terms";
    private const string WeightColumn = "Weight";
    private const int MostInTransaction = 100;

    private static readonly string[] _columns = ["PartitionKey", "RowKey", WeightColumn];
    private static readonly string _firstPartition = IndexKeys.TermPartition(((char)0).ToString());

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.ListsTable);

    /// <summary>The columns that <see cref="PostingOf"/> reads.</summary>
    public static IReadOnlyList<string> Columns => _columns;

    /// <summary>All term rows that a finished article has: words, keywords, tags, language, state, title, time.</summary>
    public static IReadOnlyList<IndexedTerm> Of(Digest digest, string? text)
    {
        var everywhere = TermWeight.Of(WordPlaces.None, 0, 0);
        return
        [
            new(IndexKeys.ReadyTerm, everywhere),
            new(IndexKeys.LanguageTerm(digest.Content.Language), everywhere),
            new(IndexKeys.TitleTerm(digest.Content.Title), everywhere),
            new(IndexKeys.DateTerm(digest.UploadedAt), everywhere),
            .. digest
                .Content.Keywords.Select(k => IndexKeys.KeywordTerm(k.Text))
                .Distinct()
                .Select(term => new IndexedTerm(term, everywhere)),
            .. digest.Details?.Tags?.Select(tag => new IndexedTerm(IndexKeys.TagTerm(tag), everywhere)) ?? [],
            .. IndexedTerms
                .Of(digest, text)
                .Select(t => t with { Term = IndexKeys.WordTerm(t.Term) })
                .DistinctBy(t => t.Term),
        ];
    }

    /// <summary>Writes a set. Its contents are listed with the first rows of it.</summary>
    public async Task WriteAsync(
        ArticleId article,
        IndexKey set,
        IReadOnlyList<IndexedTerm> terms,
        CancellationToken cancellationToken
    )
    {
        var transactions = Transactions(article, set, terms, TableTransactionActionType.UpsertReplace);
        var contents = new TableEntity(_firstPartition, ContentsRow(article, set));
        LongText.Write(contents, ContentsColumn, string.Join('\n', terms.Select(t => $"{t.Weight.Packed} {t.Term}")));
        transactions[0].Insert(0, new(TableTransactionActionType.UpsertReplace, contents));
        await _table.SubmitTransactionAsync(transactions[0], cancellationToken);
        await ConcurrentCalls.ForEachAsync(
            transactions.Skip(1),
            (rows, cancel) => _table.SubmitTransactionAsync(rows, cancel),
            cancellationToken
        );
    }

    /// <summary>The terms of a set; null if there is none.</summary>
    public async Task<IReadOnlyList<IndexedTerm>?> ReadAsync(
        ArticleId article,
        IndexKey set,
        CancellationToken cancellationToken
    )
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            _firstPartition,
            ContentsRow(article, set),
            select: null,
            cancellationToken
        );
        return found.HasValue
            ?
            [
                .. LongText
                    .Read(found.Value!, ContentsColumn)!
                    .Split('\n')
                    .Select(line => line.Split(' ', 2))
                    .Select(l => new IndexedTerm(
                        l[1],
                        TermWeight.Unpack(int.Parse(l[0], CultureInfo.InvariantCulture))
                    )),
            ]
            : null;
    }

    /// <summary>Removes the rows of a set; its contents too, if nobody can still write any of it.</summary>
    public async Task RemoveAsync(ArticleId article, IndexKey set, bool isOver, CancellationToken cancellationToken)
    {
        if (await ReadAsync(article, set, cancellationToken) is not { } terms)
        {
            return;
        }

        await ConcurrentCalls.ForEachAsync(
            Transactions(article, set, terms, TableTransactionActionType.Delete).Where(t => t.Count > 0),
            async (rows, cancel) =>
            {
                try
                {
                    await _table.SubmitTransactionAsync(rows, cancel);
                }
                catch (RequestFailedException e) when (e.Status == 404)
                {
                    // A transaction was written whole or not at all, and is removed in the same way.
                }
            },
            cancellationToken
        );
        if (isOver)
        {
            await _table.DeleteEntityAsync(_firstPartition, ContentsRow(article, set), ETag.All, cancellationToken);
        }
    }

    /// <summary>The row key of a term row, and what it says; null for a row of another kind.</summary>
    public static (string Term, Posting Posting)? PostingOf(TableEntity row)
    {
        var end = row.RowKey.IndexOf(IndexKey.Separator, StringComparison.Ordinal);
        return end > 0
            ? (row.RowKey[..end], new(row.RowKey[(end + 1)..], TermWeight.Unpack(row.GetInt32(WeightColumn) ?? 0)))
            : null;
    }

    /// <summary>The term rows of a set.</summary>
    public static IEnumerable<TableEntity> Rows(ArticleId article, IndexKey set, IReadOnlyList<IndexedTerm> terms)
    {
        var posting = $"{set.RowKey(article)}{IndexKey.Separator}{IndexKeys.TagOf(set)}";
        return terms.Select(t => new TableEntity(
            IndexKeys.TermPartition(t.Term),
            $"{t.Term}{IndexKey.Separator}{posting}"
        )
        {
            [WeightColumn] = t.Weight.Packed,
        });
    }

    // The same rows make the same transactions whenever it is asked. The first has room for the contents.
    private static List<List<TableTransactionAction>> Transactions(
        ArticleId article,
        IndexKey set,
        IReadOnlyList<IndexedTerm> terms,
        TableTransactionActionType kind
    )
    {
        var transactions = new List<List<TableTransactionAction>>();
        foreach (var partition in Rows(article, set, terms).GroupBy(row => row.PartitionKey))
        {
            var chunks = partition
                .Chunk(MostInTransaction - 1)
                .Select(chunk => chunk.Select(row => new TableTransactionAction(kind, row)).ToList());
            transactions.InsertRange(partition.Key == _firstPartition ? 0 : transactions.Count, chunks);
        }

        if (transactions is not [[{ Entity.PartitionKey: var first }, ..], ..] || first != _firstPartition)
        {
            transactions.Insert(0, []);
        }

        return transactions;
    }

    private static string ContentsRow(ArticleId article, IndexKey set) =>
        $"{ContentsRows}{IndexKey.Separator}{article}{IndexKey.Separator}{IndexKeys.TagOf(set)}";
}
