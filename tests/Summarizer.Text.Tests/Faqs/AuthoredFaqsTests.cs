using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Faqs;

namespace Summarizer.Text.Tests.Faqs;

public class AuthoredFaqsTests
{
    // Blocks are separated by |. Expected: question => answer, separated by ;
    [Theory]
    [InlineData(
        "# FAQs|# When does the ferry run?|From May to October. Never at night.|# Is it free?|No, it costs two crowns.",
        "When does the ferry run? => From May to October. Never at night.; Is it free? => No, it costs two crowns."
    )]
    [InlineData(
        "FAQ:|When does the ferry run?|From May to October.|Is it free for children?|Yes, up to ten years.",
        "When does the ferry run? => From May to October.; Is it free for children? => Yes, up to ten years."
    )]
    [InlineData(
        "# Frequently asked questions about the ferry|- When does the ferry run?|From May to October.|- Is it free?|No.",
        "When does the ferry run? => From May to October.; Is it free? => No."
    )]
    [InlineData(
        "# Häufige Fragen|1. Wann fährt die Fähre?|Von Mai bis Oktober.|2. Ist sie kostenlos?|Nein.",
        "Wann fährt die Fähre? => Von Mai bis Oktober.; Ist sie kostenlos? => Nein."
    )]
    [InlineData(
        "# よくある質問|渡し船はいつ運航しますか？|五月から十月までです。",
        "渡し船はいつ運航しますか？ => 五月から十月までです。"
    )]
    [InlineData(
        "# Q&A|When does the ferry run? From May to October.|Is it free? No, it costs two crowns.",
        "When does the ferry run? => From May to October.; Is it free? => No, it costs two crowns."
    )]
    [InlineData(
        "Q: When does the ferry run?|A: From May to October.|Q: Is the ferry free?|A: No. It costs two crowns.",
        "When does the ferry run? => From May to October.; Is the ferry free? => No. It costs two crowns."
    )]
    [InlineData(
        "Q: When does the ferry run? A: From May to October. Q: Is the ferry free? A: No.",
        "When does the ferry run? => From May to October.; Is the ferry free? => No."
    )]
    [InlineData(
        "?: When does the ferry run?|!: From May to October.|!: Never at night.|A new paragraph.|?: Is it free?|!: No.",
        "When does the ferry run? => From May to October.\n\nNever at night.; Is it free? => No."
    )]
    [InlineData(
        "# FAQs|## When does the ferry run?|In summer.|And on Sundays.|# The harbour|The harbour is old.|# Is it worth it?|Maybe.",
        "When does the ferry run? => In summer.\n\nAnd on Sundays."
    )]
    [InlineData(
        "# FAQs|When does the ferry run?|In summer.|Is the ferry free?|No.|The town was founded long ago.|It has a church.",
        "When does the ferry run? => In summer.; Is the ferry free? => No."
    )]
    [InlineData(
        "# FAQs|# Is the ferry free?|Free? Who told you that?|It costs two crowns.|# When does it run?|In summer.",
        "Is the ferry free? => Free? Who told you that?\n\nIt costs two crowns.; When does it run? => In summer."
    )]
    [InlineData(
        "How did you come to build ferries?|My father did.|What did he teach you?|Patience, and wood.|What comes next?|Rest.",
        "How did you come to build ferries? => My father did.; What did he teach you? => Patience, and wood.; What comes next? => Rest."
    )]
    public void The_pairs_of_an_faq_are_found_word_for_word(string blocks, string expected) =>
        Assert.Equal(expected, Pairs(blocks));

