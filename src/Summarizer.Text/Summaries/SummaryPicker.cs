using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Faqs;

namespace Summarizer.Text.Summaries;

/// <summary>Picks sentences that say what the article is about, stand alone and do not repeat each other.</summary>
internal static class SummaryPicker
{
    private const double DialogueCost = 1; // a reply needs its question, and the digest has both

    /// <summary>A summary in text order, mostly one claim a sentence; at least one sentence is picked.</summary>
    public static IReadOnlyList<Claim> Pick(ArticleText article, int maxSentences, int? maxWords = null)
    {
        var sentences = Candidates(article);
        var terms = new SentenceTerms(article, sentences);
        var passages = new Passages(article, sentences);
        var scores = Scores(article, sentences, terms, passages, maxSentences);
        var chosen = DiverseSelection.Choose(
            terms,
            scores,
            passages,
            new(article, sentences, terms),
            maxSentences,
            maxWords
        );
        return Claims(article, sentences, passages, [.. chosen.Order()]);
    }

    // A quotation over several sentences is one claim; a sentence that stands after the one it is tied to keeps its "but".
    private static List<Claim> Claims(
        ArticleText article,
        IReadOnlyList<Sentence> sentences,
        Passages passages,
        int[] chosen
    )
    {
        var claims = new List<Claim>();
        for (var at = 0; at < chosen.Length; )
        {
            var first = chosen[at];
            var skip = at > 0 && chosen[at - 1] == first - 1 ? 0 : passages.Skip(first);
            for (
                at++;
                at < chosen.Length && chosen[at] == chosen[at - 1] + 1 && passages.ContinuesQuotation(chosen[at]);
                at++
            ) { }

            var last = chosen[at - 1];
            var start = sentences[first].Start + skip;
            var text = article.Text[start..(sentences[last].Start + sentences[last].Length)];
            claims.Add(
                new(
                    skip > 0 ? Capitalised(text) : text,
                    [.. sentences.Skip(first).Take(last - first + 1).Select(s => s.Id)],
                    SupportLevel.Verbatim
                )
            );
        }

        return claims;
    }

    // "iPhone" keeps its form.
    private static string Capitalised(string text)
    {
        var word = text.AsSpan(0, text.AsSpan().IndexOf(' ') is > 0 and var end ? end : text.Length);
        return word[1..].ContainsAnyInRange('A', 'Z') ? text : char.ToUpperInvariant(text[0]) + text[1..];
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

    private static double[] Scores(
        ArticleText article,
        IReadOnlyList<Sentence> sentences,
        SentenceTerms terms,
        Passages passages,
        int maxSentences
    )
    {
        var scores = SentenceScores.Of(terms);
        var places = LeadPosition.Of(scores, passages, maxSentences);
        var weakness = new SentenceWeakness(article);
        var dialogue = AuthoredFaqs.Of(article);
        var covered = article.Blocks.Select(dialogue.Covers).ToArray();
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] +=
                places[i]
                - weakness.Of(sentences[i], terms.Words(i), passages.Skip(i))
                - (covered[sentences[i].Block] ? DialogueCost : 0);
        }

        return scores;
    }
}
