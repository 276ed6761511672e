using System.Text;

namespace Summarizer.Text.Reading.Encodings;

/// <summary>
/// Guesses the encoding of text from before Unicode: each candidate decodes a sample, and the one whose characters look most
/// like a language wins. After the idea of Li and Momoi, "A composite approach to language/encoding detection" (2001).
/// </summary>
internal static class LegacyText
{
    private const int Sampled = 1 << 14; // bytes

    // Candidates, likeliest first: at equal scores the first wins. Frequent letters distinguish an encoding from others.
    private static readonly (string Charset, string Frequent)[] Candidates =
    [
        ("windows-1252", "éèàùâêîôûçäöüßñáíóúãõåæøœ’“”‘–—…€£°ÉÀÇÄÖÜ«»¿¡"),
        (
            "gb18030",
            "的一是不了在人有我他这中大来上国和地到说时要就出会可也你对生能而子那得于着下自之年过发后作里，。、“”"
        ),
        ("shift_jis", "のにはをたがでてとしれさいるなっからこもすりく、。「」ーン"),
        ("euc-jp", "のにはをたがでてとしれさいるなっからこもすりく、。「」ーン"),
        (
            "big5",
            "的一是不了在人有我他這中大來上國和地到說時要就出會可也你對生能而子那得於著下自之年過發後作裡，。、「」"
        ),
        ("ks_c_5601-1987", "이다는을의에가고한은를지로기하도사자리시어인나대아정있"),
        ("windows-1251", "оеаинтсрвлкмдпуяыьгзбчйіїєёОНВПСИ«»–—’"),
        ("koi8-r", "оеаинтсрвлкмдпуяыьгзбчйОНВПСИ"),
        ("koi8-u", "оеаинтсрвлкмдпуяьгзбчйіїєОНВПСИ"),
        ("ibm866", "оеаинтсрвлкмдпуяыьгзбчйОНВПСИ"),
        ("windows-1250", "ąćęłńóśźżáčďéěíňřšťúůýžőűăâîşţöüäô„”“’–—…"),
        ("iso-8859-2", "ąćęłńóśźżáčďéěíňřšťúůýžőűăâîşţöüäô"),
        ("windows-1254", "ışğçöüİâî’“”–"),
        ("windows-1253", "αοιετσνηυρπκμλωάέήίόύώςδγχθφβ"),
        ("windows-1255", "יוהלאמרתבשנכדםקפחעצןגטזס"),
        ("windows-1256", "اليمنرتبدوعهقسفكحجشطصخضذزثغةىأإء"),
        ("macintosh", "éèàùâêîôûçäöüßñáíóúãõåæøœ’“”‘–—…€£°ÉÀÇÄÖÜ«»¿¡"),
        ("iso-8859-5", "оеаинтсрвлкмдпуяыьгзбчйіїєёОНВПСИ"),
        ("iso-8859-6", "اليمنرتبدوعهقسفكحجشطصخضذزثغةىأإء"),
        ("ibm852", "ąćęłńóśźżáčďéěíňřšťúůýžőűăâîşţöüäô"),
        ("windows-874", "าระนกเงอมยวลดทสตหปบคจพชขแใไโผถซ่้ีิัืุู็์"),
    ];

    /// <summary>The text in the likeliest encoding. Bytes that mean nothing in it become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        // A sample of the text beyond ASCII: the head of a file may be markup alone.
        var first = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) - Sampled / 8);
        var sample = bytes[first..Math.Min(bytes.Length, first + Sampled)];
        var best = Charsets.Find("windows-1252")!;
        var bestScore = double.MinValue;
        foreach (var (charset, frequent) in Candidates)
        {
            var encoding = Lenient(Charsets.Find(charset)!);
            var score = Score(encoding.GetString(sample), frequent);
            if (score > bestScore)
            {
                (best, bestScore) = (encoding, score);
            }
        }

        return Lenient(best).GetString(bytes);
    }

    private static Encoding Lenient(Encoding encoding)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient;
    }

    // The mean worth of the characters beyond ASCII: frequent letters are worth most; broken bytes, symbols and capitals
    // inside words, and neighbours from another script cost.
    private static double Score(string text, string frequent)
    {
        const double isFrequent = 2;
        const double isLetter = 0.6;
        const double isOther = -0.6;
        const double insideWord = -2;
        const double isBroken = -6;
        var (score, count) = (0.0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                continue;
            }

            count++;
            var before = i > 0 ? text[i - 1] : ' ';
            var after = i + 1 < text.Length ? text[i + 1] : ' ';
            if (
                c is '\uFFFD' or (>= '\u0080' and <= '\u009F')
                || char.GetUnicodeCategory(c)
                    is System.Globalization.UnicodeCategory.PrivateUse
                        or System.Globalization.UnicodeCategory.OtherNotAssigned
            )
            {
                score += isBroken;
            }
            else if (char.IsLetter(c))
            {
                score += frequent.Contains(c, StringComparison.Ordinal) ? isFrequent : isLetter;
                score += char.IsUpper(c) && char.IsLower(before) ? insideWord : 0;
                score += MixesScripts(c, before) ? insideWord : 0;
            }
            else
            {
                score += frequent.Contains(c, StringComparison.Ordinal) ? isLetter : isOther;
                score += char.IsLetter(before) && char.IsLetter(after) && c != '’' && c < 0x2E80 ? insideWord : 0;
            }
        }

        return count == 0 ? 0 : score / count;
    }

    // A Cyrillic, Greek or Arabic letter beside a Latin one; Han and kana mix with anything.
    private static bool MixesScripts(char c, char before) =>
        char.IsLetter(before)
        && Script(c) is var script and > 0
        && Script(before) is var other and > 0
        && script != other;

    private static int Script(char c) =>
        c switch
        {
            < '\u0250' => 1,
            >= '\u0370' and < '\u0400' => 2,
            >= '\u0400' and < '\u0530' => 3,
            >= '\u0590' and < '\u0600' => 4,
            >= '\u0600' and < '\u0780' => 5,
            >= '\u0E00' and < '\u0E80' => 6,
            _ => 0,
        };
}
