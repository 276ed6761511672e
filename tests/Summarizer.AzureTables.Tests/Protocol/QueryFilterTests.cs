using System.Globalization;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace Summarizer.AzureTables.Tests.Protocol;

public sealed class QueryFilterTests
{
    [Fact]
    public void Every_type_of_value_has_its_literal()
    {
        var time = new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2));
        var id = new Guid("00112233-4455-6677-8899-aabbccddeeff");

        Assert.Equal(
            "A eq 'it''s' and B eq true and C eq -1 and D eq 2L and E eq 3.0 and E ne 1E+300",
            TableClient.CreateQueryFilter(
                $"A eq {"it's"} and B eq {true} and C eq {-1} and D eq {2L} and E eq {3.0} and E ne {1e300}"
            )
        );
        Assert.Equal(
            "A eq datetime'2026-01-02T03:04:05.0000000Z' and B eq guid'00112233-4455-6677-8899-aabbccddeeff' and C eq X'00FF'",
            TableClient.CreateQueryFilter($"A eq {time} and B eq {id} and C eq {new byte[] { 0, 255 }}")
        );
    }

    [Fact]
    public void Numbers_and_times_do_not_follow_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            var filter = TableClient.CreateQueryFilter(
                $"A eq {-1.5} and B eq {new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc)}"
            );
            Assert.Equal("A eq -1.5 and B eq datetime'2026-01-02T00:00:00.0000000Z'", filter);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_value_that_cannot_be_compared_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => TableClient.CreateQueryFilter($"A eq {null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {1.5m}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {double.NaN}"));
    }

    [Fact]
    public void A_text_is_one_literal_whatever_is_in_it() =>
        Prop.ForAll<string?>(text =>
            {
                text ??= string.Empty;
                var literal = TableClient.CreateQueryFilter($"{text}");
                Assert.Equal($"'{text.Replace("'", "''", StringComparison.Ordinal)}'", literal);
                Assert.Equal(0, literal.Count(c => c == '\'') % 2);
            })
            .QuickCheckThrowOnFailure();
}
