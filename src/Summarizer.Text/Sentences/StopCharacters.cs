using System.Buffers;
using System.Globalization;

namespace Summarizer.Text.Sentences;

/// <summary>The characters that can end a sentence, and those that may stand around the end of one.</summary>
internal static class StopCharacters
{
    private const string Spaced = ".!?…؟۔։።‼⁇⁈⁉‽"; // stops that want white space after them to count

    // Stops of scripts that are written without spaces, or whose stop has no other use.
    private const string Unspaced = "。！？｡．।॥။។᠃᱾";

    private const string Closers = "\"'”’»›“«)]}」』】）］｝〉》〕";
    private const string Openers = "\"'“‘«‹„‚»([{「『【（［｛〈《〔¿¡*_";

    /// <summary>Everything a scan for sentence ends has to look at.</summary>
    public static readonly SearchValues<char> Interesting = SearchValues.Create(Spaced + Unspaced + "\n\"•‣⁃◦▪●");

    /// <summary>What opens the words of somebody, and what tells them from those who report them.</summary>
    public static readonly SearchValues<char> SpeechMarks = SearchValues.Create("\"“„‘«»‹›—–―");

    public static bool IsStop(char c) => IsSpacedStop(c) || IsUnspacedStop(c);

    public static bool IsSpacedStop(char c) => Spaced.Contains(c, StringComparison.Ordinal);

    public static bool IsUnspacedStop(char c) => c >= '।' && Unspaced.Contains(c, StringComparison.Ordinal);

    public static bool IsCloser(char c) => Closers.Contains(c, StringComparison.Ordinal);

    public static bool IsOpener(char c) => Openers.Contains(c, StringComparison.Ordinal);

    public static bool IsQuote(char c) => c is '"' or '\'' or '”' or '’' or '»' or '“' or '«' or '」' or '』';

    public static bool IsDash(char c) => c is '-' or '–' or '—' or '―';

    public static bool IsBullet(char c) => c is '•' or '‣' or '⁃' or '◦' or '▪' or '●';

    public static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';

    public static bool IsMark(char c) =>
        c >= '\u0300'
        && (
            c is '\u200D' or '\uFE0F'
            || char.GetUnicodeCategory(c)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.EnclosingMark
        );
}
