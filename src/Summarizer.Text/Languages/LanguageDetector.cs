using System.Collections.Frozen;
using System.Text;

namespace Summarizer.Text.Languages;

/// <summary>
/// Detects the language of a text: by its script where that has one language, else by the function words that it shares
/// with few other languages (as in Grefenstette, "Comparing two language identification schemes", 1995) and by the
/// letters that only some languages use.
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

    private const double LeastEvidence = 4; // less evidence than two or three telling words is none

    // Less evidence in each word is a text full of names, figures or another language.
    private const double LeastEvidencePerWord = 0.05;

    // By how much the best language must lead: less than one word of its own is a toss.
    private const double LeastLead = 1;

    // A word that comes again is hardly new evidence: it may be a name, or the text a list.
    private const double RepeatWeight = 0.2;

    // A letter of its own is weaker evidence than a word: names bring letters along.
    private const double LetterWeight = 0.25;

    private const double LeastKana = 0.1; // Japanese is a third Kana or more; a Chinese text may quote a little

    private static readonly Lazy<LanguageSigns> _evidence = new(LanguageSigns.Collect);

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
        var evidence = _evidence.Value;
        var scores = new double[evidence.Languages.Length];
        var words = 0;
        var scanner = new WordScanner(sample, FrozenSet<string>.Empty);
        var byWord = evidence.Words.GetAlternateLookup<ReadOnlySpan<char>>();
        var seen = new HashSet<Users>(ReferenceEqualityComparer.Instance);
        Span<char> lower = stackalloc char[WordScanner.MaxLength];
        while (scanner.MoveNext())
        {
            if (scanner.Kind != WordKind.Word)
            {
                continue;
            }

            var word = sample.AsSpan(scanner.Start, scanner.Length);
            word.ToLowerInvariant(lower);
            var folded = lower[..word.Length];
            words++;
            Add(byWord, folded, scores, seen);
            foreach (var c in folded)
            {
                if (!char.IsAscii(c) && evidence.Letters.TryGetValue(c, out var users))
                {
                    users.AddTo(scores, LetterWeight);
                }
            }
        }

        var best = 0;
        var second = -1;
        for (var at = 1; at < scores.Length; at++)
        {
            if (scores[at] > scores[best])
            {
                (best, second) = (at, best);
            }
            else if (second < 0 || scores[at] > scores[second])
            {
                second = at;
            }
        }

        return
            scores[best] >= LeastEvidence
            && scores[best] >= LeastEvidencePerWord * words
            && scores[best] - scores[second] >= LeastLead
            ? evidence.Languages[best]
            : Undetermined;
    }

    // A word as a whole, or in its parts: "don't", "l'homme".
    private static void Add(
        FrozenDictionary<string, Users>.AlternateLookup<ReadOnlySpan<char>> byWord,
        Span<char> word,
        double[] scores,
        HashSet<Users> seen
    )
    {
        var apostrophe = -1;
        for (var at = 0; at < word.Length; at++)
        {
            if (Characters.IsApostrophe(word[at]))
            {
                word[at] = '\'';
                apostrophe = at;
            }
        }

        if (byWord.TryGetValue(word, out var users))
        {
            users.AddTo(scores, seen.Add(users) ? 1 : RepeatWeight);
        }
        else if (apostrophe > 0)
        {
            if (byWord.TryGetValue(word[..apostrophe], out users))
            {
                users.AddTo(scores, seen.Add(users) ? 1 : RepeatWeight);
            }

            if (byWord.TryGetValue(word[(apostrophe + 1)..], out users))
            {
                users.AddTo(scores, seen.Add(users) ? 1 : RepeatWeight);
            }
        }
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

    /// <summary>Which languages use a word or letter, and how much that says: the fewer, the more.</summary>
    private sealed record Users(int[] Languages, double Weight)
    {
        public void AddTo(double[] scores, double factor)
        {
            foreach (var language in Languages)
            {
                scores[language] += factor * Weight;
            }
        }
    }

    private sealed record LanguageSigns(
        string[] Languages,
        FrozenDictionary<string, Users> Words,
        FrozenDictionary<char, Users> Letters
    )
    {
        public static LanguageSigns Collect()
        {
            string[] codes = [.. Language.Codes];
            return new(
                codes,
                Invert(codes, l => l.StopWords).ToFrozenDictionary(StringComparer.Ordinal),
                Invert(codes, l => l.Letters.Distinct()).ToFrozenDictionary()
            );
        }

        private static Dictionary<T, Users> Invert<T>(string[] codes, Func<Language, IEnumerable<T>> signs)
            where T : notnull =>
            codes
                .SelectMany((code, index) => signs(Language.For(code)).Select(sign => (sign, index)))
                .GroupBy(pair => pair.sign, pair => pair.index)
                .ToDictionary(g => g.Key, g => new Users([.. g], Math.Log((double)codes.Length / g.Count())));
    }
}
