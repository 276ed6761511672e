using System.Globalization;
using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Tests.Grounding.Matching;

public class QuantityTests
{
    [Theory]
    [InlineData("en", "12 weeks", "12 week")]
    [InlineData("en", "a 12-week break", "12 week")]
    [InlineData("en", "1,000 km", "1000 km")]
    [InlineData("en", "1 000 km", "1000 km")]
    [InlineData("de", "1.234.567,8 kg", "1234567.8 kg")]
    [InlineData("en", "$3.5 million", "3500000 usd")]
    [InlineData("en", "3.5 million dollars", "3500000 usd")]
    [InlineData("de", "3,5 Milliarden Euro", "3500000000 eur")]
    [InlineData("en", "98.7 per cent", "98.7 %")]
    [InlineData("en", "98.7%", "98.7 %")]
    [InlineData("fr", "7 pour cent", "7 %")]
    [InlineData("en", "twelve months", "12 month")]
    [InlineData("ru", "пять тысяч километров", "5000 km")]
    [InlineData("zh", "350万元", "3500000 yen")]
    [InlineData("ar", "١٢ كتابا", "12")]
    [InlineData("en", "0.125", "0.125")]
    [InlineData("en", "2010-2014", "2010|2014")]
    [InlineData("en", "12.03.2024", "12|3|2024")]
    [InlineData("en", "the 21st of May", "21")]
    [InlineData("en", "room A4 of Covid19", "")]
    [InlineData("en", "one of them", "")]
    [InlineData("en", "-5 °C", "5 °c")]
    public void Numbers_are_read_with_their_units(string language, string text, string expected)
    {
        var read = Quantity.Read(text, LanguageWords.Of(language), everyReading: false);

        Assert.Equal(expected, string.Join('|', read.Select(Shown)));
    }

    [Theory]
    [InlineData("98. 7 per cent", "98|98.7 %|7 %")]
    [InlineData("1, 000 people", "1|1000|0")]
    public void Every_reading_of_a_torn_number_is_given(string text, string expected)
    {
        var read = Quantity.Read(text, LanguageWords.Of("en"), everyReading: true);

        Assert.Equal(expected, string.Join('|', read.Select(Shown)));
    }

    private static string Shown(Quantity quantity) =>
        string.Create(CultureInfo.InvariantCulture, $"{quantity.Value:0.###} {quantity.Unit}").TrimEnd();
}
