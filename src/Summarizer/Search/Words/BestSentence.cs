using Summarizer.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>The sentence of a text that says most of a search: the words that it has, each by how rare it is.</summary>
internal static class BestSentence
{
    /// <summary>Farther in a text nobody looks: a page of results is written in bounded time.</summary>
    private const int MaxText = 200_000;

    /// <summary>The first of the best; null if no sentence has any of the words.</summary>
    public static SourceSentence? Of(
        SourceDocument source,
        string language,
        SearchText search,
        IReadOnlyList<int> rarities
    )
    {
        SourceSentence? best = null;
        var most = 0;
        var analyzer = TextAnalyzer.For(language);
        foreach (var sentence in source.Sentences.TakeWhile(s => s.Start < MaxText))
        {
            var text = source.Text.Substring(sentence.Start, sentence.Length);
            var tokens = analyzer.Analyze(text);
            var score = search
                .Words.Select((word, at) => tokens.Any(t => word.Means(language, t, text)) ? rarities[at] : 0)
                .Sum();
            if (score > most)
            {
                (best, most) = (sentence, score);
            }
        }

        return best;
    }
}
