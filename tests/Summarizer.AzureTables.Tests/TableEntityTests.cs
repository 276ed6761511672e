using Azure;
using Azure.Data.Tables;

namespace Summarizer.AzureTables.Tests;

public sealed class TableEntityTests
{
    [Fact]
    public void An_absent_value_is_null_whatever_its_type()
    {
        var entity = new TableEntity("p", "r");

        Assert.Null(entity["A"]);
        Assert.Null(entity.GetString("A"));
        Assert.Null(entity.GetInt32("A"));
        Assert.Null(entity.GetInt64("A"));
        Assert.Null(entity.GetDouble("A"));
        Assert.Null(entity.GetBoolean("A"));
        Assert.Null(entity.GetDateTimeOffset("A"));
        Assert.Null(entity.GetGuid("A"));
        Assert.Null(entity.GetBinaryData("A"));
        Assert.Null(entity.Timestamp);
        Assert.Equal(default, entity.ETag);
    }

    [Fact]
    public void A_value_is_not_read_as_another_type()
    {
        var entity = new TableEntity("p", "r") { ["Large"] = 1L, ["Text"] = "1" };

        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Large"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("Text"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBinaryData("Text"));
    }

    [Fact]
    public void A_property_keeps_its_type_when_it_changes()
    {
        var entity = new TableEntity("p", "r")
        {
            ["Large"] = 1L,
            ["Real"] = 1.5,
            ["Small"] = 1,
            ["Text"] = "x",
        };

        entity["Large"] = 2;
        entity["Real"] = 2;
        entity["Small"] = 2L;
        entity["Text"] = null;

        Assert.Equal((2L, 2.0, 2L), (entity.GetInt64("Large"), entity.GetDouble("Real"), entity.GetInt64("Small")));
        Assert.Throws<InvalidOperationException>(() => entity["Large"] = "2");
    }

    [Fact]
    public void Keys_and_version_are_properties_like_any()
    {
        var entity = new TableEntity(new Dictionary<string, object?> { ["PartitionKey"] = "p", ["RowKey"] = "r" })
        {
            ETag = new ETag("W/\"1\""),
        };

        Assert.Equal(("p", "r"), (entity.PartitionKey, entity.RowKey));
        Assert.Equal(["PartitionKey", "RowKey", "odata.etag"], entity.Select(property => property.Key));
        Assert.Equal(new ETag("W/\"1\""), entity.ETag);
    }
}
