using Summarizer.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Index;

/// <summary>The words by which a digest is found: of its title, keywords, summary and questions, in this order.</summary>
internal static class IndexedWords
{
    /// <summary>How many words of an article can be searched for.</summary>
    public const int Max = 64;

    /// <summary>The words, in the form that the <see cref="TextAnalyzer"/> of the digest's language gives them.</summary>
    public static IReadOnlyDictionary<string, WordPlaces> Of(Digest digest)
    {
        var words = new Dictionary<string, WordPlaces>(StringComparer.Ordinal);
        var analyzer = TextAnalyzer.For(digest.Content.Language);
        foreach (var field in DigestField.Of(digest))
        {
            foreach (var token in analyzer.Analyze(field.Text))
            {
                if (token.IsStopWord)
                {
                    continue;
                }

                if (words.TryGetValue(token.Term, out var places))
                {
                    words[token.Term] = places | field.Place;
                }
                else if (words.Count < Max)
                {
                    words[token.Term] = field.Place;
                }
            }
        }

        return words;
    }
}
