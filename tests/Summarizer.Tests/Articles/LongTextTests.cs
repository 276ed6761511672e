using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using Summarizer.Articles;

namespace Summarizer.Tests.Articles;

public class LongTextTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(32_768, 1)]
    [InlineData(32_769, 2)]
    [InlineData(100_000, 4)]
    public void A_long_text_is_split_by_what_a_property_holds(int length, int properties)
    {
        var row = new TableEntity("p", "r");

        LongText.Write(row, "Text", new string('x', length));

        Assert.Equal(properties, row.Keys.Count(k => k.StartsWith("Text", StringComparison.Ordinal)));
        Assert.Equal(length, LongText.Read(row, "Text")!.Length);
    }

    [Fact]
    public void What_was_never_written_is_absent() => Assert.Null(LongText.Read(new TableEntity("p", "r"), "Text"));

    [Theory]
    [InlineData("cut ", '\ud83d', "")]
    [InlineData("", '\udc1d', " cut")]
    [InlineData("a", '\ud83d', "b")]
    public void A_text_with_half_a_surrogate_pair_is_refused_and_not_stored_as_another(
        string before,
        char half,
        string after
    ) =>
        Assert.ThrowsAny<ArgumentException>(() =>
            LongText.Write(new TableEntity("p", "r"), "Text", before + half + after)
        );

    [Fact]
    public void Every_text_comes_back_and_no_pair_of_surrogates_is_torn()
    {
        var texts = Gen.Choose(0, 3)
            .SelectMany(offset =>
                Gen.Choose(1, 3)
                    .Select(pieces => new string('a', offset) + string.Concat(Enumerable.Repeat(Bees, pieces)))
            )
            .ToArbitrary();
        Prop.ForAll(
                texts,
                text =>
                {
                    var row = new TableEntity("p", "r");
                    LongText.Write(row, "Text", text);
                    return LongText.Read(row, "Text") == text
                        && ((IDictionary<string, object?>)row)
                            .Values.OfType<string>()
                            .All(part => part.Length <= LongText.MaxPropertyLength)
                        && ((IDictionary<string, object?>)row)
                            .Values.OfType<string>()
                            .All(part => part.Length == 0 || !char.IsHighSurrogate(part[^1]));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static readonly string Bees = string.Concat(Enumerable.Repeat("🐝", 16_384));
}
