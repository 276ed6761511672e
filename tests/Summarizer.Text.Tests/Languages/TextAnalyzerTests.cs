using Summarizer.Text.Languages;

namespace Summarizer.Text.Tests.Languages;

public class TextAnalyzerTests
{
    [Theory]
    [InlineData("en", "It's the bird's-eye view.", "It's|the|bird's|eye|view")]
    [InlineData("en", "Prices rose 1,234.5 to 3.14, then fell.", "Prices|rose|1,234.5|to|3.14|then|fell")]
    [InlineData("en", "The U.S. and the U.N.", "The|U.S.|and|the|U.N.")]
    [InlineData("en", "made in the U.S", "made|in|the|U.S")]
    [InlineData("en", "J.R.R.Tolkien wrote", "J.R.R.|Tolkien|wrote")]
    [InlineData("en", "end.Next sentence", "end|Next|sentence")]
    [InlineData("en", "a real-time e-mail about an F-16 and COVID-19", "a|real|time|e-mail|about|an|F-16|and|COVID-19")]
    [InlineData("en", "a 30-year-old in 1990-1995", "a|30|year|old|in|1990|1995")]
    [InlineData("en", "AT&T sells C++, C# and F#!", "AT&T|sells|C++|C#|and|F#")]
    [InlineData("en", "snake_case #tag @name", "snake|case|tag|name")]
    [InlineData("en", "‘quoted’ dogs’ tails", "quoted|dogs|tails")]
    [InlineData("fr", "L’homme qu'elle a vu aujourd'hui", "L|homme|qu|elle|a|vu|aujourd|hui")]
    [InlineData("it", "dell'acqua un'amica", "dell|acqua|un|amica")]
    [InlineData("tr", "İstanbul'da yaşıyor", "İstanbul'da|yaşıyor")]
    [InlineData("uk", "м'яч і п’ять", "м'яч|і|п’ять")]
    [InlineData("hi", "किताबें पढ़ना।", "किताबें|पढ़ना")]
    [InlineData("zh", "和平谈判。开始", "和平|平谈|谈判|开始")]
    [InlineData("zh", "在。", "在")]
    [InlineData("ja", "コンピューターの歴史", "コンピューター|の歴|歴史")]
    [InlineData("ja", "東京タワー2024年", "東京|タワー2024|年")]
    [InlineData("zh", "𠀀𠀁𠀂", "𠀀𠀁|𠀁𠀂")]
    [InlineData("ko", "평화 협상을", "평화|협상을")]
    [InlineData("en", "cafe\u0301 na\u00EFve", "cafe\u0301|na\u00EFve")]
    [InlineData("en", " \n\t— … !", "")]
    public void Words_are_cut_where_readers_would(string language, string text, string words) =>
        Assert.Equal(
            words.Split('|', StringSplitOptions.RemoveEmptyEntries),
            TextAnalyzer.For(language).Analyze(text).Select(t => text.Substring(t.Start, t.Length))
        );

    // One row for each language: forms of a word that compare as equal.
    [Theory]
    [InlineData("ar", "كتاب الكتاب والكتاب")]
    [InlineData("cs", "hrad hrady hradech hradů")]
    [InlineData("da", "bil biler bilen bilerne")]
    [InlineData("de", "Haus Hauses Häuser häusern")]
    [InlineData("en", "Negotiation negotiations NEGOTIATION'S")]
    [InlineData("es", "nación naciones NACION")]
    [InlineData("fr", "nationale nationales national nationaux")]
    [InlineData("hi", "लड़का लड़के लड़कों")]
    [InlineData("it", "ragazzo ragazzi ragazza ragazze")]
    [InlineData("ja", "平和")]
    [InlineData("ko", "협상 협상을 협상에서")]
    [InlineData("nl", "boek boeken")]
    [InlineData("no", "bil biler bilen bilene")]
    [InlineData("pl", "kobieta kobiety kobietami kobietom")]
    [InlineData("pt", "nação nações")]
    [InlineData("ru", "война войны войной войнами")]
    [InlineData("sv", "bil bilar bilen bilarna")]
    [InlineData("tr", "ev evler evlerinde")]
    [InlineData("uk", "війна війни війною війнами")]
    [InlineData("zh", "和平")]
    public void Forms_of_a_word_share_a_term(string language, string words, int terms = 1) =>
        Assert.Equal(terms, TextAnalyzer.For(language).Analyze(words).Select(t => t.Term).Distinct().Count());

    [Theory]
    [InlineData("en", "naïve Naive NAÏVE")]
    [InlineData("en", "10,080,000 10080000")]
    [InlineData("en", "U.S.A. USA U.S.A")]
    [InlineData("en", "e-mail email E‑Mail")]
    [InlineData("en", "O’Neill O'Neill")]
    [InlineData("de", "Straße STRASSE strasse")]
    [InlineData("pl", "Łódź lodz")]
    [InlineData("tr", "IŞIK ışık")]
    [InlineData("tr", "İstanbul İSTANBUL istanbul'da")]
    [InlineData("ru", "ещё-таки", 2)]
    [InlineData("ru", "актёр актер")]
    [InlineData("el", "Λόγος ΛΟΓΟΣ")]
    [InlineData("zh", "ＡＢＣ abc")]
    public void Spellings_of_a_word_share_a_term(string language, string words, int terms = 1) =>
        Assert.Equal(terms, TextAnalyzer.For(language).Analyze(words).Select(t => t.Term).Distinct().Count());

