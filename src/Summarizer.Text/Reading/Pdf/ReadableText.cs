using System.Buffers;
using System.Collections.Frozen;
using Summarizer.Text.Languages;
using Summarizer.Text.Reading.Pdf.Layout;

namespace Summarizer.Text.Reading.Pdf;

/// <summary>
/// Whether what a file says its letters are makes words. Some files give wrong characters for all of them, which cannot be
/// seen from one letter alone.
/// </summary>
internal static class ReadableText
{
    private const int FewestWords = 100; // fewer tell nothing: names, a table
    private const double LeastStopWords = 0.03; // of the words; prose has 0.3, lists of references 0.08
    private const double LeastVowels = 0.28; // of the letters of words without stop words; Czech has 0.35
    private const double MostVowels = 0.6; // Hawaiian has 0.6
    private const double MostUpperLatin = 0.4; // of the letters from U+00A1 to U+00FF; French has 0.05
    private const int MostWords = 20_000; // that are looked at

    private static readonly SearchValues<char> Vowels = SearchValues.Create(
        "aeiouyAEIOUYàáâãäåæèéêëìíîïòóôõöøùúûüýÿāăąēĕėęěĩīĭįıōŏőœũūŭůűųÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝĀĂĄĒĔĖĘĚĨĪĬĮİŌŎŐŒŨŪŬŮŰŲ"
    );

    private static readonly FrozenSet<string> StopWords = Language
        .Everywhere(Section.StopWords)
        .Where(w => w.Length > 2) // shorter ones come about by chance
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Holds(IEnumerable<Line> lines)
    {
        var (words, stopWords, characters, upperLatin, letters, vowels) = (0, 0, 0, 0, 0, 0);
        var lookup = StopWords.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in lines)
        {
            characters += line.Text.Length;
            upperLatin += line.Text.Count(c => c is >= '\u00A1' and <= '\u00FF');
            foreach (var range in line.Text.AsSpan().Split(' '))
            {
                var word = line.Text.AsSpan(range).Trim(".,;:()[]\"“”'’");
                var isWord = word.Length > 1 && IsLatin(word);
                words += isWord ? 1 : 0;
                stopWords += isWord && lookup.Contains(word) ? 1 : 0;
                letters += isWord ? word.Length : 0;
                vowels += isWord ? CountVowels(word) : 0;
            }

            if (words > MostWords)
            {
                break;
            }
        }

        return upperLatin <= characters * MostUpperLatin
            && (
                words < FewestWords
                || stopWords >= words * LeastStopWords
                // A language without data has vowels all the same.
                || (vowels >= letters * LeastVowels && vowels <= letters * MostVowels)
            );
    }

    private static int CountVowels(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var c in word)
        {
            count += Vowels.Contains(c) ? 1 : 0;
        }

        return count;
    }

    private static bool IsLatin(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c) || c > '\u024F')
            {
                return false;
            }
        }

        return true;
    }
}
