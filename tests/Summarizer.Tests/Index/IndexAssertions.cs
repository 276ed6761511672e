using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Storage;

namespace Summarizer.Tests.Index;

/// <summary>Looks at what storage holds of an article, by all rows and blobs there are.</summary>
internal static class IndexAssertions
{
    /// <summary>Every row of the table <c>lists</c> that names the article.</summary>
    public static async Task<IReadOnlySet<(string List, string RowKey)>> IndexRowsAsync(
        this ServiceHost service,
        ArticleName name
    )
    {
        var id = "|" + ArticleId.Of(name);
        var found = new HashSet<(string, string)>();
        var table = service.Storage.Tables.GetTableClient(StorageNames.ListsTable);
        await foreach (
            var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(
                cancellationToken: TestContext.Current.CancellationToken
            )
        )
        {
            if (row.RowKey.Contains(id, StringComparison.Ordinal))
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
        var text = row?.Digest is { } digest
            ? await service
                .Services.GetRequiredService<SourceStore>()
                .ReadAsync(row.Id, digest.Revision, TestContext.Current.CancellationToken)
            : null;
        IEnumerable<(string, string)> keys = row is null ? [] : Rows(row, text?.Text);
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

    /// <summary>All index rows that an article needs.</summary>
    public static IReadOnlySet<(string List, string RowKey)> Rows(ArticleRow row, string? text)
    {
        var keys = IndexKeys.Of(row);
        var rows = keys.Where(k => IndexKeys.TagOf(k) is null).Select(k => (k.List, k.RowKey(row.Id))).ToHashSet();
        foreach (var set in keys.Where(k => IndexKeys.TagOf(k) is not null))
        {
            var tag = IndexKeys.TagOf(set);
            rows.Add(("w0", $"!|{row.Id}|{tag}"));
            rows.UnionWith(
                TermSets
                    .Rows(row.Id, set, TermSets.Of(row.Digest!, text))
                    .Select(entity => (entity.PartitionKey, entity.RowKey))
            );
            if (row.Digest!.Content.Keywords.Count > 0)
            {
                rows.Add(("c", $"p|{row.Id}|{tag}"));
            }
        }

        return rows;
    }

    /// <summary>Every keyword counts exactly the articles that have it.</summary>
    public static async Task AssertCountsAreRightAsync(this ServiceHost service)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var presences = new Dictionary<string, int>(StringComparer.Ordinal);
        var table = service.Storage.Tables.GetTableClient(StorageNames.ListsTable);
        await foreach (
            var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(
                "PartitionKey eq 'c'",
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
                foreach (var keyword in LongText.Read(row, "Keywords")!.Split('\n'))
                {
                    presences[keyword] = presences.GetValueOrDefault(keyword) + 1;
                }
            }
        }

        Assert.Equal(presences.OrderBy(p => p.Key), counts.OrderBy(c => c.Key));
    }

    private static readonly Comparer<IndexKey> KeyOrder = Comparer<IndexKey>.Create(
        (a, b) => string.CompareOrdinal(a.ToString(), b.ToString())
    );
}
