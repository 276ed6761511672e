using Summarizer.Text.Grounding;

namespace Summarizer.Text.Tests.Grounding;

/// <summary>
/// What honest writers do with facts: each table has an article, what they write of it, and beside it what is wrong.
/// </summary>
public class HonestFormsTests
{
    private const string Match =
        "Norvik beat Tjeld on Saturday with goals by Mo Farsen, Ida Holm and Liv Aune. Tjeld had won the first half 2-1. "
        + "1,580,575 people watched on television, twenty-five of them at the mayor's home. Norvik's takings rose from 312 to 378 million kroner. "
        + "Tickets cost twelve fifty. The game began at 14:00 and the club was founded in 2007-08. Two thirds of the seats were sold.";

    private const string Politics =
        "Prime Minister Putnam met the Belgian envoy Jean Buttler in the second quarter. The Liberal Dems and the United Kingdom "
        + "will sign in Western Alden. A spokesman for the World Health Organization in Norway did not comment. "
        + "Buttler said that he would not resign. The dam failed to hold. Prices were unchanged. The council has to approve the plan.";

    [Theory]
    [InlineData("The match drew 25 guests to the house of the mayor.")]
    [InlineData("Nearly 1.6 million viewers followed the game.")]
    [InlineData("Over 1.5 million people saw it on TV.")]
    [InlineData("A ticket was sold at 12.50.")]
    [InlineData("The game kicked off at 2 PM.")]
    [InlineData("Three players scored for Norvik.")]
    [InlineData("The takings went up by 66 million kroner.")]
    [InlineData("The club has existed since the 2007-2008 season.")]
    [InlineData("About 67 percent of the seats found a buyer.")]
    [InlineData("The final result was 3-2.")]
    public void A_number_in_another_form_is_not_wrong(string statement) => AssertStands("en", Match, statement);

    [Theory]
    [InlineData("The match drew 35 guests to the house of the mayor.")]
    [InlineData("Nearly 2.6 million viewers followed the game.")]
    [InlineData("A ticket was sold at 13.50.")]
    [InlineData("The game kicked off at 5 PM.")]
    [InlineData("The takings went up by 86 million kroner.")]
    [InlineData("The club has existed since 1998.")]
    [InlineData("One third of the seats were sold.")]
    [InlineData("More than 90 percent of the seats were sold.")]
    public void A_number_that_is_wrong_is_found_in_any_form(string statement) => AssertWrong("en", Match, statement);

    [Theory]
    [InlineData("The envoy from Belgium held talks with Putnam in Q2.")]
    [InlineData("Envoy Jean Buttler, of the UK, is not going to step down.")]
    [InlineData("The Liberal Democrats are going to sign too.")]
    [InlineData("The WHO had nothing to say in the Norwegian capital.")]
    [InlineData("President Putnam took part.")]
    [InlineData("The government's leader received a diplomat from Belgium.")]
    public void A_name_in_another_form_is_not_wrong(string statement) => AssertStands("en", Politics, statement);

    [Theory]
    [InlineData("The envoy from Portugal held talks with Putnam in Q2.")]
    [InlineData("Envoy Jean Baxter is not going to step down.")]
    [InlineData("The Labour Democrats are going to sign too.")]
    [InlineData("The IMF had nothing to say.")]
    [InlineData("Prime Minister Oswald met the Belgian envoy.")]
    public void A_name_that_is_invented_is_found_in_any_form(string statement) =>
        AssertWrong("en", Politics, statement);

    [Theory]
    [InlineData("The dam did not hold.")]
    [InlineData("Prices did not change.")]
    [InlineData("Buttler refuses to resign.")]
    [InlineData("The WHO gave no comment.")]
    public void A_denial_in_other_words_is_not_wrong(string statement) => AssertStands("en", Politics, statement);

    [Theory]
    [InlineData("Buttler said that he would resign.")]
    [InlineData("The Liberal Dems will not sign in Western Alden.")]
    [InlineData("The council has approved the plan.")]
    public void A_denial_turned_round_is_found(string statement) => AssertWrong("en", Politics, statement);

