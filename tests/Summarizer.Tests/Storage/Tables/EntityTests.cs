using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Summarizer.Storage;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage.Tables;

public sealed class EntityTests(AzuriteServer azurite) : AzuriteTables(azurite)
{
    [Fact]
    public async Task An_added_entity_is_read_back_with_its_types()
    {
        var time = new DateTimeOffset(2026, 2, 28, 23, 59, 58, TimeSpan.FromHours(2)).AddTicks(1234567);
        var id = Guid.NewGuid();
        var added = new TableEntity("p", "r")
        {
            ["Text"] = "naïve “quotes” \"'\\ \n \u2028 😀",
            ["Empty"] = "",
            ["Flag"] = true,
            ["Small"] = int.MinValue,
            ["Large"] = long.MaxValue,
            ["Whole"] = 5.0,
            ["Half"] = 0.5,
            ["Tiny"] = double.Epsilon,
            ["Huge"] = double.MaxValue,
            ["Time"] = time,
            ["Id"] = id,
            ["Bytes"] = new byte[] { 0, 255, 1 },
            ["Data"] = BinaryData.FromBytes(new byte[] { 7 }),
            ["Nothing"] = null,
        };

        await Table.AddEntityAsync(added, Stop);
        var read = (await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;

        Assert.Equal(("p", "r"), (read.PartitionKey, read.RowKey));
        Assert.Equal(added.GetString("Text"), read.GetString("Text"));
        Assert.Equal("", read.GetString("Empty"));
        Assert.True(read.GetBoolean("Flag"));
        Assert.Equal(int.MinValue, read.GetInt32("Small"));
        Assert.Equal(long.MaxValue, read.GetInt64("Large"));
        Assert.Equal(
            [5.0, 0.5, double.Epsilon, double.MaxValue],
            new[] { "Whole", "Half", "Tiny", "Huge" }.Select(name => read.GetDouble(name)!.Value)
        );
        Assert.Equal(time, read.GetDateTimeOffset("Time"));
        Assert.Equal(id, read.GetGuid("Id"));
        Assert.Equal([0, 255, 1], read.GetBinaryData("Bytes")!.ToArray());
        Assert.Equal([7], read.GetBinaryData("Data")!.ToArray());
        Assert.False(read.ContainsKey("Nothing"));
        Assert.NotNull(read.Timestamp);
    }

    [Fact]
    public async Task A_write_returns_the_etag_that_a_read_sees_and_the_time_of_the_service()
    {
        var written = await Table.AddEntityAsync(new TableEntity("p", "r"), Stop);

        var read = await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop);

        Assert.NotNull(written.Headers.ETag);
        Assert.NotNull(written.Headers.Date);
        Assert.Equal(written.Headers.ETag, read.Value.ETag);
    }

    [Fact]
    public async Task Only_the_selected_properties_are_read()
    {
        await Table.AddEntityAsync(
            new TableEntity("p", "r")
            {
                ["A"] = 1,
                ["B"] = 2L,
                ["C"] = 3.0,
            },
            Stop
        );

        var read = await Table.GetEntityAsync<TableEntity>("p", "r", ["B", "RowKey"], Stop);
        var found = await Table.GetEntityIfExistsAsync<TableEntity>("p", "r", ["B", "RowKey"], Stop);

        foreach (var entity in new[] { read.Value, found.Value! })
        {
            Assert.Equal(["B", "RowKey", "odata.etag"], entity.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(2, entity.GetInt64("B"));
        }
    }

    [Fact]
    public async Task Adding_an_entity_twice_is_a_conflict()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"), Stop);

        var conflict = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.AddEntityAsync(new TableEntity("p", "r"), Stop)
        );

