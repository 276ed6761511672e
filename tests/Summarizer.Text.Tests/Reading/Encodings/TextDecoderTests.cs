using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;
using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Tests.Reading.Encodings;

public class TextDecoderTests
{
    private const string German =
        "Über die Brücke fuhren größere Züge als früher, und die Bürger hörten sie schön läuten. ";
    private const string French =
        "L’été dernier, les élèves ont été reçus à la mairie où l’on fêtait déjà la rentrée. ";
    private const string Polish =
        "Zażółć gęślą jaźń, powiedział ktoś na moście, gdzie łódź płynęła już drugą godzinę. ";
    private const string Czech = "Příliš žluťoučký kůň úpěl ďábelské ódy, zatímco lidé u řeky čekali na večerní loď. ";
    private const string Russian =
        "Вчера вечером корабли вернулись в порт, и люди на набережной долго не расходились. ";
    private const string Ukrainian =
        "Учора ввечері кораблі повернулися до порту, і люди на набережній довго не розходилися. ";
    private const string Greek = "Χθες το βράδυ τα πλοία γύρισαν στο λιμάνι και οι άνθρωποι έμειναν για πολλή ώρα. ";
    private const string Turkish =
        "Dün akşam gemiler limana döndü, kıyıdaki insanlar uzun süre dağılmadı, ışıklar söndü. ";
    private const string Hebrew = "אתמול בערב חזרו הספינות אל הנמל והאנשים נשארו על הרציף עוד זמן רב. ";
    private const string Arabic = "عادت السفن مساء أمس إلى الميناء وبقي الناس على الرصيف وقتا طويلا. ";
    private const string Thai = "เมื่อวานตอนเย็นเรือกลับมาที่ท่าเรือและผู้คนยังคงอยู่บนท่าเป็นเวลานาน ";
    private const string Japanese = "昨日の夕方、船は港に帰ってきた。人々は長い間、岸壁を離れなかった。";
    private const string Chinese = "昨天傍晚，船只回到了港口，人们在码头上停留了很长时间，谁也不愿意离开。";
    private const string Traditional = "昨天傍晚，船隻回到了港口，人們在碼頭上停留了很長時間，誰也不願意離開。";
    private const string Korean = "어제 저녁에 배들이 항구로 돌아왔고 사람들은 오랫동안 부두를 떠나지 않았다. ";

    [Theory]
    [InlineData("windows-1252", German)]
    [InlineData("windows-1252", French)]
    [InlineData("windows-1250", Polish)]
    [InlineData("windows-1250", Czech)]
    [InlineData("iso-8859-2", Polish)]
    [InlineData("iso-8859-2", Czech)]
    [InlineData("windows-1251", Russian)]
    [InlineData("windows-1251", Ukrainian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("koi8-u", Ukrainian)]
    [InlineData("ibm866", Russian)]
    [InlineData("iso-8859-5", Russian)]
    [InlineData("macintosh", German)]
    [InlineData("macintosh", French)]
    [InlineData("iso-8859-6", Arabic)]
    [InlineData("ibm852", Polish)]
    [InlineData("ibm852", Czech)]
    [InlineData("windows-1253", Greek)]
    [InlineData("windows-1254", Turkish)]
    [InlineData("windows-1255", Hebrew)]
    [InlineData("windows-1256", Arabic)]
    [InlineData("windows-874", Thai)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("iso-2022-jp", Japanese)]
    [InlineData("gb18030", Chinese)]
    [InlineData("big5", Traditional)]
    [InlineData("euc-kr", Korean)]
    public void Legacy_text_is_read_with_its_charset_declared_or_not(string charset, string text)
    {
        var bytes = Charsets.Find(charset)!.GetBytes(text);
        Assert.Equal(text, TextDecoder.Decode(bytes, charset));
        Assert.Equal(text, TextDecoder.Decode(bytes, null));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Unicode_is_known_by_its_mark(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        Assert.Equal(
            Russian + "😀",
            TextDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Russian + "😀")], null)
        );
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Unicode_is_known_without_its_mark(string charset) =>
        Assert.Equal(German, TextDecoder.Decode(Encoding.GetEncoding(charset).GetBytes(German), null));