    [Theory]
    [InlineData("The club won on Friday, its coach said.", "The club won yesterday, the coach said.", true)]
    [InlineData("The club won on Friday.", "The club won on Tuesday.", false)]
    [InlineData("The law takes effect on 3 May.", "The law takes effect in three weeks.", true)]
    [InlineData("The law takes effect on 3 May.", "The law takes effect on 3 June.", false)]
    [InlineData("The law takes effect on May 3.", "The law takes effect on the 3rd of May.", true)]
    [InlineData("All clubs lost.", "All clubs won.", false)]
    [InlineData("At least 20 people died.", "No fewer than 20 people died.", true)]
    [InlineData("At most 20 people died.", "No more than 20 people died.", true)]
    [InlineData("Two thirty-year-old men were arrested.", "Police arrested two 30-year-old men.", true)]
    [InlineData("The shop opens at two thirty.", "The shop opens at 2:30 p.m.", true)]
    [InlineData("Up to 20 may attend the funeral.", "The funeral may be attended by up to 20 people.", true)]
    [InlineData("The man was arrested by police.", "In May police arrested the man.", true)]
    [InlineData("Sales didn't rise in March.", "Sales did not fall in March.", false)]
    [InlineData("More than 500 people came.", "Fewer than 500 people came.", false)]
    [InlineData("Ole was acquitted of fraud.", "Ole was convicted of fraud.", false)]
    [InlineData("Ole was found guilty of fraud.", "Ole was convicted of fraud.", true)]
    [InlineData("Sales rose by a tenth.", "Sales fell by a tenth.", false)]
    [InlineData("The east wing opened first.", "The west wing opened first.", false)]
    [InlineData("He called it \"a bold and costly step\".", "He called it a bold and costly step.", true)]
    [InlineData("He called it \"a silly and cheap step\".", "He called it a bold and costly step.", false)]
    [InlineData("He called it \"bold\".", "He called it daring.", true)]
    public void Dates_opposites_and_quotations_are_held_against_the_article(
        string statement,
        string article,
        bool stands
    )
    {
        if (stands)
        {
            AssertStands("en", article, statement);
        }
        else
        {
            AssertWrong("en", article, statement);
        }
    }