        Assert.Equal(409, conflict.Status);
        Assert.True(conflict.ErrorCode == TableErrorCode.EntityAlreadyExists);
    }

    [Fact]
    public async Task A_missing_entity_is_an_exception_for_Get_and_no_value_for_GetIfExists()
    {
        var error = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.GetEntityAsync<TableEntity>("p", "none", cancellationToken: Stop)
        );
        var value = await Table.GetEntityIfExistsAsync<TableEntity>("p", "none", cancellationToken: Stop);

        Assert.Equal(404, error.Status);
        Assert.True(error.ErrorCode == TableErrorCode.ResourceNotFound);
        Assert.False(value.HasValue);
        Assert.Equal(404, value.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => value.Value);
    }

    [Fact]
    public async Task An_upsert_inserts_then_merges_or_replaces()
    {
        await Table.UpsertEntityAsync(
            new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 },
            TableUpdateMode.Replace,
            Stop
        );
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2, ["C"] = 2 }, TableUpdateMode.Merge, Stop);
        var merged = (await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["D"] = 3 }, TableUpdateMode.Replace, Stop);
        var replaced = (await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;
        await Table.UpsertEntityAsync(new TableEntity("p", "new") { ["A"] = 1 }, TableUpdateMode.Merge, Stop);

        Assert.Equal((1, 2, 2), (merged.GetInt32("A"), merged.GetInt32("B"), merged.GetInt32("C")));
        Assert.Equal((null, 3), (replaced.GetInt32("A"), replaced.GetInt32("D")));
        Assert.True((await Table.GetEntityIfExistsAsync<TableEntity>("p", "new", cancellationToken: Stop)).HasValue);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, 1)]
    [InlineData(TableUpdateMode.Replace, null)]
    public async Task An_update_with_the_current_etag_merges_or_replaces(TableUpdateMode mode, int? kept)
    {
        var first = await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, Stop);

        var second = await Table.UpdateEntityAsync(
            new TableEntity("p", "r") { ["B"] = 2 },
            first.Headers.ETag!.Value,
            mode,
            Stop
        );

        var read = (await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;
        Assert.Equal((kept, 2), (read.GetInt32("A"), read.GetInt32("B")));
        Assert.Equal(second.Headers.ETag, read.ETag);
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_with_an_old_etag_is_refused(TableUpdateMode mode)
    {
        var first = await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, Stop);
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, ETag.All, mode, Stop);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, first.Headers.ETag!.Value, mode, Stop)
        );

        Assert.Equal(412, refused.Status);
        Assert.True(refused.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(
            2,
            (await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value.GetInt32("A")
        );
    }

    [Fact]
    public async Task Of_concurrent_updates_with_the_same_etag_one_succeeds()
    {
        var first = await Table.AddEntityAsync(new TableEntity("p", "r"), Stop);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(Update));

        Assert.Single(outcomes, 204);
        Assert.Equal(19, outcomes.Count(status => status == 412));

        async Task<int> Update(int writer)
        {
            try
            {
                var entity = new TableEntity("p", "r") { ["Writer"] = writer };
                return (
                    await Table.UpdateEntityAsync(entity, first.Headers.ETag!.Value, TableUpdateMode.Replace, Stop)
                ).Status;
            }
            catch (RequestFailedException e)
            {
                return e.Status;
            }
        }
    }

    [Fact]
    public async Task An_update_of_a_missing_entity_is_refused_and_inserts_nothing()
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All, TableUpdateMode.Replace, Stop)
        );

        Assert.Equal(404, refused.Status);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Table.UpdateEntityAsync(new TableEntity("p", "none"), default, TableUpdateMode.Replace, Stop)
        );
        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("p", "none", cancellationToken: Stop)).HasValue);
    }

    [Fact]
    public async Task A_deletion_with_an_old_etag_is_refused_and_deleting_a_missing_entity_is_no_error()
    {
        var first = await Table.AddEntityAsync(new TableEntity("p", "r"), Stop);
        var second = await Table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All, TableUpdateMode.Merge, Stop);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.DeleteEntityAsync("p", "r", first.Headers.ETag!.Value, Stop)
        );
        var deleted = await Table.DeleteEntityAsync("p", "r", second.Headers.ETag!.Value, Stop);
        var nothing = await Table.DeleteEntityAsync("p", "r", cancellationToken: Stop);

        Assert.Equal(412, refused.Status);
        Assert.Equal((204, 404), (deleted.Status, nothing.Status));
    }

    [Fact]
    public async Task A_read_entity_can_be_changed_and_written_back()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Count"] = 1L, ["Text"] = "x" }, Stop);
        var entity = (await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;

        entity["Count"] = 2; // remains 64-bit in storage
        await Table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, Stop);

        var read = (await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;
        Assert.Equal((2L, "x"), (read.GetInt64("Count"), read.GetString("Text")));
    }

    [Fact]
    public async Task Too_large_values_and_entities_are_refused_with_their_error_codes()
    {
        var longText = new TableEntity("p", "r") { ["Text"] = new string('x', 32 * 1024 + 1) };
        var manyTexts = new TableEntity("p", "r");
        for (var i = 0; i < 40; i++)
        {
            manyTexts[$"Text{i}"] = new string('x', 32 * 1024);
        }

        var property = await Assert.ThrowsAsync<RequestFailedException>(() => Table.AddEntityAsync(longText, Stop));
        var entity = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.UpsertEntityAsync(manyTexts, TableUpdateMode.Replace, Stop)
        );

        Assert.Equal((400, true), (property.Status, property.ErrorCode == TableErrorCode.PropertyValueTooLarge));
        Assert.Equal((400, true), (entity.Status, entity.ErrorCode == TableErrorCode.EntityTooLarge));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    public async Task A_key_with_a_forbidden_character_is_refused(string key)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.AddEntityAsync(new TableEntity("p", key), Stop)
        );

        Assert.Equal((400, true), (refused.Status, refused.ErrorCode == TableErrorCode.InvalidInput));
    }

    // The package accepts such a text, so LongText refuses it.
    [Fact]
    public async Task An_unpaired_surrogate_is_stored_as_the_replacement_character()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "cut \ud83d" }, Stop);

        var read = await Table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop);

        Assert.Equal("cut \ufffd", read.Value.GetString("Text"));
    }

    [Fact]
    public async Task A_wrong_account_key_is_refused()
    {
        var wrong = new TableServiceClient(
            $"AccountName={AzuriteServer.AccountName};AccountKey=d3Jvbmc=;TableEndpoint={Azurite.TableEndpoint}"
        );

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            wrong.GetTableClient(Table.Name).GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)
        );

        Assert.Equal((403, "AuthorizationFailure"), (refused.Status, StorageErrors.CodeOf(refused)));
        Assert.DoesNotContain("d3Jvbmc=", refused.ToString(), StringComparison.Ordinal);
    }
}
