using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage.Tables;

public sealed class TableTests(AzuriteServer azurite) : AzuriteTables(azurite)
{
    [Fact]
    public async Task A_table_is_created_once()
    {
        var table = NewTable();

        var created = await table.CreateAsync(Stop);
        var again = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync(Stop));

        Assert.Equal(table.Name, created.Value.Name);
        Assert.Equal(409, again.Status);
        Assert.True(again.ErrorCode == TableErrorCode.TableAlreadyExists);
    }

    [Fact]
    public async Task CreateIfNotExists_accepts_an_existing_table()
    {
        var table = NewTable();

        var first = await table.CreateIfNotExistsAsync(Stop);
        var second = await table.CreateIfNotExistsAsync(Stop);

        Assert.Equal(table.Name, second.Value.Name);
        Assert.Equal((204, 409), (first.GetRawResponse().Status, second.GetRawResponse().Status));
    }

    [Fact]
    public async Task A_deleted_table_is_gone_and_deleting_it_again_is_no_error()
    {
        var table = NewTable();
        await table.CreateAsync(Stop);

        var first = await table.DeleteAsync(Stop);
        var second = await table.DeleteAsync(Stop);

        Assert.Equal((204, 404), (first.Status, second.Status));
        var gone = await Assert.ThrowsAsync<RequestFailedException>(() =>
            table.AddEntityAsync(new TableEntity("p", "r"), Stop)
        );
        Assert.True(gone.ErrorCode == TableErrorCode.TableNotFound);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1numbersfirst")]
    [InlineData("has-hyphen")]
    [InlineData("o'quote")]
    public async Task An_invalid_table_name_is_refused(string name)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Service.GetTableClient(name).CreateAsync(Stop)
        );

        Assert.Equal(400, refused.Status);
    }
}
