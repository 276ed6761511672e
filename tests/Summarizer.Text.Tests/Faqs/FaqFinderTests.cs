using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Summarizer.Text.Digests;
using Summarizer.Text.Faqs;

namespace Summarizer.Text.Tests.Faqs;

public class FaqFinderTests
{
    private const string Tides =
        "Tides follow the moon, and the barrier follows the tides. Gates close when the water rises.";

    [Theory]
    [InlineData(
        "en",
        "What Is a Tidal Barrier?",
        "A tidal barrier keeps the sea out of a river. It has seven gates.",
        "What Is a Tidal Barrier?"
    )]
    [InlineData(
        "en",
        "What Is a Tidal Barrier",
        "A tidal barrier keeps the sea out of a river. It has seven gates.",
        "What is a tidal barrier?"
    )]
    [InlineData(
        "en",
        "3. How to Close the Gates",
        "The gates close by hand. Two people turn a wheel for an hour.",
        "How do you close the gates?"
    )]
    [InlineData(
        "en",
        "The Role of the Harbour Master",
        "The Harbour Master of Orle gives the word, and the gates close.",
        "What is the role of the Harbour Master?"
    )]
    [InlineData(
        "en",
        "Types of Gates",
        "Most gates lift, some swing, and a few of the gates roll on rails.",
        "What types of gates are there?"
    )]
    [InlineData(
        "de",
        "Wie funktioniert ein Sperrwerk",
        "Ein Sperrwerk hält das Meer aus dem Fluss. Es hat mehrere Tore.",
        "Wie funktioniert ein Sperrwerk?"
    )]
    [InlineData(
        "fr",
        "Quel est le rôle des vannes",
        "Les vannes ferment la rivière quand la mer monte, puis elles s’ouvrent.",
        "Quel est le rôle des vannes\u00a0?"
    )]
    [InlineData(
        "es",
        "Qué es una barrera de marea",
        "Una barrera de marea cierra el río cuando sube el mar. Tiene compuertas.",
        "¿Qué es una barrera de marea?"
    )]
    public void A_heading_that_can_be_asked_is_answered_by_the_text_below(
        string language,
        string heading,
        string text,
        string expected
    )
    {
        var faq = Assert.Single(
            FaqFinder.Find(TestArticle.Of(language, "# " + heading, text), 8),
            f => f.Question == expected
        );

        Assert.Equal((text, Origin.Generated), (faq.Answer, faq.Origin));
        Assert.Equal(2, faq.Citations[0]);
    }

    [Theory]
    [InlineData("Can the barrier be saved?")] // the text seldom says yes or no
    [InlineData("How tides work")]
    [InlineData("Why it matters")]
    [InlineData("What Are We Waiting For?")] // the text below does not take it up
    [InlineData("Is this the end of the barrier?")]
    [InlineData("The Barrier")]
    public void A_heading_that_asks_nothing_becomes_no_question(string heading) =>
        Assert.Empty(FaqFinder.Find(TestArticle.Of("en", "# " + heading, Tides), 8));