    [Theory]
    [InlineData("en", "3.14", "314")]
    [InlineData("en", "universe", "house")]
    [InlineData("hi", "कि", "का")]
    [InlineData("sv", "år", "är")]
    public void Different_words_keep_different_terms(string language, string one, string other) =>
        Assert.NotEqual(TextAnalyzer.For(language).Analyze(one)[0], TextAnalyzer.For(language).Analyze(other)[0]);

    [Theory]
    [InlineData("en", "The don't DON’T e.g. where", "US U.S. IT WHO negotiation 12")]
    [InlineData("ar", "في الذي", "السلام")]
    [InlineData("cs", "protože který", "mír")]
    [InlineData("da", "ikke også", "fred")]
    [InlineData("de", "Für während", "Frieden")]
    [InlineData("es", "también él", "paz")]
    [InlineData("fr", "l' été où", "paix")]
    [InlineData("hi", "में और", "शांति")]
    [InlineData("it", "dell' perché", "pace")]
    [InlineData("ja", "これは", "平和 コンピューター")]
    [InlineData("ko", "그리고", "평화")]
    [InlineData("nl", "niet het", "vrede")]
    [InlineData("no", "ikke også", "fred")]
    [InlineData("pl", "się także", "pokój")]
    [InlineData("pt", "não também", "paz")]
    [InlineData("ru", "который ещё", "мир")]
    [InlineData("sv", "är också", "år fred")]
    [InlineData("tr", "için değil", "barış")]
    [InlineData("uk", "який також", "мир")]
    [InlineData("bg", "който също", "мир")]
    [InlineData("fa", "برای است", "صلح")]
    [InlineData("el", "του και", "ειρήνη")]
    [InlineData("he", "של את", "שלום")]
    [InlineData("sr", "који није", "мир")]
    [InlineData("vi", "của những", "hòa bình")]
    [InlineData("fi", "joka myös", "rauha")]
    [InlineData("hu", "hogy nem", "béke")]
    [InlineData("id", "yang tidak", "damai")]
    [InlineData("ro", "și pentru", "pace")]
    [InlineData("zh", "我们 这是", "和平")]
    [InlineData("und", "", "the der")]
    public void Stop_words_carry_grammar_and_other_words_content(string language, string stopWords, string content)
    {
        var analyzer = TextAnalyzer.For(language);
        Assert.All(analyzer.Analyze(stopWords), t => Assert.True(t.IsStopWord, t.Term));
        Assert.All(analyzer.Analyze(content), t => Assert.False(t.IsStopWord, t.Term));
    }

    [Fact]
    public void An_unknown_language_is_cut_into_plain_words() =>
        Assert.Equal(["kaupungit", "ja"], TextAnalyzer.For("xx").Analyze("Kaupungit ja").Select(t => t.Term));

    [Fact]
    public void A_word_without_end_is_cut_into_bounded_words() =>
        Assert.All(
            TextAnalyzer.For("en").Analyze(new string('x', 100_000)),
            t => Assert.InRange(t.Length, 1, WordScanner.MaxLength)
        );

    [Fact]
    public void Any_text_is_cut_into_words_in_order_with_exact_places() =>
        OddTexts.Check(
            (string text) =>
            {
                foreach (var code in Language.Codes)
                {
                    var last = -1;
                    foreach (var token in TextAnalyzer.For(code).Analyze(text))
                    {
                        Assert.True(token.Start > last);
                        Assert.InRange(token.Length, 1, text.Length - token.Start);
                        Assert.NotEmpty(token.Term);
                        Assert.DoesNotContain(text.Substring(token.Start, token.Length), char.IsWhiteSpace);
                        last = token.Start; // pairs of ideographs overlap
                    }
                }
            }
        );

    [Fact]
    public void No_letter_or_digit_is_left_out() =>
        OddTexts.Check(
            (string text) =>
            {
                var covered = new bool[text.Length];
                foreach (var token in TextAnalyzer.For("en").Analyze(text))
                {
                    covered.AsSpan(token.Start, token.Length).Fill(true);
                }

                Assert.All(text.Index(), c => Assert.True(covered[c.Index] || !char.IsLetterOrDigit(c.Item)));
            }
        );

    [Fact]
    public void A_text_with_a_long_word_beyond_the_basic_plane_has_a_language()
    {
        var words = string.Concat(Enumerable.Repeat("the boats are back and nobody can say why ", 10));

        Assert.Equal("en", LanguageDetector.Detect(words + "a" + string.Concat(Enumerable.Repeat("𝐀", 70))));
    }

    [Fact]
    public void A_long_word_is_not_cut_inside_a_character() =>
        Assert.All(
            TextAnalyzer.For("en").Analyze("a" + string.Concat(Enumerable.Repeat("𝐀", 200))),
            t => Assert.InRange(t.Length, 1, WordScanner.MaxLength)
        );
}
