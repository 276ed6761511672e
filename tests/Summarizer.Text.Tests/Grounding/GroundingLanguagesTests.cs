using Summarizer.Text.Grounding;

namespace Summarizer.Text.Tests.Grounding;

public class GroundingLanguagesTests
{
    private const string German =
        "Die Bürgermeisterin Anna Berg kündigte am Montag an, dass der Hafen von Lübeck für 12 Wochen schließt. "
        + "Die Fähre nach Malmö wird nicht eingestellt. „Wir können nicht länger warten“, sagte Berg.";

    private const string Russian =
        "Мэр Анна Берг заявила в понедельник, что порт Выборга закроется на 12 недель. "
        + "Паром в Хельсинки не остановится. Ремонт обойдётся в 3,5 миллиона евро.";

    private const string Chinese =
        "市长安娜星期一宣布，青岛港将关闭十二周。工程师在四十根柱子中发现了裂缝。前往大连的渡轮不会停运。维修费用为350万元。";

    private const string Arabic =
        "أعلنت رئيسة البلدية يوم الاثنين أن ميناء الإسكندرية سيغلق لمدة 12 أسبوعا. لن تتوقف العبارة إلى قبرص. تبلغ كلفة الإصلاح 3 ملايين دولار.";

    private const string French =
        "La maire Anne Berg a annoncé lundi que le port de Brest fermera pendant 12 semaines. Le ferry vers Roscoff ne s'arrêtera pas. Les réparations coûtent 3,5 millions d'euros.";

    private const string Spanish =
        "La alcaldesa Ana Berg anunció el lunes que el puerto de Vigo cerrará durante 12 semanas. El ferry a Cangas no se detendrá. Las obras cuestan 3,5 millones de euros.";

    [Theory]
    [InlineData("de", German, "Die Fähre nach Malmö wird nicht eingestellt.")]
    [InlineData(
        "de",
        German,
        "Die Bürgermeisterin Anna Berg kündigte an, dass der Hafen von Lübeck für zwölf Wochen schließt."
    )]
    [InlineData("ru", Russian, "Порт Выборга закроется на 12 недель.")]
    [InlineData("ru", Russian, "Ремонт обойдётся в 3,5 млн евро.")]
    [InlineData("ru", Russian, "Паром в Хельсинки не остановится.")]
    [InlineData("zh", Chinese, "青岛港将关闭十二周。")]
    [InlineData("zh", Chinese, "前往大连的渡轮不会停运。")]
    [InlineData("ar", Arabic, "ميناء الإسكندرية سيغلق لمدة 12 أسبوعا.")]
    [InlineData("ar", Arabic, "لن تتوقف العبارة إلى قبرص.")]
    [InlineData("fr", French, "Le port de Brest fermera pendant 12 semaines.")]
    [InlineData("es", Spanish, "El puerto de Vigo cerrará durante 12 semanas.")]
    public void What_an_article_says_is_supported_in_its_language(string language, string article, string statement)
    {
        var support = new GroundingChecker(TestArticle.Of(language, article)).Check(statement, []);

        Assert.True(support.Verdict is Verdict.Supported, support.ToString());
    }

    [Theory]
    [InlineData("de", German, "Der Hafen von Lübeck schließt für 14 Wochen.")]
    [InlineData("de", German, "Der Hafen von Lübeck schließt für 12 Tage.")]
    [InlineData("de", German, "Der Hafen von Hamburg schließt für 12 Wochen.")]
    [InlineData("de", German, "Die Fähre nach Malmö wird eingestellt.")]
    [InlineData("de", German, "„Wir können nicht länger schweigen“, sagte Berg.")]
    [InlineData("ru", Russian, "Порт Выборга закроется на 14 недель.")]
    [InlineData("ru", Russian, "Порт Мурманска закроется на 12 недель.")]
    [InlineData("ru", Russian, "Паром в Хельсинки остановится.")]
    [InlineData("ru", Russian, "Порт Выборга не закроется на 12 недель.")]
    [InlineData("zh", Chinese, "前往大连的渡轮会停运。")]
    [InlineData("zh", Chinese, "维修费用为450万元。")]
    [InlineData("ar", Arabic, "ميناء الإسكندرية سيغلق لمدة 14 أسبوعا.")]
    [InlineData("ar", Arabic, "تتوقف العبارة إلى قبرص.")]
    [InlineData("fr", French, "Le port de Brest fermera pendant 12 jours.")]
    [InlineData("fr", French, "Le ferry vers Roscoff s'arrêtera.")]
    [InlineData("es", Spanish, "El ferry a Cangas se detendrá.")]
    [InlineData("es", Spanish, "El puerto de Lugo cerrará durante 12 semanas.")]
    public void What_an_article_contradicts_is_found_in_its_language(string language, string article, string statement)
    {
        var support = new GroundingChecker(TestArticle.Of(language, article)).Check(statement, []);

        Assert.True(support.Verdict is Verdict.Contradicted, support.ToString());
    }

    [Theory]
    [InlineData("en", "Die Aktien der Firma stiegen gestern um zwölf Prozent.")]
    [InlineData("de", "The company's shares rose by twelve per cent yesterday.")]
    [InlineData("zh", "The company's shares rose by twelve per cent yesterday.")]
    [InlineData("und", "公司的股票昨天上涨了百分之十二。")]
    public void A_statement_in_another_language_than_the_article_has_no_support(string language, string statement)
    {
        var article = TestArticle.Of(language, language == "zh" ? Chinese : German);

        Assert.Equal(Verdict.Contradicted, new GroundingChecker(article).Check(statement, [1]).Verdict);
    }
}
