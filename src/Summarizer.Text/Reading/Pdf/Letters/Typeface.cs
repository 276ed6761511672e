namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>What letters are set in. The same face embedded several times in a file is one.</summary>
internal sealed record Typeface(string Name, bool IsBold, bool IsItalic)
{
    private const int SubsetPrefix = 7; // "ABCDEF+"
    private static readonly string[] BoldNames = ["bold", "black", "heavy", "demi", "semibold", "-b", ".b"];
    private static readonly string[] ItalicNames = ["italic", "oblique", "-it", ".i", "-i"];
    private static readonly string[] Variants =
    [
        "bold",
        "italic",
        "oblique",
        "regular",
        "roman",
        "medium",
        "-",
        ",",
        ".",
    ];

    /// <summary>The family: the name without the words for weight and slant.</summary>
    public string Family { get; } =
        Variants.Aggregate(Name.ToLowerInvariant(), (n, v) => n.Replace(v, "", StringComparison.Ordinal));

    public static Typeface Of(string name, int weight, bool isBold, bool isItalic)
    {
        var plain = name.Length > SubsetPrefix && name[SubsetPrefix - 1] == '+' ? name[SubsetPrefix..] : name;
        return new(plain, isBold || weight >= 700 || Says(plain, BoldNames), isItalic || Says(plain, ItalicNames));
    }

    // Short marks count only at the end: "Times-B", but not "Baskerville-Basic".
    private static bool Says(string name, string[] words) =>
        Array.Exists(
            words,
            w =>
                w.Length > 3
                    ? name.Contains(w, StringComparison.OrdinalIgnoreCase)
                    : name.EndsWith(w, StringComparison.OrdinalIgnoreCase)
        );
}
