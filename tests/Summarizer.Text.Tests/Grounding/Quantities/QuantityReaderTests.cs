using System.Globalization;
using Summarizer.Text.Grounding.Quantities;

namespace Summarizer.Text.Tests.Grounding.Quantities;

public class QuantityReaderTests
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
    [InlineData("fr", "378 millions d'euros", "378000000 eur")]
    [InlineData("en", "twelve months", "12 month")]
    [InlineData("ru", "пять тысяч километров", "5000 km")]
    [InlineData("zh", "350万元", "3500000 yen")]
    [InlineData("ar", "١٢ كتابا", "12")]
    [InlineData("en", "0.125", "0.125")]
    [InlineData("en", "2010-2014", "2010|2014")]
    [InlineData("en", "12.03.2024", "12|3|2024")]
    [InlineData("en", "the 21st of May", "21")]
    [InlineData("en", "room A4 of Covid19 and COVID-19", "")]
    [InlineData("en", "4Q 2020", "2020")]
    [InlineData("en", "one of them", "")]
    [InlineData("en", "-5 °C", "5 °c")]
    [InlineData("en", "£20m and €2.4bn", "20000000 pound|2400000000 eur")]
    public void Numbers_are_read_with_their_units(string language, string text, string expected) =>
        Assert.Equal(expected, Read(language, text));

    [Theory]
    [InlineData("en", "twenty-five", "25")]
    [InlineData("en", "two hundred and fifty thousand dollars", "250000 usd")]
    [InlineData("en", "a million and two hundred", "1000200")]
    [InlineData("en", "two dozen eggs, a dozen hens", "24|12")]
    [InlineData("en", "four and a half years", "4.5 year")]
    [InlineData("en", "hundreds of people, millions of stars", "")]
    [InlineData("en", "twenty a day", "20")]
    [InlineData("de", "fünfundzwanzig Euro", "25 eur")]
    [InlineData("de", "dreihundertfünfundzwanzigtausend Menschen", "325000")]
    [InlineData("de", "einundzwanzig, anderthalb Jahre, viereinhalb Jahre", "21|1.5 year|4.5 year")]
    [InlineData("fr", "vingt-cinq, soixante-quinze, quatre-vingt-dix", "25|75|90")]
    [InlineData("fr", "deux cent cinquante kilomètres", "250 km")]
    [InlineData("fr", "une cinquantaine de secouristes", "50")]
    [InlineData("es", "treinta y cinco, doscientos veintidós", "35|222")]
    [InlineData("es", "diez millones y medio de euros", "10500000")]
    [InlineData("ru", "двадцать пять процентов, тысяча двести метров", "25 %|1200 m")]
    [InlineData("zh", "三百五十万, 十四个月, 二十一", "3500000|14|21")]
    [InlineData("zh", "数十人", "")]
    [InlineData("ja", "三十五人", "35")]
    public void Numbers_in_words_are_read_whole(string language, string text, string expected) =>
        Assert.Equal(expected, Read(language, text));

    [Theory]
    [InlineData("en", "2:00 PM", "840 time of day")]
    [InlineData("en", "2pm, 11 a.m.", "840 time of day|660 time of day")]
    [InlineData("en", "at 14:00", "840 time of day")]
    [InlineData("de", "um 14.30 Uhr, um 9 Uhr", "870 time of day|540 time of day")]
    [InlineData("fr", "à 14h30, à 14 h 30", "870 time of day|870 time of day")]
    [InlineData("zh", "下午2点", "840 time of day")]
    [InlineData("en", "a score of 3:1 and 2-0", "3|1|2|0")]
    public void Times_of_day_are_read_in_minutes(string language, string text, string expected) =>
        Assert.Equal(expected, Read(language, text));

    [Theory]
    [InlineData("en", "half of the votes, two-thirds, a quarter of it", "50 %|66.7 %|25 %")]
    [InlineData("en", "half an hour", "")]
    [InlineData("de", "zwei Drittel", "66.7 %")]
    [InlineData("zh", "四分之三", "75 %")]
    public void Shares_in_words_are_percentages(string language, string text, string expected) =>
        Assert.Equal(expected, Read(language, text));

    [Theory]
    [InlineData("98. 7 per cent", "98|98.7 %|7 %")]
    [InlineData("1, 000 people", "1|1000|0")]
    [InlineData("from 312 to 378 million", "312|378000000|312000000")]
    [InlineData("twelve fifty", "12.5|12|50")]
    public void Every_reading_of_a_number_of_an_article_is_given(string text, string expected)
    {
        var read = QuantityReader.Read(text, "en", everyReading: true).OrderBy(q => q.Start);

        Assert.Equal(expected.Split('|').Order(), read.Select(Shown).Order());
    }

    [Theory]
    [InlineData("en", "about 1.6 million", "1,580,575", true)]
    [InlineData("en", "1.6 million", "1,580,575", true)]
    [InlineData("en", "over 1.5 million", "1,580,575", true)]
    [InlineData("en", "1.5 million", "1,580,575", false)]
    [InlineData("en", "nearly 500", "487", true)]
    [InlineData("en", "nearly 500", "512", false)]
    [InlineData("en", "36", "35.9", true)]
    [InlineData("en", "1980", "1984", false)]
    [InlineData("en", "the 1990s", "1994", true)]
    [InlineData("en", "the 1990s", "1984", false)]
    [InlineData("en", "2007-2011", "2007-11", true)]
    [InlineData("en", "12.50", "twelve fifty", true)]
    [InlineData("en", "10,000", "10000", true)]
    [InlineData("en", "2:00 PM", "14:00", true)]
    [InlineData("en", "2 p.m.", "14:30", false)]
    [InlineData("en", "a third of", "35 %", true)]
    [InlineData("en", "a third of", "two thirds of", false)]
    [InlineData("zh", "四百多", "412", true)]
    [InlineData("zh", "四百多", "380", false)]
    public void A_number_stands_for_those_it_was_made_from(string language, string said, string article, bool expected)
    {
        var there = QuantityReader.Read(article, language, everyReading: true);
        var own = QuantityReader.Read(said, language, everyReading: false);

        Assert.Equal(expected, own.TrueForAll(q => there.Exists(q.Matches)));
    }

    private static string Read(string language, string text) =>
        string.Join('|', QuantityReader.Read(text, language, everyReading: false).Select(Shown));

    private static string Shown(Quantity quantity) =>
        string.Create(CultureInfo.InvariantCulture, $"{quantity.Value:0.###} {quantity.Unit}").TrimEnd();
}
