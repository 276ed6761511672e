namespace Summarizer.Text.Languages;

/// <summary>Takes the inflection off words, so that the forms of one word compare as equal.</summary>
internal interface IStemmer
{
    /// <summary>Stems in place.</summary>
    /// <param name="word">A folded word: lower case, no accents. What lies beyond the answered length is undefined.</param>
    /// <param name="length">How long the word is; the span may be longer.</param>
    /// <returns>How long the stem is, at least 1 and at most <paramref name="length"/>.</returns>
    int Stem(Span<char> word, int length);
}
