using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Summarizer.Testing;
using static Azure.Data.Tables.TableTransactionActionType;

namespace Summarizer.Tests.Storage.Tables;

public sealed class TransactionTests(AzuriteServer azurite) : AzuriteTables(azurite)
{
    [Fact]
    public async Task A_transaction_supports_every_kind_of_write_and_returns_etags()
    {
        var versions = new Dictionary<string, ETag>();
        foreach (var key in new[] { "update-merge", "update-replace", "delete", "upsert-merge", "upsert-replace" })
        {
            var added = await Table.AddEntityAsync(new TableEntity("p", key) { ["A"] = 1 }, Stop);
            versions[key] = added.Headers.ETag!.Value;
        }

        var answers = (
            await Table.SubmitTransactionAsync(
                [
                    new(Add, Row("add")),
                    new(UpdateMerge, Row("update-merge"), versions["update-merge"]),
                    new(UpdateReplace, Row("update-replace"), versions["update-replace"]),
                    new(Delete, new TableEntity("p", "delete"), versions["delete"]),
                    new(UpsertMerge, Row("upsert-merge")),
                    new(UpsertReplace, Row("upsert-replace")),
                    new(UpsertReplace, Row("upsert-new")),
                ],
                Stop
            )
        ).Value;

        var rows = await Table.QueryAsync<TableEntity>(cancellationToken: Stop).ToListAsync(Stop);
        Assert.Equal(
            [
                ("add", null, 2),
                ("update-merge", 1, 2),
                ("update-replace", null, 2),
                ("upsert-merge", 1, 2),
                ("upsert-new", null, 2),
                ("upsert-replace", null, 2),
            ],
            rows.Select(row => (row.RowKey, row.GetInt32("A"), row.GetInt32("B")))
        );
        Assert.All(answers, answer => Assert.Equal(204, answer.Status));
        Assert.Equal(rows.Single(row => row.RowKey == "add").ETag, answers[0].Headers.ETag);
        Assert.Equal(rows.Single(row => row.RowKey == "upsert-new").ETag, answers[6].Headers.ETag);
    }

    [Fact]
    public async Task A_failed_transaction_names_the_action_and_writes_nothing()
    {
        await Table.AddEntityAsync(Row("there"), Stop);

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync([new(Add, Row("1")), new(Add, Row("2")), new(Add, Row("there"))], Stop)
        );

        Assert.Equal((409, 2), (failed.Status, failed.FailedTransactionActionIndex));
        Assert.True(failed.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Single(await Table.QueryAsync<TableEntity>(cancellationToken: Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task An_old_etag_fails_the_transaction()
    {
        var first = await Table.AddEntityAsync(Row("r"), Stop);
        await Table.UpdateEntityAsync(Row("r"), ETag.All, TableUpdateMode.Replace, Stop);

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync(
                [new(Add, Row("new")), new(UpdateReplace, Row("r"), first.Headers.ETag!.Value)],
                Stop
            )
        );

        Assert.Equal((412, 1), (failed.Status, failed.FailedTransactionActionIndex));
        Assert.True(failed.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
    }

    [Theory]
    [InlineData(UpdateMerge)]
    [InlineData(UpdateReplace)]
    [InlineData(Delete)]
    public async Task An_action_on_a_missing_entity_fails_the_transaction(TableTransactionActionType type)
    {
        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync([new(Add, Row("new")), new(type, Row("none"), ETag.All)], Stop)
        );

        Assert.Equal((404, 1), (failed.Status, failed.FailedTransactionActionIndex));
        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("p", "new", cancellationToken: Stop)).HasValue);
    }

    [Fact]
    public async Task An_entity_named_twice_fails_the_transaction()
    {
        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync([new(UpsertReplace, Row("r")), new(UpsertReplace, Row("r"))], Stop)
        );

        Assert.Equal((400, 1), (failed.Status, failed.FailedTransactionActionIndex));
        Assert.True(failed.ErrorCode == TableErrorCode.InvalidDuplicateRow);
    }

    [Fact]
    public async Task A_hundred_actions_are_one_transaction()
    {
        var rows = Enumerable.Range(0, 100).Select(i => new TableTransactionAction(Add, Row($"{i:D3}")));

        var answers = await Table.SubmitTransactionAsync(rows, Stop);

        Assert.Equal(100, answers.Value.Count);
        Assert.Equal(100, await Table.QueryAsync<TableEntity>(cancellationToken: Stop).CountAsync(Stop));
    }

    // This is why every update in a transaction of the service has an etag.
    [Theory]
    [InlineData(UpdateMerge)]
    [InlineData(UpdateReplace)]
    public async Task An_update_without_an_etag_in_a_transaction_inserts_a_missing_entity(
        TableTransactionActionType type
    )
    {
        await Table.SubmitTransactionAsync([new(type, Row("none"))], Stop);

        Assert.True((await Table.GetEntityIfExistsAsync<TableEntity>("p", "none", cancellationToken: Stop)).HasValue);
    }

    [Fact]
    public async Task A_missing_table_fails_the_transaction()
    {
        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            NewTable().SubmitTransactionAsync([new(Add, Row("r"))], Stop)
        );

        Assert.Equal((404, true), (failed.Status, failed.ErrorCode == TableErrorCode.TableNotFound));
    }

    [Fact]
    public async Task A_transaction_preserves_values_that_look_like_its_protocol()
    {
        const string text = "--changeset_1--\r\n\r\nHTTP/1.1 500 No\r\nDELETE http://x/y/z {\"a\":1}} \u2028 '{{";

        await Table.SubmitTransactionAsync(
            [
                new(Add, new TableEntity("p", "1") { ["Text"] = text }),
                new(Add, new TableEntity("p", "2") { ["Text"] = text }),
            ],
            Stop
        );

        var rows = await Table.QueryAsync<TableEntity>(cancellationToken: Stop).ToListAsync(Stop);
        Assert.Equal([text, text], rows.Select(row => row.GetString("Text")));
    }

    [Fact]
    public async Task Of_concurrent_transactions_with_the_same_etag_one_succeeds()
    {
        var first = await Table.AddEntityAsync(Row("guard"), Stop);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(Try));

        Assert.Single(outcomes, won => won);
        Assert.Equal(2, await Table.QueryAsync<TableEntity>(cancellationToken: Stop).CountAsync(Stop));

        async Task<bool> Try(int writer)
        {
            try
            {
                await Table.SubmitTransactionAsync(
                    [new(Add, Row($"by-{writer}")), new(UpdateReplace, Row("guard"), first.Headers.ETag!.Value)],
                    Stop
                );
                return true;
            }
            catch (TableTransactionFailedException e) when (e.Status == 412)
            {
                return false;
            }
        }
    }

    private static TableEntity Row(string key) => new("p", key) { ["B"] = 2 };
}
