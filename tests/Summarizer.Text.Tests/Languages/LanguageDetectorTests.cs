using Summarizer.Text.Languages;

namespace Summarizer.Text.Tests.Languages;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData(
        "ar",
        "قال المتحدث إن المحادثات التي بدأت في العاصمة سوف تستمر حتى نهاية الأسبوع على الرغم من الخلافات بين الطرفين."
    )]
    [InlineData(
        "cs",
        "Rozhovory, které začaly v hlavním městě, budou podle mluvčího pokračovat až do konce týdne, přestože se strany neshodly."
    )]
    [InlineData(
        "da",
        "Forhandlingerne, som begyndte i hovedstaden, vil ifølge talsmanden fortsætte indtil slutningen af ugen, selv om parterne ikke er enige."
    )]
    [InlineData(
        "de",
        "Die Gespräche, die in der Hauptstadt begonnen haben, werden nach Angaben des Sprechers bis zum Ende der Woche fortgesetzt."
    )]
    [InlineData(
        "en",
        "The talks, which began in the capital, will go on until the end of the week, the speaker said, although the parties do not agree."
    )]
    [InlineData("en", "Go for that one. Go into Europe. Get Europe.")]
    [InlineData(
        "es",
        "Las conversaciones que comenzaron en la capital seguirán hasta el final de la semana, dijo el portavoz, aunque las partes no están de acuerdo."
    )]
    [InlineData(
        "fr",
        "Les pourparlers qui ont commencé dans la capitale se poursuivront jusqu’à la fin de la semaine, a déclaré le porte-parole."
    )]
    [InlineData(
        "hi",
        "राजधानी में शुरू हुई बातचीत सप्ताह के अंत तक जारी रहेगी, प्रवक्ता ने कहा कि दोनों पक्ष अभी सहमत नहीं हैं।"
    )]
    [InlineData(
        "it",
        "I colloqui che sono iniziati nella capitale continueranno fino alla fine della settimana, ha detto il portavoce, anche se le parti non sono d'accordo."
    )]
    [InlineData("ja", "首都で始まった協議は週末まで続く見通しだと報道官は述べた。")]
    [InlineData("ko", "수도에서 시작된 회담은 주말까지 계속될 것이라고 대변인이 말했다.")]
    [InlineData(
        "nl",
        "De gesprekken die in de hoofdstad zijn begonnen, gaan door tot het einde van de week, zei de woordvoerder, hoewel de partijen het niet eens zijn."
    )]
    [InlineData(
        "no",
        "Forhandlingene som begynte i hovedstaden, vil ifølge talsmannen fortsette til slutten av uken, selv om partene ikke er enige."
    )]
    [InlineData(
        "pl",
        "Rozmowy, które rozpoczęły się w stolicy, potrwają do końca tygodnia, powiedział rzecznik, chociaż strony nie są zgodne."
    )]
    [InlineData(
        "pt",
        "As conversações que começaram na capital vão continuar até ao fim da semana, disse o porta-voz, embora as partes não estejam de acordo."
    )]
    [InlineData(
        "ru",
        "Переговоры, которые начались в столице, продлятся до конца недели, сказал представитель, хотя стороны ещё не согласны."
    )]
    [InlineData(
        "sv",
        "Samtalen som började i huvudstaden kommer enligt talesmannen att fortsätta till slutet av veckan, även om parterna inte är överens."
    )]
    [InlineData(
        "tr",
        "Başkentte başlayan görüşmeler hafta sonuna kadar sürecek ve taraflar bu konuda henüz anlaşmış değil, ancak daha fazla zaman var."
    )]
    [InlineData(
        "uk",
        "Переговори, які почалися в столиці, триватимуть до кінця тижня, сказав речник, хоча сторони ще не дійшли згоди."
    )]
    [InlineData("zh", "发言人说，在首都开始的谈判将持续到周末，双方还没有达成一致。")]
    [InlineData(
        "bg",
        "Преговорите, които започнаха в столицата, ще продължат до края на седмицата, въпреки че страните не са съгласни."
    )]
    [InlineData(
        "fa",
        "گفتگوهایی که در پایتخت آغاز شده است تا پایان هفته ادامه خواهد داشت، اما دو طرف هنوز به توافق نرسیده‌اند."
    )]
    [InlineData(
        "fi",
        "Neuvottelut, jotka alkoivat pääkaupungissa, jatkuvat viikon loppuun, vaikka osapuolet eivät ole vielä samaa mieltä."
    )]
    [InlineData(
        "hu",
        "A tárgyalások, amelyek a fővárosban kezdődtek, a hét végéig folytatódnak, de a felek még nem értenek egyet."
    )]
    [InlineData(
        "id",
        "Perundingan yang dimulai di ibu kota akan berlangsung sampai akhir pekan, tetapi kedua pihak belum sepakat."
    )]
    [InlineData(
        "ro",
        "Discuțiile care au început în capitală vor continua până la sfârșitul săptămânii, deși părțile nu sunt încă de acord."
    )]
    [InlineData("el", "Οι συνομιλίες που άρχισαν στην πρωτεύουσα θα συνεχιστούν.")]
    [InlineData("th", "การเจรจาที่เริ่มขึ้นในเมืองหลวงจะดำเนินต่อไปจนถึงสิ้นสัปดาห์")]
    [InlineData(
        "vi",
        "Các cuộc đàm phán bắt đầu ở thủ đô sẽ tiếp tục đến cuối tuần, mặc dù hai bên vẫn chưa đồng ý với nhau."
    )]
    [InlineData("he", "השיחות שהחלו בבירה יימשכו עד סוף השבוע.")]
    public void The_language_of_one_sentence_is_detected(string language, string text) =>
        Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("12 / 34 — 56")]
    [InlineData("Paris London Berlin")]
    [InlineData("Ok")]
    [InlineData(
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore dolore magna aliqua"
    )]
    [InlineData("x = 1; y = 2; return x + y;")]
    [InlineData("\uD83D\uDE00 \uD800")]
    public void Text_of_no_known_language_is_undetermined(string text) =>
        Assert.Equal("und", LanguageDetector.Detect(text));

    [Fact]
    public void A_long_text_is_judged_by_its_whole_length() =>
        Assert.Equal(
            "de",
            LanguageDetector.Detect(
                string.Concat(Enumerable.Repeat("The terms of use of this site are as follows. ", 50))
                    + string.Concat(
                        Enumerable.Repeat("Die Gespräche haben begonnen, und sie werden nicht so bald enden. ", 2000)
                    )
            )
        );

    [Fact]
    public void Detecting_the_language_of_any_text_gives_an_answer() =>
        OddTexts.Check((string text) => Assert.InRange(LanguageDetector.Detect(text).Length, 2, 3));
}
