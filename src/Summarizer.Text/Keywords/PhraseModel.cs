using Summarizer.Text.Articles;

namespace Summarizer.Text.Keywords;

/// <summary>The style of an article's phrases: word length in UTF-16 units, shares from 0 to 1.</summary>
internal sealed record ArticleStyle(int Tokens, double WordLength, double CapitalShare, bool HasEnglishForms)
{
    /// <summary>
    /// How technical an article is, 0 to 1: long words and few names make a paper, short words and many names the news.
    /// The slope and the middle are those that separate abstracts of papers from news articles in English; for other
    /// languages, whose words have other lengths, it stays in the middle.
    /// </summary>
    public double Technicality =>
        HasEnglishForms ? Sigmoid((3 * (WordLength - 6.9)) - (10 * (CapitalShare - 0.15))) : 0.5;

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

/// <summary>
/// Rates candidates by a weighted sum of what is known of them: how often they and their words occur in the article, how
/// early (as in YAKE; Campos et al., 2020, and PositionRank; Florescu and Caragea, 2017), whether as whole phrases or
/// within longer ones (as in C-value; Frantzi, Ananiadou and Mima, 2000), how long they are, and what the forms of their
/// words say. The weights are log-odds fitted by logistic regression (in the way of KEA; Witten et al., 1999) on four
/// public sets of English articles with keywords: abstracts and paragraphs of papers, and news annotated by experts and
/// by crowds. Fitted on one half of them they do as well on the other. To fit them anew: the task
/// <c>keyword-signs</c> of the evaluation program writes the values, with the technicality that weighs the columns.
/// </summary>
internal sealed class PhraseModel(ArticleTerms terms, ArticleStyle style)
{
    private const int LatestFirst = 1000; // after this many words, a first mention is just late

    // In longer articles a count stands for itself; in shorter ones, for its share of the words.
    private const int LongArticle = 3000;

    // The logarithm in reach of its argument: one mention in a thousand words counts as 1.
    private const double PerThousand = 1000;

    private static readonly Sign[] _signs =
    [
        //                                                                     everyday prose   technical prose
        //                                                                     word    phrase   word    phrase
        new("any candidate", (_, _) => 1, new(-3.97, -5.06, -3.70, -4.20)),
        new("frequency of its words", (m, p) => m.MeanLogFrequency(p), new(0.53, 0.46, 0.50, 0.50)),
        new("share of the text", (m, p) => m.Share(p), new(0.37, 0.64, 0.09, 0.35)),
        new("stands once", (_, p) => p.Count == 1 ? 1 : 0, new(-0.01, -0.37, -0.88, -0.50)),
        new(
            "how late it comes",
            (_, p) => Math.Log(1 + Math.Min(p.FirstToken, LatestFirst)),
            new(-0.17, -0.16, -0.04, -0.11)
        ),
        new("ends in capitals", (_, p) => Ends(p, WordTraits.AllCapitals), new(0, 0, 1.8, -0.8)),
        new("as a whole phrase", (_, p) => (double)p.Whole / p.Count, new(0.66, 1.26, 1.91, 1.62)),
        new("at a phrase's end", (_, p) => (double)p.AtEnd / p.Count, new(-0.07, 0.36, 0.27, 1.54)),
        new(
            "length of its words",
            (_, p) => Math.Log((double)p.Characters / p.Key.Length),
            new(1.02, 0.60, -0.09, 0.38)
        ),
        new("two words", (_, p) => p.Key.Length == 2 ? 1 : 0, new(0, 0.21, 0, -0.42)),
        new("ends as an adjective", (_, p) => Ends(p, WordTraits.Adjective), new(0.06, -0.09, -1.34, -0.70)),
        new("ends in a vague noun", (_, p) => Ends(p, WordTraits.Vague), new(-0.08, -0.13, -0.72, -0.45)),
        new("opens as an adjective", (_, p) => Opens(p, WordTraits.Adjective), new(0, 0.29, 0, -0.21)),
        new("opens with a gerund", (_, p) => Opens(p, WordTraits.Progressive), new(0, -0.10, 0, -1.29)),
        new("opens with a vague noun", (_, p) => Opens(p, WordTraits.Vague), new(0, -0.48, 0, -0.38)),
    ];

    private readonly double _technicality = style.Technicality;

    /// <summary>The names of the signs, in the order of <see cref="Values"/>.</summary>
    public static IEnumerable<string> Signs => _signs.Select(s => s.Name);

    private ArticleStyle Style { get; } = style;

    /// <summary>The rating of a phrase; higher is better, and <see cref="ArticleStyle.Sigmoid"/> of it is near a probability.</summary>
    public double Rate(Phrase phrase)
    {
        var rating = 0.0;
        foreach (var sign in _signs)
        {
            rating += sign.Weight.For(phrase.Key.Length == 1, _technicality) * sign.Value(this, phrase);
        }

        return rating;
    }

    /// <summary>What the signs say of a phrase, to fit the weights by.</summary>
    public double[] Values(Phrase phrase) => [.. _signs.Select(s => s.Value(this, phrase))];

    private static double Ends(Phrase phrase, WordTraits trait) => phrase.Head.HasFlag(trait) ? 1 : 0;

    private static double Opens(Phrase phrase, WordTraits trait) =>
        phrase.Key.Length > 1 && phrase.Opening.HasFlag(trait) ? 1 : 0;

    private double MeanLogFrequency(Phrase phrase)
    {
        var (sum, words) = (0.0, 0);
        for (var at = 0; at < phrase.Key.Length; at++)
        {
            if (!terms.IsStopWord(phrase.Key[at]))
            {
                sum += Math.Log(1 + terms.Frequency(phrase.Key[at]));
                words++;
            }
        }

        return sum / Math.Max(1, words);
    }

    private double Share(Phrase phrase) =>
        Math.Log(1 + (PerThousand * phrase.Count / Math.Clamp(Style.Tokens, 1, LongArticle)));

    private sealed record Sign(string Name, Func<PhraseModel, Phrase, double> Value, Weights Weight);

    /// <summary>The weights of a sign for single words and for longer phrases, in everyday and in technical prose.</summary>
    private readonly record struct Weights(
        double EverydayWord,
        double EverydayPhrase,
        double TechnicalWord,
        double TechnicalPhrase
    )
    {
        public double For(bool word, double technicality) =>
            word
                ? EverydayWord + (technicality * (TechnicalWord - EverydayWord))
                : EverydayPhrase + (technicality * (TechnicalPhrase - EverydayPhrase));
    }
}
