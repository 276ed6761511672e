using System.Globalization;

namespace Summarizer.Engines.LanguageModels;

/// <summary>Estimates tokens by script. Tokenizers differ and change; what the server reports corrects the estimate.</summary>
internal static class TokenEstimator
{
    // Characters to a token in the o200k vocabulary, measured on short texts in each script, and rounded down a little so
    // that an estimate errs towards too many. In Latin letters English has 6 letters and spaces to a token, German 4.6,
    // Turkish 3.4: what is not ASCII weighs more.
    private const double AsciiLetter = 0.23;
    private const double OtherLatin = 0.9;
    private const double Cyrillic = 0.28;
    private const double Greek = 0.38;
    private const double Arabic = 0.33;
    private const double Indic = 0.38;
    private const double Thai = 0.55;
    private const double Han = 0.9;
    private const double Kana = 0.95;
    private const double Hangul = 0.72;
    private const double Digit = 0.4;
    private const double Mark = 0.8;
    private const double OtherLetter = 1.2;
    private const double Symbol = 1.2;
    private const double Space = 0.03;
    private const double LineBreak = 0.7;
    private const double RepeatedCharacter = 0.1; // runs such as ---- have tokens of their own

    public static long Estimate(ReadOnlySpan<char> text)
    {
        var sum = 0.0;
        var previous = '\0';
        foreach (var c in text)
        {
            sum += c == previous && !char.IsLetterOrDigit(c) ? RepeatedCharacter : Weight(c);
            previous = c;
        }

        return (long)Math.Ceiling(sum);
    }

    private static double Weight(char c) =>
        c switch
        {
            ' ' => Space,
            '\n' or '\r' => LineBreak,
            < '\u0080' when char.IsAsciiLetter(c) => AsciiLetter,
            < '\u0080' when char.IsAsciiDigit(c) => Digit,
            < '\u0080' => Mark,
            < '\u0250' when char.IsLetter(c) => OtherLatin,
            >= '\u0370' and < '\u0400' => Greek,
            >= '\u0400' and < '\u0530' => Cyrillic,
            >= '\u0590' and < '\u0780' => Arabic,
            >= '\u0900' and < '\u0E00' => Indic,
            >= '\u0E00' and < '\u0F00' => Thai,
            >= '\u3040' and < '\u3100' => Kana,
            >= '\u3400' and < '\uA000' => Han,
            >= '\uAC00' and < '\uD7B0' => Hangul,
            _ when char.IsSurrogate(c) => Symbol,
            _ when char.IsWhiteSpace(c) => Space,
            _ => char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter ? OtherLetter : Symbol,
        };
}
