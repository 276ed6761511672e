using System.Collections.Frozen;
using System.Text;

namespace Summarizer.Text.Languages;

/// <summary>
/// Detects the language of a text: by its script where that has one language, else by the function words that it shares
/// with few other languages and by the letters of its alphabet (<see cref="LanguageEvidence"/>).
/// </summary>
public static class LanguageDetector
{
    internal const string Undetermined = "und"; // the answer when no language is likely enough

    /// <summary>The languages that can be detected, as primary subtags in ordinal order.</summary>
    public static IReadOnlyList<string> Codes => Language.Codes;

    // How many windows of the text are looked at: the front matter may be in another language.
    private const int Windows = 4;

    // How many UTF-16 units a window has. Function words are every second word; a few hundred words are enough.
    private const int WindowLength = 3000;

    private const double LeastKana = 0.1; // Japanese is a third Kana or more; a Chinese text may quote a little

    /// <summary>The language (ISO 639-1), or <see cref="Undetermined"/>; samples decide for a long text.</summary>
    internal static string Detect(string text)
    {
        var sample = Sample(text);
        var scripts = new int[Enum.GetValues<Script>().Length];
        foreach (var rune in sample.EnumerateRunes())
        {
            scripts[(int)ScriptOf(rune)]++;
        }

        scripts[(int)Script.None] = 0;
        var kana = scripts[(int)Script.Kana];
        var han = scripts[(int)Script.Han];
        scripts[(int)Script.Han] += kana;
        var main = (Script)Array.IndexOf(scripts, scripts.Max());
        return scripts[(int)main] == 0
            ? Undetermined
            : main switch
            {
                Script.Han or Script.Kana => kana >= LeastKana * (kana + han) ? "ja" : "zh",
                Script.Hangul => "ko",
                Script.Greek => "el",
                Script.Hebrew => "he",
                Script.Thai => "th",
                Script.Georgian => "ka",
                Script.Armenian => "hy",
                Script.Other => Undetermined,
                _ => ByWords(sample),
            };
    }

    private static string ByWords(string sample)
    {
        var evidence = new LanguageEvidence();
        var scanner = new WordScanner(sample, FrozenSet<string>.Empty);
        Span<char> lower = stackalloc char[WordScanner.MaxLength];
        while (scanner.MoveNext())
        {
            if (scanner.Kind == WordKind.Word)
            {
                sample.AsSpan(scanner.Start, scanner.Length).ToLowerInvariant(lower);
                evidence.Add(lower[..scanner.Length]);
            }
        }

        return evidence.Decide() ?? Undetermined;
    }

    private static string Sample(string text)
    {
        if (text.Length <= Windows * WindowLength)
        {
            return text;
        }

        var sample = new StringBuilder(Windows * (WindowLength + 1));
        for (var window = 0; window < Windows; window++)
        {
            var start = (int)((long)(text.Length - WindowLength) * window / (Windows - 1));
            sample.Append(text, start, WindowLength).Append(' ');
        }

        return sample.ToString();
    }

    private static Script ScriptOf(Rune rune) =>
        rune.Value switch
        {
            < 'A' => Script.None,
            < 0x250 or (>= 0x1E00 and < 0x1F00) => Rune.IsLetter(rune) ? Script.Latin : Script.None,
            >= 0x370 and < 0x400 or (>= 0x1F00 and < 0x2000) => Script.Greek,
            >= 0x400 and < 0x530 => Script.Cyrillic,
            >= 0x530 and < 0x590 => Script.Armenian,
            >= 0x590 and < 0x600 => Script.Hebrew,
            >= 0x600 and < 0x780 => Script.Arabic,
            >= 0x900 and < 0x980 => Script.Devanagari,
            >= 0xE00 and < 0xE80 => Script.Thai,
            >= 0x10A0 and < 0x1100 => Script.Georgian,
            >= 0x1100 and < 0x1200 or (>= 0xAC00 and < 0xD7B0) => Script.Hangul,
            >= 0x3041 and < 0x3100 => Script.Kana,
            >= 0x3400 and < 0xA000 or (>= 0xF900 and < 0xFB00) or (>= 0x20000 and < 0x40000) => Script.Han,
            _ => Rune.IsLetter(rune) ? Script.Other : Script.None,
        };

    private enum Script
    {
        None,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
        Hebrew,
        Arabic,
        Devanagari,
        Thai,
        Georgian,
        Hangul,
        Kana,
        Han,
        Other,
    }
}
