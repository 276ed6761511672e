using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Faqs;

namespace Summarizer.Text.Summaries;

/// <summary>Picks sentences that say what the article is about, stand alone and do not repeat each other.</summary>
internal static class SummaryPicker
{
    // The worth of a sentence made of names alone: who and where make a summary's sentence concrete.
    private const double NamesWorth = 0.2;

    private const double DialogueCost = 0.5; // a reply needs its question, and the digest has both

    /// <summary>A summary in text order, one claim a sentence; at least one sentence is picked.</summary>
    public static IReadOnlyList<Claim> Pick(ArticleText article, int maxSentences, int? maxWords = null)
    {
        var sentences = Candidates(article);
        var terms = new SentenceTerms(article, sentences);
        var scores = Scores(article, sentences, terms);
        return
        [
            .. DiverseSelection
                .Choose(terms, scores, TitleTerms(article), maxSentences, maxWords)
                .Order()
                .Select(i => new Claim(sentences[i].Text, [sentences[i].Id], SupportLevel.Verbatim)),
        ];
    }

    // Headings name what the text below them says, so they are chosen only where there is nothing else.
    private static IReadOnlyList<Sentence> Candidates(ArticleText article)
    {
        Sentence[] statements =
        [
            .. article.Sentences.Where(s =>
                article.BlockOf(s).Kind is not BlockKind.Heading and var kind && !kind.IsApparatus()
            ),
        ];
        return statements.Length > 0 ? statements : article.Sentences;
    }

    private static double[] Scores(ArticleText article, IReadOnlyList<Sentence> sentences, SentenceTerms terms)
    {
        var scores = SentenceScores.Of(terms);
        var places = LeadPosition.Of(scores);
        var weakness = new SentenceWeakness(article);
        var dialogue = AuthoredFaqs.Of(article);
        var covered = article.Blocks.Select(dialogue.Covers).ToArray();
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] +=
                places[i]
                + (NamesWorth * ShareOfNames(sentences[i].Span, terms.Words(i)))
                - weakness.Of(sentences[i], terms.Words(i))
                - (covered[sentences[i].Block] ? DialogueCost : 0);
        }

        return scores;
    }

    // A title that is but the opening words of the text says nothing that the text does not.
    private static HashSet<int> TitleTerms(ArticleText article)
    {
        var terms = ArticleTerms.Of(article);
        return article.Text.StartsWith(article.Title.TrimEnd('…', '.', ' '), StringComparison.Ordinal)
            ? []
            : [.. terms.Title.ToArray().Where(t => !terms.IsStopWord(t) && terms.Frequency(t) > 0)];
    }

    // Capitalised words inside the sentence; where a script has no capitals, or a language capitalises all nouns, all
    // sentences gain alike.
    private static double ShareOfNames(ReadOnlySpan<char> sentence, int words)
    {
        var names = 0;
        for (var at = 1; at < sentence.Length; at++)
        {
            if (char.IsUpper(sentence[at]) && sentence[at - 1] == ' ')
            {
                names++;
            }
        }

        return Math.Min(1, (double)names / (words + 1));
    }
}