    [Theory]
    [InlineData(
        "en",
        "Photosynthesis is the process by which plants make sugar from light. All life needs photosynthesis.",
        "What is photosynthesis?"
    )]
    [InlineData(
        "en",
        "A compiler is a program that turns source code into machine code. Each compiler has flaws.",
        "What is a compiler?"
    )]
    [InlineData(
        "en",
        "Python is a widely used programming language with a simple grammar. Many like Python.",
        "What is Python?"
    )]
    [InlineData(
        "en",
        "The Great Barrier Reef is the largest reef system in the world. The reef is old, and a reef grows.",
        "What is the Great Barrier Reef?"
    )]
    [InlineData(
        "en",
        "Marie Curie was a physicist who won two Nobel Prizes. Curie died in 1934.",
        "Who was Marie Curie?"
    )]
    [InlineData(
        "de",
        "Ein Compiler ist ein Programm, das Quelltext in Maschinencode übersetzt. Jeder Compiler hat Fehler.",
        "Was ist ein Compiler?"
    )]
    [InlineData(
        "de",
        "Python ist eine weit verbreitete Programmiersprache mit einfacher Grammatik. Viele mögen Python.",
        "Was ist Python?"
    )]
    [InlineData(
        "fr",
        "La photosynthèse est un processus par lequel les plantes font du sucre. Sans photosynthèse, rien.",
        "Qu’est-ce que la photosynthèse\u00a0?"
    )]
    [InlineData(
        "fr",
        "Un compilateur est un programme qui traduit le code source. Chaque compilateur a ses défauts.",
        "Qu’est-ce qu’un compilateur\u00a0?"
    )]
    [InlineData(
        "es",
        "La fotosíntesis es un proceso por el que las plantas hacen azúcar. Sin fotosíntesis, nada.",
        "¿Qué es la fotosíntesis?"
    )]
    public void A_definition_answers_what_a_thing_is(string language, string text, string expected)
    {
        var faq = Assert.Single(FaqFinder.Find(TestArticle.Of(language, text), 8));

        Assert.Equal((expected, Origin.Generated), (faq.Question, faq.Origin));
        Assert.Equal([1], faq.Citations);
        Assert.StartsWith(faq.Answer, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It is a program that turns source code into machine code. It has flaws.")]
    [InlineData("This is a system for closing the gates of the river. This works.")]
    [InlineData("The company is a firm with five hundred people. The company grows.")]
    [InlineData("The problem is a law that nobody in the town has read. A problem stays.")]
    [InlineData("Public opinion is a powerful force in the politics of the town. Public opinion shifts.")]
    [InlineData("Rust is a problem that the city of Orle has known for years. Rust stays.")]
    [InlineData("Closing the gates in a storm is a process with five steps. A storm comes.")]
    [InlineData("What follows next is a method that works for most people. What follows next counts.")]
    [InlineData("Photosynthesis is a process.")]
    [InlineData("Northern Steel said Orle was a company with a fine record. Orle was sold, said Northern Steel.")]
    [InlineData("Orle Plus is the market leader for ferries of all sizes. Orle Plus grows.")]
    [InlineData("Orle is a fascinating city on a river with many bridges. Orle grows.")]
    [InlineData("Lithium is a metal that is light and soft.")] // the article does not come back to it
    [InlineData("Is Python a language that children can learn? Python is fun.")]
    [InlineData("Anna is a teacher who lives in the old town. Anna sings.")] // a first name alone
    public void Makes_no_question_when_unsure(string text) =>
        Assert.Empty(FaqFinder.Find(TestArticle.Of("en", text), 8));

    [Fact]
    public void The_answer_includes_the_next_sentence_when_it_continues_the_definition()
    {
        var article = TestArticle.Of(
            "en",
            "A compiler is a program that turns source code into machine code. It reads it line by line. A compiler has flaws."
        );

        Assert.Equal([1, 2], Assert.Single(FaqFinder.Find(article, 8)).Citations);
    }

    [Fact]
    public void The_article_s_own_pairs_come_first_and_the_limit_holds()
    {
        var article = TestArticle.Of(
            "en",
            "Photosynthesis is the process by which plants make sugar from light. All life needs photosynthesis.",
            "# FAQ",
            "# Do plants sleep?",
            "In a way.",
            "# What is photosynthesis?",
            "A way to make sugar."
        );

        var faqs = FaqFinder.Find(article, 8);

        Assert.Equal(["Do plants sleep?", "What is photosynthesis?"], faqs.Select(f => f.Question));
        Assert.Single(FaqFinder.Find(article, 1));
        Assert.Empty(FaqFinder.Find(article, 0));
    }

    [Fact]
    public void A_long_interview_is_read_to_its_end()
    {
        var turns = new List<string>();
        for (var i = 0; i < 5_000; i++)
        {
            turns.Add(string.Create(CultureInfo.InvariantCulture, $"Herald: Why is it {i} crowns?"));
            turns.Add(
                string.Create(CultureInfo.InvariantCulture, $"Ruiz: Ship {i} is a system that {i} people built.")
            );
        }

        var faqs = FaqFinder.Find(TestArticle.Of("en", [.. turns]), 10_000);

        Assert.Equal(5_000, faqs.Count);
        Assert.Equal("Ship 4999 is a system that 4999 people built.", faqs[^1].Answer);
    }

    [Fact]
    public void Answers_quote_the_article_for_any_text()
    {
        var pieces = new[]
        {
            "# FAQ",
            "Q: ",
            "A: ",
            "Why?",
            "Herald: ",
            "So.",
            "|",
            "X is a system that works.",
            "? ",
            "\n",
            "- ",
        };
        Prop.ForAll(
                Gen.ListOf(Gen.Elements(pieces)).ToArbitrary(),
                list =>
                {
                    var blocks = string.Concat(list).Split('|', StringSplitOptions.RemoveEmptyEntries);
                    var article = TestArticle.Of("en", ["Start.", .. blocks]);
                    return FaqFinder
                        .Find(article, 8)
                        .All(f =>
                            article.Text.Contains(f.Answer, StringComparison.Ordinal)
                            && f.Answer.Length > 0
                            && f.Citations.Count > 0
                            && f.Citations.SequenceEqual(f.Citations.Order())
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
