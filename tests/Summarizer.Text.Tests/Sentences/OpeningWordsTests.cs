using Summarizer.Text.Sentences;

namespace Summarizer.Text.Tests.Sentences;

public class OpeningWordsTests
{
    [Theory]
    [InlineData("en", "The talks failed.", "Free")]
    [InlineData("en", "But the talks failed.", "Linked")]
    [InlineData("en", "However, the talks failed.", "Linked")]
    [InlineData("en", "But he refused.", "Leaning")]
    [InlineData("en", "“He refused,” she said.", "Leaning")]
    [InlineData("en", "THIS changes all.", "Leaning")]
    [InlineData("en", "This week the talks failed.", "Free")]
    [InlineData("en", "That year, prices rose.", "Free")]
    [InlineData("en", "Thistles grow here.", "Free")]
    [InlineData("en", "…", "Free")]
    [InlineData("de", "Er lehnte ab.", "Leaning")]
    [InlineData("de", "Diese Woche regnet es.", "Free")]
    [InlineData("de", "Doch die Gespräche scheiterten.", "Linked")]
    [InlineData("fr", "Mais il a refusé.", "Leaning")]
    [InlineData("fr", "Cette année, les prix montent.", "Free")]
    [InlineData("es", "Pero las conversaciones fracasaron.", "Linked")]
    [InlineData("ru", "Он отказался.", "Leaning")]
    [InlineData("hi", "वह चला गया।", "Leaning")]
    [InlineData("zh", "但是会谈失败了。", "Linked")]
    [InlineData("zh", "他拒绝了。", "Leaning")]
    [InlineData("ja", "しかし会談は失敗した。", "Linked")]
    [InlineData("und", "But he refused.", "Free")]
    public void A_sentence_that_leans_on_the_one_before_is_known_by_its_opening(
        string language,
        string sentence,
        string expected
    ) => Assert.Equal(expected, OpeningWords.For(language).Of(sentence).ToString());
}
