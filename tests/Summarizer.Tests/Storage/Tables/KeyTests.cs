using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage.Tables;

/// <summary>Keys with characters that are special in URLs, OData and HTTP.</summary>
public sealed class KeyTests(AzuriteServer azurite) : AzuriteTables(azurite)
{
    private static readonly Config Rounds = Config.QuickThrowOnFailure.WithMaxTest(100);

    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.Elements(
            "'",
            "''",
            "%",
            "%27",
            "%2F",
            "%25",
            "+",
            " ",
            "&",
            "=",
            "(",
            ")",
            ",",
            ";",
            ":",
            "@",
            "$",
            "!",
            "~"
        ),
        Gen.Elements("|", "\"", "<", ">", "[", "]", "{", "}", "^", "`", "*", ".", "..", "-", "_", "\u00a0", "\ufeff"),
        Gen.Elements("a", "Z", "0", "é", "e\u0301", "ß", "Ω", "日本", "👩‍🚀", "\u202e", "\uffff"),
        Gen.Elements("PartitionKey=", "RowKey='", "or", "http://x")
    );

    private static readonly Gen<(string PartitionKey, string RowKey)> PairsOfKeys =
        from partitionKey in Pieces.ArrayOf().Select(string.Concat)
        from rowKey in Pieces.ArrayOf().Select(string.Concat)
        where !partitionKey.Contains('/', StringComparison.Ordinal) && !rowKey.Contains('/', StringComparison.Ordinal)
        select (partitionKey, rowKey);

    private static readonly Arbitrary<(string, string)> Keys = PairsOfKeys.ToArbitrary();

    // In a transaction the emulator finds the start of a key by this name, and its end by a comma after a quote.
    private static readonly Arbitrary<(string, string)> KeysInTransactions = PairsOfKeys
        .Select(keys => (WithoutPatterns(keys.PartitionKey), WithoutPatterns(keys.RowKey)))
        .ToArbitrary();

    [Fact]
    public void Any_valid_key_works_in_all_operations() =>
        Check.One(Rounds, Prop.ForAll(Keys, keys => NamesOneEntityAsync(keys.Item1, keys.Item2)));

    [Fact]
    public void Any_valid_key_works_in_a_transaction() =>
        Check.One(
            Rounds,
            Prop.ForAll(KeysInTransactions, keys => NamesOneEntityInTransactionsAsync(keys.Item1, keys.Item2))
        );

    private async Task NamesOneEntityInTransactionsAsync(string partitionKey, string rowKey)
    {
        var entity = new TableEntity(partitionKey, rowKey) { ["A"] = 1 };
        var neighbour = new TableEntity(partitionKey, $"{rowKey}n");
        await Table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, entity), new(TableTransactionActionType.UpsertReplace, neighbour)],
            Stop
        );
        var read = await Table.GetEntityAsync<TableEntity>(partitionKey, rowKey, cancellationToken: Stop);
        Assert.Equal((partitionKey, rowKey), (read.Value.PartitionKey, read.Value.RowKey));

        await Table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Delete, entity, read.Value.ETag),
                new(TableTransactionActionType.Delete, neighbour),
            ],
            Stop
        );
        Assert.False(
            (await Table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: Stop)).HasValue
        );
    }

    private async Task NamesOneEntityAsync(string partitionKey, string rowKey)
    {
        var added = await Table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["A"] = 1 }, Stop);
        var read = await Table.GetEntityAsync<TableEntity>(partitionKey, rowKey, cancellationToken: Stop);
        Assert.Equal((partitionKey, rowKey), (read.Value.PartitionKey, read.Value.RowKey));

        await Table.UpdateEntityAsync(
            new TableEntity(partitionKey, rowKey) { ["B"] = 2 },
            added.Headers.ETag!.Value,
            TableUpdateMode.Merge,
            Stop
        );
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}");
        var found = Assert.Single(
            await Table.QueryAsync<TableEntity>(filter, cancellationToken: Stop).ToListAsync(Stop)
        );
        Assert.Equal((1, 2), (found.GetInt32("A"), found.GetInt32("B")));

        var deleted = await Table.DeleteEntityAsync(partitionKey, rowKey, found.ETag, Stop);
        Assert.Equal(204, deleted.Status);
    }

    private static string WithoutPatterns(string key) =>
        key.Replace(",", string.Empty, StringComparison.Ordinal)
            .Replace("Key=", string.Empty, StringComparison.Ordinal);
}