    public static TheoryData<string, string, string, bool> Languages =>
        new()
        {
            // In German all nouns have capitals: a new one is no name, unless it stands as names do.
            {
                "de",
                "Bürgermeisterin Anna Berg eröffnete am Montag die Brücke. Fünfundzwanzig Helfer kamen.",
                "Mit Blick auf die Einweihung kamen 25 Menschen.",
                true
            },
            {
                "de",
                "Bürgermeisterin Anna Berg eröffnete am Montag die Brücke. Fünfundzwanzig Helfer kamen.",
                "Bürgermeisterin Anna Holz eröffnete die Brücke.",
                false
            },
            {
                "de",
                "Bürgermeisterin Anna Berg eröffnete am Montag die Brücke. Fünfundzwanzig Helfer kamen.",
                "35 Helfer kamen zur Einweihung.",
                false
            },
            {
                "de",
                "Das Gericht sprach den Minister frei. Die Kosten stiegen um 3,5 Millionen Euro.",
                "Die Kosten sind um 3,5 Mio. Euro gestiegen.",
                true
            },
            {
                "fr",
                "Le ministre belge a rencontré la maire. Une cinquantaine de personnes ont défilé à 14 h 30.",
                "Environ 50 personnes ont manifesté à 14h30 avec un ministre de Belgique.",
                true
            },
            {
                "fr",
                "Le ministre belge a rencontré la maire. Une cinquantaine de personnes ont défilé à 14 h 30.",
                "Environ 90 personnes ont défilé.",
                false
            },
            {
                "fr",
                "Le ministre belge a rencontré la maire. Une cinquantaine de personnes ont défilé à 14 h 30.",
                "Le ministre Lebrun a rencontré la maire.",
                false
            },
            {
                "es",
                "El presidente del club, Ana Ruiz, no dimitirá. Veinticinco socios votaron en contra y la mitad de los fondos llegó.",
                "Hubo 25 votos en contra.",
                true
            },
            {
                "es",
                "El presidente del club, Ana Ruiz, no dimitirá. Veinticinco socios votaron en contra y la mitad de los fondos llegó.",
                "El presidente del club, Ana Ruiz, dimitirá.",
                false
            },
            {
                "es",
                "El presidente del club, Ana Ruiz, no dimitirá. Veinticinco socios votaron en contra y la mitad de los fondos llegó.",
                "Según Marta Gil, hubo votos en contra.",
                false
            },
            {
                "ru",
                "Мэр Анна Берг открыла мост в понедельник. Пришли двадцать пять человек.",
                "На открытие с Анной Берг пришли 25 жителей.",
                true
            },
            {
                "ru",
                "Мэр Анна Берг открыла мост в понедельник. Пришли двадцать пять человек.",
                "Мэр Ольга Берг открыла мост.",
                false
            },
            {
                "ru",
                "Мэр Анна Берг открыла мост в понедельник. Пришли двадцать пять человек.",
                "Пришли 45 человек.",
                false
            },
            // Chinese and Japanese have no capitals: people by title and family name, and countries.
            {
                "zh",
                "市长张伟周一宣布大桥开通，工期十四个月，四百一十二人到场。",
                "大桥历时14个月建成，四百多人出席了仪式。",
                true
            },
            { "zh", "市长张伟周一宣布大桥开通，工期十四个月，四百一十二人到场。", "市长王强宣布大桥开通。", false },
            { "zh", "市长张伟周一宣布大桥开通，工期十四个月，四百一十二人到场。", "大桥的工期为18个月。", false },
            { "zh", "市长张伟周一宣布大桥开通，工期十四个月，四百一十二人到场。", "法国代表团参加了仪式。", false },
            {
                "ja",
                "市長は月曜日に橋の開通を発表した。工事費は三十五億円だった。",
                "橋の工事には35億円かかった。",
                true
            },
            {
                "ja",
                "市長は月曜日に橋の開通を発表した。工事費は三十五億円だった。",
                "橋の工事には53億円かかった。",
                false
            },
            // Arabic and Hindi: numbers and denials; no rule for names.
            {
                "ar",
                "افتتح رئيس البلدية الجسر يوم الاثنين بحضور 412 شخصا. لن يغلق الجسر.",
                "حضر 412 شخصا افتتاح الجسر.",
                true
            },
            {
                "ar",
                "افتتح رئيس البلدية الجسر يوم الاثنين بحضور 412 شخصا. لن يغلق الجسر.",
                "حضر 512 شخصا افتتاح الجسر.",
                false
            },
            { "hi", "महापौर ने सोमवार को पुल का उद्घाटन किया। 412 लोग आए।", "उद्घाटन में 412 लोग मौजूद थे।", true },
            { "hi", "महापौर ने सोमवार को पुल का उद्घाटन किया। 412 लोग आए।", "उद्घाटन में 512 लोग आए।", false },
        };

    [Theory]
    [MemberData(nameof(Languages))]
    public void Facts_are_checked_by_the_rules_of_the_language(
        string language,
        string article,
        string statement,
        bool stands
    )
    {
        if (stands)
        {
            AssertStands(language, article, statement);
        }
        else
        {
            AssertWrong(language, article, statement);
        }
    }

    private static void AssertStands(string language, string article, string statement)
    {
        var support = new GroundingChecker(TestArticle.Of(language, article)).Check(statement, []);
        Assert.True(support.Verdict is not Verdict.Contradicted, support.ToString());
    }

    private static void AssertWrong(string language, string article, string statement)
    {
        var support = new GroundingChecker(TestArticle.Of(language, article)).Check(statement, []);
        Assert.True(support.Verdict is Verdict.Contradicted, support.ToString());
    }
}
