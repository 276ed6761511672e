using System.Globalization;
using System.Net;
using System.Web;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage.Tables;

public sealed class QueryTests(AzuriteServer azurite) : AzuriteTables(azurite)
{
    [Fact]
    public async Task A_query_over_several_pages_returns_all_entities_in_order()
    {
        const int count = 1250;
        await AddRowsAsync(count);

        var rows = await Table.QueryAsync<TableEntity>(cancellationToken: Stop).ToListAsync(Stop);
        var pages = await Table.QueryAsync<TableEntity>(cancellationToken: Stop).AsPages().ToListAsync(Stop);

        Assert.Equal(Enumerable.Range(0, count).Select(RowKey), rows.Select(row => row.RowKey));
        Assert.Equal([1000, 250], pages.Select(page => page.Values.Count));
    }

    [Fact]
    public async Task A_query_continues_from_a_continuation_token()
    {
        await AddRowsAsync(25);
        var query = Table.QueryAsync<TableEntity>(maxPerPage: 10, cancellationToken: Stop);

        var first = await query.AsPages().FirstAsync(Stop);
        var rest = await query.AsPages(first.ContinuationToken).ToListAsync(Stop);
        var small = await query.AsPages(first.ContinuationToken, pageSizeHint: 3).FirstAsync(Stop);

        Assert.Equal([10, 5], rest.Select(page => page.Values.Count));
        Assert.Equal(RowKey(10), rest[0].Values[0].RowKey);
        Assert.Equal(3, small.Values.Count);
        Assert.Null(rest[^1].ContinuationToken);
    }

    [Fact]
    public async Task A_query_continues_across_keys_that_need_encoding()
    {
        string[] keys = ["a b", "a%20b", "a+b", "a'b", "a|b", "aéb", "a日b", "a😀b"];
        foreach (var key in keys)
        {
            await Table.AddEntityAsync(new TableEntity(key, key), Stop);
        }

        var rows = await Table.QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: Stop).ToListAsync(Stop);

        Assert.Equal(keys.Order(StringComparer.Ordinal), rows.Select(row => row.RowKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_query_continues_after_empty_pages()
    {
        // Azure also ends a page where a partition server ends; the emulator has none.
        const string row = """{"value":[{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r"}]}""";
        var recorded = new RecordedService(
            RecordedService.Answer(
                HttpStatusCode.OK,
                """{"value":[]}""",
                ("x-ms-continuation-NextPartitionKey", "1!4!cA--"),
                ("x-ms-continuation-NextRowKey", "1!4!cg--")
            ),
            RecordedService.Answer(
                HttpStatusCode.OK,
                """{"value":[]}""",
                ("x-ms-continuation-NextPartitionKey", "1!4!cQ--")
            ),
            RecordedService.Answer(HttpStatusCode.OK, row)
        );
        var table = new TableServiceClient(Azurite.ConnectionString, recorded.Options()).GetTableClient("table");

        var rows = await table.QueryAsync<TableEntity>("Size gt 1", cancellationToken: Stop).ToListAsync(Stop);

        Assert.Equal("r", Assert.Single(rows).RowKey);
        Assert.Equal(
            [("Size gt 1", null, null), ("Size gt 1", "1!4!cA--", "1!4!cg--"), ("Size gt 1", "1!4!cQ--", null)],
            recorded
                .Requests.Select(request => HttpUtility.ParseQueryString(request.RequestUri!.Query))
                .Select(query => (query["$filter"], query["NextPartitionKey"], query["NextRowKey"]))
        );
    }

    [Fact]
    public async Task A_filter_supports_every_type_of_value()
    {
        var time = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero).AddTicks(7);
        var id = Guid.NewGuid();
        var bytes = new byte[] { 0, 171, 255 };
        await Table.AddEntityAsync(
            new TableEntity("p", "hit")
            {
                ["Text"] = "it's",
                ["Flag"] = true,
                ["Small"] = -5,
                ["Large"] = 5_000_000_000L,
                ["Real"] = -2.5,
                ["Time"] = time,
                ["Id"] = id,
                ["Bytes"] = bytes,
            },
            Stop
        );
        await Table.AddEntityAsync(new TableEntity("p", "miss") { ["Text"] = "it" }, Stop);
        string[] filters =
        [
            TableClient.CreateQueryFilter($"Text eq {"it's"}"),
            TableClient.CreateQueryFilter($"Flag eq {true}"),
            TableClient.CreateQueryFilter($"Small eq {-5}"),
            TableClient.CreateQueryFilter($"Large eq {5_000_000_000L}"),
            TableClient.CreateQueryFilter($"Real eq {-2.5}"),
            TableClient.CreateQueryFilter($"Time eq {time}"),
            TableClient.CreateQueryFilter($"Id eq {id}"),
            TableClient.CreateQueryFilter($"Bytes eq {bytes}"),
            TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and RowKey ge {"h"} and RowKey lt {"i"}"),
        ];

        foreach (var filter in filters)
        {
            var rows = await Table.QueryAsync<TableEntity>(filter, cancellationToken: Stop).ToListAsync(Stop);
            Assert.Equal(["hit"], rows.Select(row => row.RowKey));
        }
    }

    [Theory]
    [InlineData("x' or RowKey ne '")]
    [InlineData("'")]
    [InlineData("''")]
    [InlineData("x' or true or '")]
    [InlineData("{0}")]
    public async Task A_filter_escapes_its_values(string evil)
    {
        await Table.AddEntityAsync(new TableEntity("p", "1") { ["Text"] = evil }, Stop);
        await Table.AddEntityAsync(new TableEntity("p", "2") { ["Text"] = "other" }, Stop);

        var rows = await Table
            .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Text eq {evil}"), cancellationToken: Stop)
            .ToListAsync(Stop);

        Assert.Equal(["1"], rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_query_returns_only_the_selected_properties()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2L }, Stop);

        var rows = await Table.QueryAsync<TableEntity>(select: ["A"], cancellationToken: Stop).ToListAsync(Stop);

        var row = Assert.Single(rows);
        Assert.Equal((1, false, null), (row.GetInt32("A"), row.ContainsKey("B"), row.PartitionKey));
        Assert.NotEqual(default, row.ETag);
    }

    [Fact]
    public async Task An_invalid_filter_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.QueryAsync<TableEntity>("RowKey eq eq", cancellationToken: Stop).ToListAsync(Stop).AsTask()
        );

        Assert.Equal((400, true), (refused.Status, refused.ErrorCode == TableErrorCode.InvalidInput));
    }

    [Fact]
    public async Task A_cancelled_query_stops_between_pages()
    {
        await AddRowsAsync(20);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Table.QueryAsync<TableEntity>(maxPerPage: 5, cancellationToken: cancellation.Token))
            {
                seen++;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(5, seen);
    }

    private static string RowKey(int i) => i.ToString("D5", CultureInfo.InvariantCulture);

    private async Task AddRowsAsync(int count)
    {
        foreach (var rows in Enumerable.Range(0, count).Chunk(100))
        {
            var actions = rows.Select(i => new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity("p", RowKey(i))
            ));
            await Table.SubmitTransactionAsync(actions, Stop);
        }
    }
}
