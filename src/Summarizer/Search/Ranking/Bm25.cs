using Summarizer.Index;

namespace Summarizer.Search.Ranking;

/// <summary>
/// How much a word in an article tells (BM25; Robertson and Zaragoza, 2009): the rarer the word, the more often it stands
/// there and the shorter the article, the more. A place in the digest counts as so many in the text (BM25F).
/// </summary>
internal static class Bm25
{
    private const double K1 = 1.2; // from the paper, as is B
    private const double B = 0.75;

    /// <summary>Of an article of one printed page. An average of the account would change under a reader who pages.</summary>
    private const double UsualLength = 400;

    /// <summary>The rarity of a word that is in every article: it still tells more than its absence.</summary>
    private const double LeastRarity = 0.05;

    private static readonly (WordPlaces Place, int Times)[] _places =
    [
        (WordPlaces.Title, 6),
        (WordPlaces.Keyword, 3),
        (WordPlaces.Summary, 2),
        (WordPlaces.Question, 2),
        (WordPlaces.Answer, 1),
    ];

    /// <summary>How rare a word is that so many of all articles have.</summary>
    public static double Rarity(int articlesWithIt, int articles) =>
        Math.Max(
            LeastRarity,
            Math.Log(1 + ((Math.Max(articles, articlesWithIt) - articlesWithIt + 0.5) / (articlesWithIt + 0.5)))
        );

    /// <summary>What a word adds to the score of an article.</summary>
    public static double Score(double rarity, TermWeight weight)
    {
        var times = (double)Math.Max(1, weight.Frequency);
        foreach (var (place, more) in _places)
        {
            times += weight.Places.HasFlag(place) ? more : 0;
        }

        var length = weight.Length == 0 ? UsualLength : weight.Length;
        return rarity * times * (K1 + 1) / (times + (K1 * (1 - B + (B * length / UsualLength))));
    }
}
