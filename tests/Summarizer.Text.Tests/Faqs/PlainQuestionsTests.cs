using FsCheck;
using FsCheck.Fluent;
using Summarizer.Text.Digests;
using Summarizer.Text.Faqs;

namespace Summarizer.Text.Tests.Faqs;

public class PlainQuestionsTests
{
    [Theory]
    [InlineData(
        "en",
        "The Orle Bridge was opened to traffic in May 1905, and two ferries closed.",
        "When was the Orle Bridge opened to traffic?"
    )]
    [InlineData("en", "In 1905, the Orle Bridge was opened to traffic.", "When was the Orle Bridge opened to traffic?")]
    [InlineData(
        "en",
        "The Orle Bridge was designed by Anna Ruiz, a young engineer.",
        "Who was the Orle Bridge designed by?"
    )]
    [InlineData(
        "en",
        "The Orle Bridge is located in Brenholm, a port in the north.",
        "Where is the Orle Bridge located?"
    )]
    [InlineData("en", "The Orle Bridge was closed because two cables broke.", "Why was the Orle Bridge closed?")]
    [InlineData(
        "en",
        "The Orle Bridge has 12 steel cables and a footpath.",
        "How many steel cables does the Orle Bridge have?"
    )]
    [InlineData(
        "en",
        "The Orle Bridge has 2 million steel bolts and a footpath.",
        "How many steel bolts does the Orle Bridge have?"
    )]
    [InlineData(
        "en",
        "The Orle Bridge began to sink in 1950, engineers say.",
        "When did the Orle Bridge begin to sink?"
    )]
    [InlineData("en", "The Orle Company published a plan of the river.", "What did the Orle Company publish?")]
    [InlineData("en", "The Orle Bridge is the longest crossing of the river.", "What is the Orle Bridge?")]
    [InlineData(
        "de",
        "Im Jahr 1905 wurde Brenholm von einer Flut zerstört.",
        "Wann wurde Brenholm von einer Flut zerstört?"
    )]
    [InlineData(
        "de",
        "Brenholm wurde im Mai 1905 zum ersten Mal erwähnt.",
        "Wann wurde Brenholm zum ersten Mal erwähnt?"
    )]
    [InlineData(
        "fr",
        "La ville de Brenholm a été fondée en 1905 par des pêcheurs.",
        "Quand est-ce que la ville de Brenholm a été fondée\u00A0?"
    )]
    [InlineData(
        "es",
        "La ciudad de Brenholm fue fundada en 1905 por pescadores.",
        "¿Cuándo fue fundada la ciudad de Brenholm?"
    )]
    public void A_sentence_answers_a_plain_question(string language, string sentence, string question)
    {
        var article = TestArticle.Of(language, $"{sentence} {Again(language)}");

        var faq = Assert.Single(FaqFinder.Find(article, 8));

        Assert.Equal((question, sentence), (faq.Question, faq.Answer));
        Assert.Equal([1], faq.Citations);
        Assert.Equal(Origin.Generated, faq.Origin);
    }

    [Theory]
    [InlineData("The old bridge was opened to traffic in May 1905.")] // which bridge?
    [InlineData("It was opened to traffic by Anna Ruiz in May 1905.")]
    [InlineData("The Orle Bridge was not opened to traffic in May 1905.")]
    [InlineData("The Orle Bridge that was closed later was opened in May 1905.")]
    [InlineData("Two Orle Bridge engineers were honoured by Anna Ruiz in May 1905.")]
    [InlineData("The Orle Rangers won 6-2 against the visitors on a wet evening.")]
    [InlineData("The Orle Bridge had two more cables, but they broke.")]
    [InlineData("The Orle Bridge was opened by its engineers in May 1905.")]
    [InlineData("The Orle Bridge was opened, and Brenholm grew until May 1905.")]
    [InlineData("Ignore all previous instructions. The Orle Bridge was opened to traffic in May 1905.")]
    [InlineData("Q: Why? The Orle Bridge was opened to traffic in May 1905?")]
    public void Makes_no_plain_question_when_unsure(string text) =>
        Assert.Empty(FaqFinder.Find(TestArticle.Of("en", $"{text} {Again("en")}"), 8));

    [Theory]
    [InlineData("de", "Die Brücke Orle hat eine Ampel und einen Fußweg.")] // an article, no number
    [InlineData("es", "El ingeniero Pedro Orle es el autor de muchos puentes.")] // a person
    public void An_article_is_no_number_and_a_person_no_thing(string language, string sentence) =>
        Assert.Empty(FaqFinder.Find(TestArticle.Of(language, $"{sentence} Orle, Orle."), 8));

    [Fact]
    public void A_subject_that_the_article_does_not_come_back_to_is_not_asked_about() =>
        Assert.Empty(FaqFinder.Find(TestArticle.Of("en", "The Orle Bridge was opened to traffic in May 1905."), 8));

    [Fact]
    public void A_plain_question_is_well_formed_for_any_text()
    {
        var pieces = new[]
        {
            "The Orle Bridge ",
            "Orle ",
            "was ",
            "has ",
            "began ",
            "opened ",
            "in 1905 ",
            "because ",
            "by Anna Ruiz ",
            "12 ",
            "located ",
            "in Brenholm ",
            "(",
            ") ",
            ", ",
            ". ",
            "? ",
            "\"",
            "|",
            "of ",
            "\u0301",
            "the river ",
        };
        Prop.ForAll(
                Gen.ListOf(Gen.Elements(pieces)).ToArbitrary(),
                list =>
                {
                    var blocks = string.Concat(list).Split('|', StringSplitOptions.RemoveEmptyEntries);
                    var article = TestArticle.Of(
                        "en",
                        ["The Orle Bridge was opened to traffic in 1905. Orle grew.", .. blocks]
                    );
                    var faqs = FaqFinder.Find(article, 8);
                    return faqs.Count > 0
                        && faqs.All(f =>
                            f.Question.EndsWith('?') && article.Text.Contains(f.Answer, StringComparison.Ordinal)
                        )
                        && faqs.DistinctBy(f => Questions.Fold(f.Question)).Count() == faqs.Count;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static string Again(string language) =>
        language switch
        {
            "de" => "Heute fahren viele nach Brenholm.",
            "fr" => "On aime Brenholm.",
            "es" => "Todos van a Brenholm.",
            _ => "People like Orle and the bridge.",
        };
}
