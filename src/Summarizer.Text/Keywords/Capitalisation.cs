namespace Summarizer.Text.Keywords;

/// <summary>What the capitals of a sentence say.</summary>
internal static class Capitalisation
{
    private const int LeastLetters = 4; // shorter words stay small even in titles: articles, prepositions

    // One small word in this many makes a sentence; a title or a line in capitals has fewer.
    private const int WordsForEachSmallOne = 3;

    private const int Enough = 1000; // this many UTF-16 units of a sentence are examined

    /// <summary>Whether a capital marks a name: not where nearly all words have one, as in titles.</summary>
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
