using FsCheck;
using FsCheck.Fluent;

namespace Summarizer.Text.Tests.Languages;

/// <summary>Random texts of the pieces that break word rules, mixed with whatever characters FsCheck comes up with.</summary>
internal static class OddTexts
{
    private static readonly string[] _pieces =
    [
        "a",
        "The",
        "U.S.",
        "e.g.",
        "don't",
        "l’homme",
        "İstanbul'da",
        "real-time",
        "F-16",
        "C++",
        "C#",
        "AT&T",
        "1,234.5",
        "3.14",
        "10,080,000",
        "和平谈判",
        "コンピューター",
        "食べる",
        "평화",
        "السلام",
        "ـ",
        "पढ़ना",
        "ß",
        "ﬀ",
        "\u0301",
        "\u00AD",
        "\u200D",
        "\uFEFF",
        "𠀀𠀁",
        "\uD800",
        "\uDC00",
        "😀",
        "'",
        "’",
        "-",
        ".",
        ",",
        "&",
        "+",
        "#",
        " ",
        " ",
        "\n",
        "!",
        "。",
    ];

    public static void Check(Action<string> holds) =>
        Prop.ForAll(Texts().ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    public static void Check(Action<string[]> holds) =>
        Prop.ForAll(Texts().ArrayOf().ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static Gen<string> Texts() =>
        Gen.OneOf(
            Gen.Elements(_pieces).ListOf().Select(string.Concat),
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")
        );
}
