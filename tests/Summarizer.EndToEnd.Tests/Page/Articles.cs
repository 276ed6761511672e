namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>Articles written for these tests.</summary>
internal static class Articles
{
    /// <summary>The beginning of a DOCX file: only its end would tell that it is damaged.</summary>
    public static readonly string CutDocx =
        "PK\u0003\u0004" + new string('\u0001', 22) + "\u0011\0\0\0word/document.xml cut";

    public static string FerryTitleOf(string place) => $"The {place} Ferry Will Run on Batteries";

    /// <summary>English, with an FAQ section and a line of keywords.</summary>
    public static string FerryOf(string place) => Ferry.Replace("Brenholm", place, StringComparison.Ordinal);

    private const string Ferry = """
        The Brenholm Ferry Will Run on Batteries

        The county of Brenholm will replace its diesel ferry with a battery ferry in spring. The new ferry carries 46 cars and 200 passengers across the Lysefjord in eleven minutes.

        The Case for Batteries

        The old ferry burned about 900 litres of diesel a day. The battery ferry charges for six minutes at each quay, and the power comes from the river station above the village. The county expects to save four million crowns a year in fuel and repairs.

        Captain Sunniva Dahl has steered the old ferry for nineteen years. She says that the silence will take getting used to. Passengers who tried the new ferry in autumn said that they could hear the gulls.

        Who Pays

        The ferry costs 118 million crowns, of which the state pays half. The county borrows the rest over fifteen years. Fares stay as they are until the end of next year.

        FAQ

        When does the battery ferry start?

        The battery ferry starts on the third of April. Until then the diesel ferry keeps its timetable.

        What happens when the power fails?

        The batteries hold enough for four crossings. A generator on the quay can charge the ferry for two more days.

        Keywords: battery ferry, Lysefjord, public transport
        """;

    public const string ArabicTitle = "المكتبة العائمة تعود إلى النهر";

    public const string Arabic = """
        المكتبة العائمة تعود إلى النهر

        عادت المكتبة العائمة إلى النهر هذا الأسبوع بعد غياب دام ثلاث سنوات. تحمل المكتبة ستة آلاف كتاب وتزور اثنتي عشرة قرية كل شهر.

        قالت مديرة المكتبة إن القراء انتظروا هذا اليوم طويلا. وأضافت أن الأطفال هم أكثر من يستعير الكتب من المكتبة العائمة.
        """;

    public const string JapaneseTitle = "港の灯台が図書館になる";

    public const string Japanese = """
        港の灯台が図書館になる

        港町の古い灯台が来年の春に小さな図書館として開館する。灯台は百二十年前に建てられ、十年前から使われていなかった。

        町は灯台の内部を改修し、三千冊の本を置く予定である。館長は子どもたちに海の本を読んでほしいと話した。
        """;
}