    [Theory]
    [InlineData(
        "Herald: Ms. Ruiz, thank you for having us. Why do you build ferries?|Ana Ruiz: Because of the river.|"
            + "herald: You have three yards now. Who runs the yards?|Ms. Ruiz: My sisters. I draw.",
        "Why do you build ferries? => Because of the river.; Who runs the yards? => My sisters. I draw."
    )]
    [InlineData(
        "# Herald: Why do you build ferries?|Ruiz: Because of the river.|And because I can.|"
            + "# Herald: Who runs the yards?|Ruiz: My sisters.|This interview was shortened.|Read more on page two.",
        "Why do you build ferries? => Because of the river.\n\nAnd because I can.; "
            + "Who runs the yards? => My sisters.\n\nThis interview was shortened."
    )]
    [InlineData(
        "Herald: The river floods each spring. How does this change your work?|Ruiz: We wait.|"
            + "Herald: Where do you wait for the river?|Ruiz: Upstairs.",
        "The river floods each spring. How does this change your work? => We wait.; "
            + "Where do you wait for the river? => Upstairs."
    )]
    [InlineData(
        "Herald: Who taught you to build ferries? Your father?|Ruiz: My aunt.|Herald: Thank you. That was short.|Ruiz: It was.|"
            + "Herald: Is there a ferry to the island?|Ruiz: Would you take it?|Herald: I might.|Ruiz: Then yes.",
        "Who taught you to build ferries? Your father? => My aunt.; Is there a ferry to the island? => Would you take it?"
    )]
    public void An_interview_gives_its_questions_with_the_replies(string blocks, string expected) =>
        Assert.Equal(expected, Pairs(blocks));

    [Theory]
    [InlineData("Can the ferry be saved? The yard says no, and the town says nothing at all.")]
    [InlineData("# Can the ferry be saved?|The yard says no, and the town says nothing at all.")]
    [InlineData("Note: the yard is closed. Why?|Warning: mind the step.")]
    [InlineData("Pros: it is cheap.|Cons: it is slow.|Pros: it is safe.|Cons: it is wet.")]
    [InlineData("# Frequently flooded roads|Which roads flood?|Most do.")]
    [InlineData("She said: “Who would do that?”|He added: “Nobody would.”|She said: “Who?”|He added: “Nobody.”")]
    [InlineData("A.|The good news?|B.|C.|D.|E.|F.|So what?|G.|H.|I.|J.|K.|And now?|L.|M.|N.|O.|P.|The end?|Q.")]
    [InlineData("The meeting starts at 10:30. Who comes?|At 11:00 all leave.")]
    public void Prose_with_a_question_in_it_is_no_pair(string blocks) => Assert.Equal("", Pairs(blocks));

    [Fact]
    public void An_answer_cites_its_own_sentences()
    {
        var article = TestArticle.Of(
            "en",
            "Intro.",
            "# FAQ",
            "# Is it free?",
            "No. It costs two crowns.",
            "# When?",
            "In May."
        );

        Assert.Equal(
            [
                [4, 5],
                [7],
            ],
            AuthoredFaqs.Of(article).Best(8).Select(f => f.Citations)
        );
    }

    [Fact]
    public void The_faq_section_comes_before_an_interview_that_stands_above_it()
    {
        var faqs = Best(
            8,
            "Herald: Why do you build ferries?|Ruiz: For joy.|Herald: Who runs the yards?|Ruiz: My sisters.|# FAQ|# Is it free?|No."
        );

        Assert.Equal(["Is it free?", "Why do you build ferries?", "Who runs the yards?"], faqs.Select(f => f.Question));
    }

    [Fact]
    public void Questions_that_lean_on_others_or_ask_again_give_way_where_there_are_too_many()
    {
        const string Interview =
            "Herald: The river floods. How do these floods change your work?|Ruiz: We wait.|"
            + "Herald: Why do you build ferries from oak?|Ruiz: It lasts.|"
            + "Herald: So why do you build your ferries from oak?|Ruiz: As I said.|"
            + "Herald: Who will run the three yards one day?|Ruiz: Nobody.";

        Assert.Equal(
            ["Why do you build ferries from oak?", "Who will run the three yards one day?"],
            Best(2, Interview).Select(f => f.Question)
        );
        Assert.Equal(4, Best(4, Interview).Count);
    }

    [Fact]
    public void The_same_question_is_not_given_twice() =>
        Assert.Single(Best(8, "# FAQ|# Is it free?|No.|# FAQs|# IS IT FREE ?|Never."));

    private static IReadOnlyList<Faq> Best(int limit, string blocks) => AuthoredFaqs.Of(Article(blocks)).Best(limit);

    private static string Pairs(string blocks)
    {
        var faqs = Best(100, blocks);
        Assert.All(faqs, f => Assert.Equal(Origin.Article, f.Origin));
        return string.Join("; ", faqs.Select(f => $"{f.Question} => {f.Answer}"));
    }

    private static ArticleText Article(string blocks) => TestArticle.Of("en", blocks.Split('|'));
}
