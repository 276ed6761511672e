using System.Globalization;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Keywords;
using Summarizer.Text.Tests.Languages;

namespace Summarizer.Text.Tests.Keywords;

public class KeywordFinderTests
{
    private const string Harbour =
        "The harbour town of Port Ellery voted on Monday for a tidal barrier. The tidal barrier will close the estuary "
        + "when a storm surge comes in. Engineers of Hadley Marine have planned the tidal barrier for six years. Critics "
        + "say that the barrier harms the salmon fishery. Mayor Ines Calder said the storm surge of last winter had "
        + "decided the vote. Now Ines Calder wants to begin at once.";

    [Fact]
    public void The_keywords_of_an_article_are_its_phrases_and_names()
    {
        var keywords = Texts(Article(Harbour), 10);

        Assert.Equal("tidal barrier", keywords[0]);
        Assert.Contains("storm surge", keywords);
        Assert.Contains("Ines Calder", keywords);
        Assert.Contains("Port Ellery", keywords);
        Assert.DoesNotContain("Calder", keywords);
        Assert.DoesNotContain("Monday", keywords);
    }

    [Fact]
    public void Data_without_spaces_is_no_keyword() =>
        Assert.All(
            Texts(Article(Harbour + " " + string.Concat(Enumerable.Repeat("QUJDREVGR0hJ", 2000)) + "."), 10),
            keyword => Assert.InRange(keyword.Length, 1, 100)
        );

