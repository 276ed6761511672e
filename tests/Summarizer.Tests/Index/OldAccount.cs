using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Storage;
using Summarizer.Text.Languages;

namespace Summarizer.Tests.Index;

/// <summary>Makes of finished articles what a version before 2026-11-27 has written of them.</summary>
internal static class OldAccount
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Takes the rows of this version's index away and writes those of the old one.</summary>
    public static async Task MakeOldAsync(this ServiceHost service, ArticleId article)
    {
        var row = (await service.Store.ReadAsync(article, Cancel)).Row!;
        var ticks = row.ListedAt.UtcTicks;
        var content = row.Digest!.Content;
        await service.Index.RemoveTermsAsync(article, [IndexKeys.TermSet(row.IndexTag!, ticks)], isOver: true, Cancel);
        var analyzer = TextAnalyzer.For(content.Language);
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in DigestField.Of(row.Digest).Where(f => f.Place is not WordPlaces.Answer))
        {
            foreach (var token in analyzer.Analyze(field.Text).Where(t => !t.IsStopWord))
            {
                words[token.Term] = words.GetValueOrDefault(token.Term) | (int)field.Place;
            }
        }

        var table = service.Storage.Tables.GetTableClient(StorageNames.ListsTable);
        var keywords = content.Keywords.DistinctBy(k => IndexKeys.Keyword(k.Text)).Select(k => k.Text).ToList();
        List<IndexKey> keys =
        [
            new(OldIndex.ReadyList, ticks),
            new(OldIndex.LanguageList(content.Language), ticks),
            .. keywords.Select(k => new IndexKey(OldIndex.KeywordList(k), ticks)),
        ];
        foreach (var key in keys)
        {
            await table.UpsertEntityAsync(new TableEntity(key.List, key.RowKey(article)), cancellationToken: Cancel);
        }

        foreach (var (word, places) in words)
        {
            var key = new IndexKey(OldIndex.WordList(word), ticks);
            keys.Add(key);
            await table.UpsertEntityAsync(
                new TableEntity(key.List, key.RowKey(article)) { ["Places"] = places },
                cancellationToken: Cancel
            );
        }

        foreach (var keyword in keywords)
        {
            await CountAsync(table, article, keyword);
        }

        var old = row with { IndexTag = null, Manifest = [new(IndexKeys.Time(row.ListedAt), ticks), .. keys] };
        Assert.NotNull(await service.Store.WriteAsync(old, Cancel));
    }

    private static async Task CountAsync(TableClient table, ArticleId article, string keyword)
    {
        var key = IndexKeys.Keyword(keyword);
        var partition = $"c|{key[..Math.Min(2, key.Length)]}";
        var known = await table.GetEntityIfExistsAsync<TableEntity>(partition, $"c|{key}", cancellationToken: Cancel);
        var count = known.HasValue ? known.Value!.GetInt32("Count")!.Value : 0;
        await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, new TableEntity(partition, $"p|{key}|{article}")),
                new(
                    TableTransactionActionType.UpsertReplace,
                    new TableEntity(partition, $"c|{key}") { ["Count"] = count + 1, ["Text"] = keyword }
                ),
            ],
            Cancel
        );
    }
}
