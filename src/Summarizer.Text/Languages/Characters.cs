using System.Globalization;
using System.Text;

namespace Summarizer.Text.Languages;

/// <summary>What a character is to the cutting of words.</summary>
internal enum CharacterKind : byte
{
    Other, // white space, punctuation, a symbol: no part of a word
    Letter, // a letter of a script that separates its words
    Digit, // a decimal digit or another number sign
    Mark, // a combining mark or a joiner: continues a word, never starts one
    Ideograph, // a Han character, or a Hiragana syllable: words are written without space between them
    Surrogate, // the first half of a character beyond the basic plane
}

/// <summary>Kinds and folded forms of characters, from tables made once of the Unicode data that ship with .NET.</summary>
internal static class Characters
{
    // Where the scripts end whose letters are folded through their decomposition: Latin, Greek, Cyrillic.
    private const int FoldedBelow = 0x530;

    // Latin Extended Additional and Greek Extended, composed letters all of them.
    private const int ExtendedFrom = 0x1E00;

    private const int ExtendedTo = 0x1FFF;

    private static readonly CharacterKind[] _kinds = MakeKinds();
    private static readonly char[] _folded = MakeFolded();

    /// <summary>The kind of a UTF-16 unit; for the first half of a pair <see cref="CharacterKind.Surrogate"/>.</summary>
    public static CharacterKind KindOf(char c) => _kinds[c];

    public static CharacterKind KindOf(Rune rune) =>
        rune.Value is >= 0x20000 and < 0x40000 ? CharacterKind.Ideograph : Classify(Rune.GetUnicodeCategory(rune));

    /// <summary>Whether a character writes Japanese grammar and native words.</summary>
    public static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`';

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    /// <summary>
    /// Writes a word in lower case without accents into <paramref name="target"/>, at least twice as long
    /// (<c>ß</c> becomes <c>ss</c>), and returns the new length. Signs inside a word (apostrophes, hyphens, dots) fall
    /// away.
    /// </summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> target)
    {
        var length = 0;
        for (var at = 0; at < word.Length; at++)
        {
            var folded = _folded[word[at]];
            switch (folded)
            {
                case '\0':
                    break;
                case 'ß':
                    target[length++] = 's';
                    target[length++] = 's';
                    break;
                case 'æ':
                    target[length++] = 'a';
                    target[length++] = 'e';
                    break;
                case 'œ':
                    target[length++] = 'o';
                    target[length++] = 'e';
                    break;
                case 'þ':
                    target[length++] = 't';
                    target[length++] = 'h';
                    break;
                default:
                    target[length++] = folded;
                    break;
            }
        }

        return length;
    }

    private static CharacterKind Classify(UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter => CharacterKind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber =>
                CharacterKind.Digit,
            UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format => CharacterKind.Mark,
            UnicodeCategory.Surrogate => CharacterKind.Surrogate,
            _ => CharacterKind.Other,
        };

    private static CharacterKind[] MakeKinds()
    {
        var kinds = new CharacterKind[char.MaxValue + 1];
        for (var at = 0; at < kinds.Length; at++)
        {
            var c = (char)at;
            kinds[at] =
                IsIdeograph(c) ? CharacterKind.Ideograph
                // These stand between words, not in them: a byte order mark, a zero-width space, a direction mark.
                : c is '\uFEFF' or '\u200B' || DirectionMarks.Contains(c) ? CharacterKind.Other
                : Classify(char.GetUnicodeCategory(c));
        }

        return kinds;
    }

    private static bool IsIdeograph(char c) =>
        c is '々' or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
        || (IsHiragana(c) && char.IsLetter(c));

    private static char[] MakeFolded()
    {
        var folded = new char[char.MaxValue + 1];
        for (var at = 0; at < folded.Length; at++)
        {
            folded[at] = FoldOne((char)at);
        }

        return folded;
    }

    // The folded character, or NUL where it falls away.
    private static char FoldOne(char c)
    {
        switch (c)
        {
            case '\'' or '’' or '‘' or 'ʼ' or '`' or '-' or '\u2010' or '\u2011' or '.' or ',' or '&':
            case '\u00AD' or '\u200C' or '\u200D' or '\u2060':
            case >= '\u0300' and <= '\u036F':
            case (>= '\u064B' and <= '\u065F') or '\u0670' or '\u0640': // Arabic vowel signs and the stretching sign
                return '\0';
            case 'ı' or 'İ':
                return 'i'; // so that Turkish words compare whichever rules lowered them
            case 'ł' or 'Ł':
                return 'l';
            case 'đ' or 'Đ' or 'ð' or 'Ð':
                return 'd';
            case 'ø' or 'Ø':
                return 'o';
            case 'ħ' or 'Ħ':
                return 'h';
            case 'Æ' or 'æ':
                return 'æ';
            case 'Œ' or 'œ':
                return 'œ';
            case 'Þ' or 'þ':
                return 'þ';
            case 'ß' or 'ẞ':
                return 'ß';
            case 'ς':
                return 'σ';
            case 'أ' or 'إ' or 'آ' or 'ٱ':
                return 'ا';
            case 'ى':
                return 'ي';
            case 'ة':
                return 'ه';
            case >= '\uFF01' and <= '\uFF5E': // full-width forms
                return char.ToLowerInvariant((char)(c - 0xFEE0));
        }

        var lower = char.ToLowerInvariant(c);
        if (lower is < (char)FoldedBelow or (>= (char)ExtendedFrom and <= (char)ExtendedTo) && char.IsLetter(lower))
        {
            var parts = lower.ToString().Normalize(NormalizationForm.FormD);
            return parts[0];
        }

        return lower;
    }
}
