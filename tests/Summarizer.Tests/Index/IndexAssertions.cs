using Azure.Storage.Blobs.Models;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Storage;

namespace Summarizer.Tests.Index;

/// <summary>Looks at what storage holds of an article, by all rows and blobs there are.</summary>
internal static class IndexAssertions
{
    /// <summary>Every row of the table <c>lists</c> that ends in the article's id.</summary>
    public static async Task<IReadOnlySet<(string List, string RowKey)>> IndexRowsAsync(
        this ServiceHost service,
        ArticleName name
    )
    {
        var ending = "|" + ArticleId.Of(name);
        var found = new HashSet<(string, string)>();
        var table = service.Storage.Tables.GetTableClient(StorageNames.ListsTable);
        await foreach (
            var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(
                cancellationToken: TestContext.Current.CancellationToken
            )
        )
        {
            if (row.RowKey.EndsWith(ending, StringComparison.Ordinal))
            {
                found.Add((row.PartitionKey, row.RowKey));
            }
        }

        return found;
    }

    /// <summary>
    /// The table <c>lists</c> has exactly the rows that the article's own row asks for, the row's manifest names no other,
    /// and of its texts only the one that is served is kept.
    /// </summary>
    public static async Task AssertNothingIsLeftOverAsync(this ServiceHost service, ArticleName name)
    {
        var row = await service.RowAsync(name);
        var keys = row is null ? [] : IndexKeys.Of(row).Select(k => (k.List, k.RowKey(row.Id))).ToHashSet();
        keys.UnionWith(
            (row is null ? [] : IndexKeys.Of(row))
                .Where(k => IndexKeys.IsKeyword(k.List))
                .Select(k => (IndexKeys.CountPartition(k.List), IndexKeys.PresenceRow(k.List, row!.Id)))
        );
        Assert.Equal(keys.Order(), (await service.IndexRowsAsync(name)).Order());
        Assert.Equal((row is null ? [] : IndexKeys.Of(row)).Order(KeyOrder), (row?.Manifest ?? []).Order(KeyOrder));

        var texts = new List<string>();
        var container = service.Storage.Blobs.GetBlobContainerClient(StorageNames.ArticleText);
        await foreach (
            var blob in container.GetBlobsAsync(
                new GetBlobsOptions { Prefix = $"{ArticleId.Of(name)}/" },
                TestContext.Current.CancellationToken
            )
        )
        {
            texts.Add(blob.Name);
        }

        Assert.Equal(row?.Digest is null ? 0 : 1, texts.Count);
    }

    /// <summary>Every keyword counts exactly the articles that have it.</summary>
    public static async Task AssertCountsAreRightAsync(this ServiceHost service)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var presences = new Dictionary<string, int>(StringComparer.Ordinal);
        var table = service.Storage.Tables.GetTableClient(StorageNames.ListsTable);
        await foreach (
            var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(
                "PartitionKey ge 'c|' and PartitionKey lt 'd'",
                cancellationToken: TestContext.Current.CancellationToken
            )
        )
        {
            if (row.RowKey.StartsWith("c|", StringComparison.Ordinal))
            {
                counts[row.RowKey[2..]] = row.GetInt32("Count")!.Value;
            }
            else
            {
                var keyword = row.RowKey[2..row.RowKey.LastIndexOf('|')];
                presences[keyword] = presences.GetValueOrDefault(keyword) + 1;
            }
        }

        Assert.Equal(presences.OrderBy(p => p.Key), counts.OrderBy(c => c.Key));
    }

    private static readonly Comparer<IndexKey> KeyOrder = Comparer<IndexKey>.Create(
        (a, b) => string.CompareOrdinal(a.ToString(), b.ToString())
    );
}
