using System.Text;
using Azure.Data.Tables;
using Azure.Data.Tables.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace Summarizer.AzureTables.Tests.Protocol;

public sealed class EntityJsonTests
{
    private static readonly Gen<object> Values = Gen.OneOf(
        ArbMap
            .Default.GeneratorFor<string>()
            .Where(text => text is not null && IsUnicode(text))
            .Select(text => (object)text),
        ArbMap.Default.GeneratorFor<bool>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<int>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<long>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<double>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<Guid>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<DateTimeOffset>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<byte[]>().Where(value => value is not null).Select(value => (object)value)
    );

    [Fact]
    public void Any_entity_is_read_as_it_was_written() =>
        Prop.ForAll(
                Values.ArrayOf().ToArbitrary(),
                values =>
                {
                    var written = new TableEntity("p", "r");
                    for (var i = 0; i < values.Length; i++)
                    {
                        written[$"V{i}"] = values[i];
                    }

                    var read = EntityReader.Read<TableEntity>(EntityWriter.Write(written));

                    Assert.Equal(written.Keys, read.Keys);
                    Assert.All(written.Keys, key => Assert.Equal(written[key], read[key]));
                    Assert.All(written.Keys, key => Assert.IsType(written[key]!.GetType(), read[key]));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_entity_of_the_service_is_read()
    {
        // From the documentation of Query Entities, minimal metadata.
        const string json = """
            {"odata.metadata":"https://a.table.core.windows.net/$metadata#t/@Element","odata.etag":"W/\"0x5B168C7B6E589D2\"",
            "PartitionKey":"p","RowKey":"r","Timestamp":"2026-08-22T01:12:06.2608595Z","Address":null,"Age":23,
            "AmountDue":200.0,"CustomerCode@odata.type":"Edm.Guid","CustomerCode":"c9da6455-213d-42c9-9a79-3e9149a57833",
            "CustomerSince@odata.type":"Edm.DateTime","CustomerSince":"2008-07-10T00:00:00Z","IsActive":true,
            "NumberOfOrders@odata.type":"Edm.Int64","NumberOfOrders":"255","Big":1e+25,"Odd@odata.type":"Edm.Double","Odd":"NaN"}
            """;

        var entity = EntityReader.Read<TableEntity>(Encoding.UTF8.GetBytes(json));

        Assert.Equal("W/\"0x5B168C7B6E589D2\"", entity.ETag.ToString());
        Assert.Equal(new DateTimeOffset(2026, 8, 22, 1, 12, 6, TimeSpan.Zero).AddTicks(2608595), entity.Timestamp);
        Assert.Equal(
            (23, 200.0, true),
            (entity.GetInt32("Age"), entity.GetDouble("AmountDue"), entity.GetBoolean("IsActive"))
        );
        Assert.Equal((255L, 1e25), (entity.GetInt64("NumberOfOrders"), entity.GetDouble("Big")));
        Assert.Equal(double.NaN, entity.GetDouble("Odd"));
        Assert.Equal(new Guid("c9da6455-213d-42c9-9a79-3e9149a57833"), entity.GetGuid("CustomerCode"));
        Assert.Equal(
            new DateTimeOffset(2008, 7, 10, 0, 0, 0, TimeSpan.Zero),
            entity.GetDateTimeOffset("CustomerSince")
        );
        Assert.False(entity.ContainsKey("Address"));
    }

    [Fact]
    public void The_entities_of_a_page_may_differ_in_their_properties()
    {
        var page = EntityReader.ReadPage<TableEntity>(
            """{"odata.metadata":"m","value":[{"A":1,"B":2},{},{"B":3,"A":4,"C":5},{"A@odata.type":"Edm.Int64","A":"6"}]}"""u8.ToArray()
        );

        Assert.Equal(
            [(1, 2, null), (null, null, null), (4, 3, 5)],
            page.Take(3).Select(entity => (entity.GetInt32("A"), entity.GetInt32("B"), entity.GetInt32("C")))
        );
        Assert.Equal(6, page[3].GetInt64("A"));
    }

    [Fact]
    public void Reading_a_page_allocates_little_more_than_its_values()
    {
        const int count = 1000;
        var row = Encoding.UTF8.GetString(
            EntityWriter
                .Write(
                    new TableEntity("p", "r")
                    {
                        ["Status"] = "ready",
                        ["Attempt"] = 1,
                        ["Size"] = 5_000_000_000L,
                    }
                )
                .Span
        );
        var page = Encoding.UTF8.GetBytes($$"""{"value":[{{string.Join(',', Enumerable.Repeat(row, count))}}]}""");
        EntityReader.ReadPage<TableEntity>(page);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = EntityReader.ReadPage<TableEntity>(page);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // A row is a dictionary of five (about 340 bytes), three short texts, two boxed numbers and the text of one.
        Assert.Equal(count, read.Count);
        Assert.InRange(allocated / count, 1, 700);
    }

    [Fact]
    public void What_the_service_keeps_itself_is_not_written()
    {
        var entity = new TableEntity("p", "r")
        {
            ETag = new("W/\"1\""),
            Timestamp = DateTimeOffset.UnixEpoch,
            ["A"] = null,
        };

        Assert.Equal("""{"PartitionKey":"p","RowKey":"r"}""", Encoding.UTF8.GetString(EntityWriter.Write(entity).Span));
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_time_that_does_not_say_its_zone_is_UTC(DateTimeKind kind)
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, kind);

        var read = EntityReader.Read<TableEntity>(EntityWriter.Write(new TableEntity("p", "r") { ["Time"] = time }));

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), read.GetDateTimeOffset("Time"));
    }

    [Fact]
    public void Letters_beyond_ASCII_are_not_blown_up() =>
        Assert.Equal(
            """{"PartitionKey":"é","RowKey":"日"}""",
            Encoding.UTF8.GetString(EntityWriter.Write(new TableEntity("é", "日")).Span)
        );

    private static bool IsUnicode(string text) => !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