    [Theory]
    [InlineData(Russian)]
    [InlineData(Greek)]
    [InlineData(Arabic)]
    [InlineData(Japanese)]
    [InlineData(Chinese)]
    [InlineData(Korean)]
    public void Utf16_of_other_scripts_is_known_without_its_mark(string text)
    {
        Assert.Equal(text, TextDecoder.Decode(Encoding.Unicode.GetBytes(text), null));
        Assert.Equal(text, TextDecoder.Decode(Encoding.BigEndianUnicode.GetBytes(text), null));
    }

    [Fact]
    public void A_short_text_of_two_encodings_is_read_in_both()
    {
        const string good = "Die Fähre fährt früh über den Fjord, und Schüler müssen mit. ";
        const string pasted = "Größe!";

        Assert.Equal(
            good + pasted,
            TextDecoder.Decode(
                [.. Encoding.UTF8.GetBytes(good), .. Charsets.Find("windows-1252")!.GetBytes(pasted)],
                null
            )
        );
    }

    [Fact]
    public void Utf8_wins_over_a_wrong_declaration() =>
        Assert.Equal(German, TextDecoder.Decode(Encoding.UTF8.GetBytes(German), "iso-8859-1"));

    [Fact]
    public void An_unknown_declaration_does_no_harm() =>
        Assert.Equal(German, TextDecoder.Decode(Encoding.UTF8.GetBytes(German), "klingon\0"));

    [Fact]
    public void A_few_stray_bytes_do_not_spoil_utf8() =>
        Assert.Equal(
            German + "it’s" + German,
            TextDecoder.Decode(
                [.. Encoding.UTF8.GetBytes(German + "it"), 0x92, .. Encoding.UTF8.GetBytes("s" + German)],
                null
            )
        );

    [Fact]
    public void Text_that_was_cut_inside_a_character_loses_that_one_only() =>
        Assert.Equal(Russian, TextDecoder.Decode([.. Encoding.UTF8.GetBytes(Russian), 0xF0, 0x9F, 0x98], null));

    [Fact]
    public void One_accent_in_a_long_text_is_enough_to_read_it()
    {
        var text = string.Concat(Enumerable.Repeat("Plain words only. ", 2000)) + "Café.";
        Assert.Equal(text, TextDecoder.Decode(Charsets.Find("windows-1252")!.GetBytes(text), null));
    }

    [Fact]
    public void Binary_bytes_are_no_text()
    {
        var bytes = new byte[4000];
        new Random(7).NextBytes(bytes);
        Assert.Null(TextDecoder.Decode(bytes, null));
        Assert.Null(TextDecoder.Decode(new byte[100], "utf-8"));
    }

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character() =>
        Assert.Equal("a\uFFFDb", Reads.Article([0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x62, 0], "a.txt").Text);

    [Theory]
    [InlineData("<meta charset=\"windows-1251\">")]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>")]
    public void A_page_says_its_charset(string meta)
    {
        var bytes = Charsets
            .Find("windows-1251")!
            .GetBytes($"<html><head>{meta}</head><body><p>{Russian}</p></body></html>");
        Assert.Equal(Russian.Trim(), Reads.Article(bytes, "a.html").Text);
    }

    [Fact]
    public void The_declared_type_says_the_charset() =>
        Assert.Equal(
            "žluť",
            Assert
                .IsType<ReadResult.Readable>(
                    ArticleReader.Read(
                        Charsets.Find("windows-1250")!.GetBytes("žluť"),
                        "text/plain; Charset=\"windows-1250\""
                    )
                )
                .Article.Text
        );
}
