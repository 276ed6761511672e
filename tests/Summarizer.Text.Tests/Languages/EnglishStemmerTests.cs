using Summarizer.Text.Languages;

namespace Summarizer.Text.Tests.Languages;

public class EnglishStemmerTests
{
    // From the sample vocabulary of the algorithm's description.
    [Theory]
    [InlineData("consign consigned consigning consignment", "consign")]
    [InlineData("consist consisted consistency consistent consistently consisting consists", "consist")]
    [InlineData("consolation consolations", "consol")]
    [InlineData("conspicuous conspicuously", "conspicu")]
    [InlineData("knack knacks", "knack")]
    [InlineData("knightly", "knight")]
    [InlineData("knitted knitting", "knit")]
    [InlineData("knives", "knive")]
    [InlineData("caresses", "caress")]
    [InlineData("ties", "tie")]
    [InlineData("cries cry", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("luxuriating", "luxuri")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("by", "by")]
    [InlineData("say saying", "say")]
    [InlineData("generate generates generating", "generat")]
    [InlineData("general generally", "general")]
    [InlineData("generic generically", "generic")]
    [InlineData("communism communist", "communism|communist")]
    [InlineData("skies sky", "sky")]
    [InlineData("dying", "die")]
    [InlineData("news", "news")]
    [InlineData("innings", "inning")]
    [InlineData("proceeded", "proceed")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("digitizer", "digit")]
    [InlineData("analogies", "analog")]
    [InlineData("electricity", "electr")]
    [InlineData("hopefulness", "hope")]
    [InlineData("formative", "format")]
    [InlineData("adjustment", "adjust")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlling", "control")]
    [InlineData("youth", "youth")]
    public void Inflected_forms_of_an_english_word_share_a_stem(string words, string stems)
    {
        var expected = stems.Split('|');
        Assert.All(words.Split(' '), word => Assert.Contains(Stem(word), expected));
    }

    private static string Stem(string word)
    {
        var span = word.ToCharArray().AsSpan();
        return span[..EnglishStemmer.Instance.Stem(span, span.Length)].ToString();
    }
}
