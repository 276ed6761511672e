namespace Summarizer.Text.Keywords;

/// <summary>What the capitals of a sentence say.</summary>
internal static class Capitalisation
{
    /// <summary>Shorter words stay small even in titles: articles, prepositions.</summary>
    private const int LeastLetters = 4;

    /// <summary>One small word in this many makes a sentence; a title or a line in capitals has fewer.</summary>
    private const int WordsForEachSmallOne = 3;

    /// <summary>This many UTF-16 units of a sentence are examined.</summary>
    private const int Enough = 1000;

    /// <summary>
    /// Whether a capital inside the sentence marks a name: not if nearly all its words have one, as titles and lines in
    /// capitals do.
    /// </summary>
    public static bool Tells(ReadOnlySpan<char> sentence)
    {
        sentence = sentence[..Math.Min(sentence.Length, Enough)];
        var (words, small) = (0, 0);
        for (var at = 0; at < sentence.Length; )
        {
            var start = at;
            while (at < sentence.Length && char.IsLetter(sentence[at]))
            {
                at++;
            }

            if (at - start >= LeastLetters)
            {
                words++;
                small += char.IsUpper(sentence[start]) ? 0 : 1;
            }

            at++;
        }

        return small > 0 && small * WordsForEachSmallOne >= words;
    }
}