    [Fact]
    public void A_phrase_that_recurs_wins_among_countless_different_ones()
    {
        // Words made of syllables, in pairs that hardly ever come twice: what memory must not grow with.
        string[] syllables = ["ba", "ko", "mi", "ru", "te", "lo", "sa", "vi"];
        string Word(int number) =>
            string.Concat(Enumerable.Range(0, 4).Select(at => syllables[(number >> (at * 3)) & 7])) + "n";
        var random = new Random(1);
        var text = new System.Text.StringBuilder();
        for (var line = 0; line < 60_000; line++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Word(random.Next(4096))} {Word(random.Next(4096))} {Word(random.Next(4096))}, "
            );
            if (line % 40 == 0)
            {
                text.Append("the tidal barrier of the estuary. ");
            }
        }

        var article = Article(text.ToString());
        var candidates = new PhraseCollector(article, ArticleTerms.Of(article)).Collect();

        Assert.True(candidates.Count <= PhraseCollector.MostPhrases);
        Assert.Contains("tidal barrier", Texts(article, 10));
    }

    [Fact]
    public void The_authors_keywords_come_first_as_written_and_are_not_repeated()
    {
        var article = Article(Harbour, authorKeywords: ["Tidal Barriers", "coastal defence", "coastal defence"]);

        var keywords = KeywordFinder.Find(article, 6);

        Assert.Equal(
            ["Tidal Barriers", "coastal defence"],
            keywords.Where(k => k.Origin == Origin.Article).Select(k => k.Text)
        );
        Assert.Equal(6, keywords.Count);
        Assert.DoesNotContain(
            keywords.Skip(2),
            k => k.Text is "tidal barrier" or "barrier" || k.Origin == Origin.Article
        );
    }

    [Fact]
    public void No_more_keywords_are_given_than_asked_for()
    {
        Assert.Equal(3, KeywordFinder.Find(Article(Harbour), 3).Count);
        Assert.Single(KeywordFinder.Find(Article(Harbour, authorKeywords: ["sea", "wind"]), 1));
        Assert.Empty(KeywordFinder.Find(Article(Harbour), 0));
    }

    // What a keyword looks like: text (the title before a bar), a keyword as people would write it.
    [Theory]
    [InlineData("en", "Solar panels are cheap. We buy solar panels. Everyone sells solar panels.", "solar panels")]
    [InlineData("en", "Solar panels. Solar panels pay.", "solar panels")]
    [InlineData("en", "Solar Panels Pay Off|He likes them. It is said that solar panels pay.", "solar panels")]
    [InlineData("en", "They met Anna Lindqvist. Then Anna Lindqvist left with her dog.", "Anna Lindqvist")]
    [InlineData("en", "We saw Marlow's boat and the boat of Marlow.", "Marlow")]
    [InlineData("en", "They fly to New York. The fair in New York is open.", "New York")]
    [InlineData("en", "It is a state-of-the-art design, with a state-of-the-art engine.", "state-of-the-art design")]
    [InlineData("en", "It uses high-resolution imaging of cells.", "high-resolution imaging")]
    [InlineData("en", "He was at NASA when NASA was young.", "NASA")]
    [InlineData("en", "The line is\nbroken in the steam\nengine, an old steam engine.", "steam engine")]
    [InlineData("de", "Die Wärmepumpe heizt das Haus. Eine Wärmepumpe braucht Strom.", "Wärmepumpe")]
    [InlineData("fr", "La centrale nucléaire est vieille. On ferme la centrale nucléaire.", "centrale nucléaire")]
    [InlineData("fr", "Le processus de paix avance. On suit le processus de paix.", "processus de paix")]
    [InlineData("fr", "Les droits de l’homme comptent. Il défend les droits de l’homme.", "droits de l’homme")]
    [InlineData("es", "El proceso de paz avanza. Sigue el proceso de paz.", "proceso de paz")]
    [InlineData("ko", "이사장은 학교를 떠났다. 학생들은 이사장에게 편지를 썼다. 편지가 이사장을 설득했다.", "이사장")]
    [InlineData("ru", "Ледник тает. Учёные изучают этот ледник.", "ледник")]
    [InlineData("zh", "人工智能很重要。我们研究人工智能。人工智能的未来。", "人工智能")]
    [InlineData("ja", "再生可能エネルギーは大切だ。再生可能エネルギーを使う。", "再生可能エネルギー")]
    public void Keywords_are_written_as_people_would_write_them(string language, string text, string keyword) =>
        Assert.Contains(keyword, Texts(Article(text, language), 3));

    [Theory]
    [InlineData("The committee discussed the new report.", "discussed")]
    [InlineData("They will dismantle the old reactor. They want to dismantle the reactor.", "dismantle")]
    [InlineData("The paper presents the lattice method.", "paper presents")]
    [InlineData("It was extremely hot and the weather was hot.", "extremely")]
    [InlineData("They use high-resolution imaging.", "resolution imaging")]
    [InlineData("The bridge, tunnels and roads are closed.", "bridge tunnels")]
    [InlineData("They were heavily criticized.", "criticized")]
    [InlineData("They fly to New York. The fair in New York is open.", "York")]
    [InlineData("It uses the pumps. He pumps.", "uses")]
    [InlineData("It is a beautiful way.", "beautiful")]
    [InlineData("It is a beautiful way.", "way")]
    public void Words_that_form_no_phrase_are_no_keyword(string text, string phrase) =>
        Assert.DoesNotContain(phrase, Texts(Article(text), 100));

    [Theory]
    [InlineData(
        "pl",
        "Autor pisze, że przedstawiono model silnika. Tam przedstawiono wyniki silnika.",
        "przedstawiono"
    )]
    [InlineData("pt", "O autarca morreu aos cinquenta anos. A casa custa cinquenta mil.", "cinquenta")]
    [InlineData("es", "Explicó el puerto. El alcalde explicó el puerto.", "explicó")]
    [InlineData("fr", "Ils quittèrent le port. Le maire dit que les marins quittèrent le port.", "quittèrent")]
    [InlineData("ko", "이사장은 반대한다고 주장했다. 학생들은 찬성한다고 주장했다.", "주장했다")]
    [InlineData("en", "The plans are at https://harbour.example/plans. See https://harbour.example/plans.", "https")]
    [InlineData("en", "The file __init__.py is empty. An __init__.py makes the package.", "init")]
    public void Verbs_numbers_in_words_and_parts_of_addresses_are_no_keyword(
        string language,
        string text,
        string word
    ) => Assert.DoesNotContain(Texts(Article(text, language), 100), k => k.Contains(word, StringComparison.Ordinal));

    [Fact]
    public void Of_two_phrases_of_which_one_holds_the_other_the_usual_form_is_given()
    {
        const string Text =
            "The tidal barrier protects the port. A tidal barrier costs money. The tidal barrier is paid by the town. Ships pass the tidal barrier.";

        var keywords = Texts(Article(Text), 10);

        Assert.Contains("tidal barrier", keywords);
        Assert.DoesNotContain("barrier", keywords);
    }

    [Fact]
    public void Where_verbs_are_not_known_a_phrase_must_come_twice_or_be_a_name()
    {
        var keywords = Texts(
            Article("Les négociateurs espèrent signer bientôt. On a vu Claire Vasseur à la gare.", "fr"),
            10
        );

        Assert.Contains("négociateurs", keywords);
        Assert.Contains("Claire Vasseur", keywords);
        Assert.DoesNotContain(keywords, k => k.Contains("espèrent ", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_words_have_no_spaces_what_comes_once_is_no_keyword() =>
        Assert.Equal(["和平谈判"], Texts(Article("和平谈判星期二恢复。我们看和平谈判。", "zh"), 1));

    [Fact]
    public void Near_duplicates_are_given_once()
    {
        var keywords = Texts(
            Article(
                "The federal military court met. The federal military courts sit here. A military court decides, and "
                    + "military courts are strict."
            ),
            10
        );

        Assert.Single(keywords, k => k.Contains("military court", StringComparison.Ordinal));
    }

    [Fact]
    public void An_article_of_stop_words_has_no_keywords() =>
        Assert.Empty(Texts(Article("It is what it is. And so on."), 10));

    [Fact]
    public void Keywords_of_an_endless_sentence_take_linear_time()
    {
        var words = Enumerable.Range(0, 300_000).Select(i => "noun" + (char)('a' + (i % 26)) + (char)('a' + (i % 23)));

        Assert.Equal(10, KeywordFinder.Find(Article(string.Join(' ', words)), 10).Count);
    }

    [Fact]
    public void In_a_long_text_what_is_said_often_counts_more_than_what_is_said_first()
    {
        var filler = string.Join(
            ' ',
            Enumerable
                .Range(0, 3000)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"The walrus colony of bay {i} grows."))
        );

        var keywords = Texts(Article("A teapot stood there. " + filler), 3);

        Assert.Contains("walrus colony", keywords);
        Assert.DoesNotContain("teapot", keywords);
    }

    [Fact]
    public void Any_text_gives_keywords_that_stand_in_it_with_descending_scores() =>
        OddTexts.Check(
            (string[] blocks) =>
            {
                foreach (var language in (string[])["en", "de", "ja", "und"])
                {
                    var article = Article(
                        string.Join(". ", blocks),
                        language,
                        "A title of " + string.Concat(blocks.Take(1))
                    );
                    var keywords = KeywordFinder.Find(article, 8);

                    Assert.Equal(keywords, KeywordFinder.Find(article, 8));
                    Assert.Equal(
                        keywords.OrderByDescending(k => k.Score).Select(k => k.Score),
                        keywords.Select(k => k.Score)
                    );
                    Assert.Equal(keywords.Count, keywords.Select(k => k.Text).Distinct().Count());
                    var text = OneLine(article.Title + "\n" + article.Text);
                    Assert.All(
                        keywords,
                        k =>
                        {
                            Assert.InRange(k.Score, 0, 1);
                            Assert.NotEmpty(k.Text);
                            Assert.Contains(OneLine(k.Text), text, StringComparison.OrdinalIgnoreCase);
                        }
                    );
                }
            }
        );

    private static string OneLine(string text) => text.Replace('\n', ' ').Replace('\u00A0', ' ');

    private static IReadOnlyList<string> Texts(ArticleText article, int limit) =>
        [.. KeywordFinder.Find(article, limit).Select(k => k.Text)];

    private static ArticleText Article(
        string text,
        string language = "en",
        string? title = null,
        IReadOnlyList<string>? authorKeywords = null
    )
    {
        var parts = text.Split('|');
        return ArticleTextBuilder.Build(
            title ?? (parts.Length > 1 ? parts[0] : ""),
            language,
            [new(BlockKind.Paragraph, parts[^1])],
            authorKeywords ?? []
        );
    }
}
