using FsCheck;
using FsCheck.Fluent;

namespace Summarizer.Text.Tests;

/// <summary>Random text that is rich in what trips readers: stops, quotes, marks, lone surrogates, odd white space.</summary>
internal static class TextSamples
{
    private static readonly string[] Parts =
    [
        "a",
        "The",
        "U.S",
        "Dr",
        "e\u0301",
        "\u0301",
        "ß",
        "漢",
        "字",
        "か",
        "한",
        "ا",
        "ह",
        "ა",
        "😀",
        "\ud83d",
        "\ude00",
        "1",
        "23",
        "I",
        ".",
        ". ",
        "...",
        "…",
        "?",
        "! ",
        "。",
        "。」",
        "؟ ",
        "।",
        "\"",
        "'",
        "“",
        "”",
        "«",
        " »",
        "(",
        ")",
        "[1]",
        " [2] ",
        "—",
        "-",
        "• ",
        " ",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\u3000",
        "\r",
        "\u2028",
        "\u200d",
        "\u00ad",
        "\0",
        "1. ",
        " 2. ",
        "a) ",
        "@",
        "/",
        "#",
        "*",
        "<",
        ">",
        "&",
        "|",
    ];

    public static Gen<string> Generator { get; } =
        Gen.OneOf(
            Gen.Elements(Parts).ArrayOf().Select(string.Concat),
            Gen.Choose(0, char.MaxValue).Select(c => ((char)c).ToString()).ArrayOf().Select(string.Concat),
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")
        );
}
