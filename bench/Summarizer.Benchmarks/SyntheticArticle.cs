using System.Text;

namespace Summarizer.Benchmarks;

/// <summary>
/// Articles of any length that behave like real ones: words come by Zipf's law from a vocabulary that grows with the text
/// (Heaps' law), sentences and paragraphs vary in length, and headings stand between. The same seed gives the same text.
/// </summary>
internal static class SyntheticArticle
{
    private static readonly string[] Syllables =
    [
        "ba",
        "cor",
        "den",
        "el",
        "fin",
        "gar",
        "hol",
        "in",
        "jar",
        "ken",
        "lor",
        "mar",
        "nor",
        "ol",
        "per",
        "quin",
        "ros",
        "sta",
        "tor",
        "ul",
        "ver",
        "win",
        "yar",
        "zen",
        "tion",
        "ment",
        "ly",
        "er",
        "ing",
        "ed",
    ];

    private static readonly string[] FunctionWords =
    [
        "the",
        "of",
        "and",
        "to",
        "a",
        "in",
        "that",
        "is",
        "was",
        "for",
        "it",
        "with",
        "as",
        "on",
        "by",
        "at",
        "from",
        "which",
        "were",
        "has",
        "have",
        "not",
        "but",
        "its",
        "an",
        "this",
        "their",
        "they",
        "had",
        "will",
    ];

    /// <summary>A plain text with about so many bytes of UTF-8.</summary>
    public static byte[] Plain(int bytes, int seed = 1) => Encoding.UTF8.GetBytes(Write(bytes, seed, "{0}", "{0}"));

    /// <summary>The same as a page of HTML.</summary>
    public static byte[] Html(int bytes, int seed = 1) =>
        Encoding.UTF8.GetBytes(
            "<!DOCTYPE html><html lang=\"en\"><head><title>A Page</title></head><body><article>"
                + Write(bytes, seed, "<h2>{0}</h2>", "<p>{0}</p>")
                + "</article></body></html>"
        );

    private static string Write(int bytes, int seed, string heading, string paragraph)
    {
        var random = new Random(seed);
        var text = new StringBuilder(bytes + 1000);
        text.AppendFormat(null, heading, "An Article of the Synthetic Kind").Append("\n\n");
        while (text.Length < bytes)
        {
            if (random.Next(6) == 0)
            {
                text.AppendFormat(null, heading, Capitalised(Words(random, 3, 7, text.Length))).Append("\n\n");
            }

            var sentences = Enumerable
                .Range(0, random.Next(2, 7))
                .Select(_ => Capitalised(Words(random, 6, 30, text.Length)) + ".");
            text.AppendFormat(null, paragraph, string.Join(' ', sentences)).Append("\n\n");
        }

        return text.ToString(0, bytes);
    }

    private static string Words(Random random, int fewest, int most, int soFar)
    {
        var vocabulary = 400 + (int)(10 * Math.Sqrt(soFar)); // Heaps: it grows as the square root of the text
        return string.Join(
            ' ',
            Enumerable
                .Range(0, random.Next(fewest, most))
                .Select(_ =>
                    random.Next(5) < 2
                        ? FunctionWords[random.Next(FunctionWords.Length)]
                        : Word((int)Math.Pow(vocabulary, random.NextDouble())) // Zipf: uniform in the logarithm of rank
                )
        );
    }

    private static string Word(int rank)
    {
        var word = new StringBuilder();
        for (var rest = rank + 31; rest > 0; rest /= Syllables.Length)
        {
            word.Append(Syllables[rest % Syllables.Length]);
        }

        return word.ToString();
    }

    private static string Capitalised(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
