using System.Globalization;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Engines.Chunking;
using Summarizer.Engines.LanguageModels;
using Summarizer.Index;
using Summarizer.Storage;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Tests.Digests;

/// <summary>An article that is finished, without the work: its rows are written as the protocol would.</summary>
public sealed record DigestSeed(string Title)
{
    public string Name { get; init; } = Guid.NewGuid().ToString("N") + ".txt";

    public string Language { get; init; } = "en";

    public string[] Keywords { get; init; } = [];

    public string Summary { get; init; } = "";

    public string[] Questions { get; init; } = [];

    /// <summary>What was checked of the summary and of the answers.</summary>
    public SupportLevel? Support { get; init; } = SupportLevel.Verbatim;

    public DateTimeOffset UploadedAt { get; init; } = DateTimeOffset.UtcNow;

    public ArticleId Id => ArticleId.Of(Name);

    /// <summary>What of the text is indexed besides the digest, as if it was stored.</summary>
    public string? Text { get; init; }

    internal ArticleRow Row()
    {
        var content = new DigestContent(
            Title,
            Language,
            Summary.Length == 0 ? [] : [new Claim(Summary, [1], Support)],
            [.. Keywords.Select(k => new Keyword(k, 0.5, Origin.Generated))],
            [.. Questions.Select(q => new Faq(q, $"The answer to: {q}", [1], Origin.Article, Support))]
        );
        var digest = new Digest(
            content,
            "sha256:" + new string('0', 64),
            "seed",
            new GroundingReport(1, 1, 1, 0),
            new Coverage(1, 1),
            new EngineInfo("extractive"),
            new Usage(0, 0, 0, 0),
            UploadedAt,
            UploadedAt
        );
        var row = new ArticleRow
        {
            Id = Id,
            Name = Name,
            Status = ArticleStatus.Ready,
            Version = new Azure.ETag("\"seed\""),
            UploadedAt = UploadedAt,
            Digest = digest,
            IndexTag = IndexKeys.NewTag(),
        };
        return row with { Manifest = IndexKeys.Of(row) };
    }
}

internal static class DigestSeeds
{
    private const int MostInTransaction = 100;
    private const int Parallel = 16;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Writes one article through the store and the index.</summary>
    public static async Task<DigestSeed> SeedAsync(this ServiceHost service, DigestSeed seed)
    {
        var row = seed.Row();
        await service.Index.WriteAsync(row, IndexKeys.Of(row), Cancel);
        await service.Index.WriteTermsAsync(row, seed.Text, Cancel);
        Assert.NotNull(await service.Store.WriteAsync(row, Cancel));
        return seed;
    }

    /// <summary>Writes many articles in transactions, partition by partition.</summary>
    public static async Task SeedAllAsync(this ServiceHost service, IEnumerable<DigestSeed> seeds)
    {
        var articles = new List<TableEntity>();
        var lists = new List<TableEntity>();
        foreach (var row in seeds.Select(s => s.Row()))
        {
            articles.Add(await service.Store.ToEntityAsync(row, Cancel));
            var set = IndexKeys.TermSet(row.IndexTag!, row.ListedAt.UtcTicks);
            lists.AddRange(
                IndexKeys.Of(row).Where(k => k != set).Select(k => new TableEntity(k.List, k.RowKey(row.Id)))
            );
            lists.AddRange(TermSets.Rows(row.Id, set, TermSets.Of(row.Digest!, text: null)));
        }

        await WriteAsync(service.Storage.Tables.GetTableClient(StorageNames.ArticlesTable), articles);
        await WriteAsync(service.Storage.Tables.GetTableClient(StorageNames.ListsTable), lists);
    }

    /// <summary>A time so many minutes after a fixed one.</summary>
    public static DateTimeOffset Minute(int minute) =>
        DateTimeOffset.Parse("2026-03-01T00:00:00Z", CultureInfo.InvariantCulture).AddMinutes(minute);

    private static Task WriteAsync(TableClient table, IEnumerable<TableEntity> entities) =>
        System.Threading.Tasks.Parallel.ForEachAsync(
            entities.GroupBy(e => e.PartitionKey).SelectMany(g => g.Chunk(MostInTransaction)),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = Cancel },
            async (chunk, cancel) =>
                await table.SubmitTransactionAsync(
                    chunk.Select(e => new TableTransactionAction(TableTransactionActionType.UpsertReplace, e)),
                    cancel
                )
        );
}
