using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Keywords;

/// <summary>Finds the phrases that an article is about.</summary>
public static class KeywordFinder
{
    // Candidates examined for each keyword: enough to fill the list though many repeat each other.
    private const int CandidatesForEach = 20;

    // In UTF-16 units: five long words. What is longer is data without spaces, and no keyword.
    private const int LongestKeyword = 100;

    /// <summary>
    /// The author's keywords as written, then the best phrases found in title and text; at most
    /// <paramref name="limit"/>, without near-duplicates, scores descending.
    /// </summary>
    public static IReadOnlyList<Keyword> Find(ArticleText article, int limit)
    {
        var analyzer = TextAnalyzer.For(article.Language);
        var selection = new PhraseSelection(limit);
        var given = new List<Keyword>();
        foreach (var keyword in article.AuthorKeywords)
        {
            var terms = analyzer.Analyze(keyword).Select(t => t.Term).ToList();
            if (
                terms.Count > 0
                && !selection.Phrases.Any(p => p.Terms.SequenceEqual(terms, StringComparer.Ordinal))
                && !selection.IsFull
            )
            {
                selection.Give(terms, char.IsUpper(keyword[0]));
                given.Add(new(keyword, 1, Origin.Article));
            }
        }

        if (selection.IsFull)
        {
            return given;
        }

        var articleTerms = ArticleTerms.Of(article);
        var collector = new PhraseCollector(article, articleTerms);
        foreach (var (phrase, rating) in Rate(collector, articleTerms, limit * CandidatesForEach))
        {
            if (selection.IsFull)
            {
                break;
            }

            var key = phrase.Key;
            string[] terms =
            [
                .. Enumerable
                    .Range(0, key.Length)
                    .Where(i => !articleTerms.IsStopWord(key[i]))
                    .Select(i => articleTerms.Text(key[i])),
            ];
            selection.Offer(new(terms, key, rating, phrase.IsName, phrase.Count));
        }

        var found = selection.Phrases.Where(p => !p.IsGiven).ToList();
        var written = new WrittenForms(article, articleTerms, collector).Of(found.Select(p => p.Key!.Value));
        return [.. given, .. found.Zip(written, (p, text) => new Keyword(text, p.Rating, Origin.Generated))];
    }

    // The best candidates with ratings from 0 to 1, descending; of equals the one that comes first in the text.
    private static IEnumerable<(Phrase Phrase, double Rating)> Rate(
        PhraseCollector collector,
        ArticleTerms terms,
        int count
    )
    {
        var candidates = collector.Collect();
        var model = new PhraseModel(terms, collector.Style);
        var best = new PriorityQueue<(Phrase Phrase, double Rating), (double Rating, int Order)>(count + 1);
        var highest = 0.0;
        var withoutSpaces = 2 * candidates.Count(p => p.Head.HasFlag(WordTraits.Ideographs)) > candidates.Count;
        var verbsAreKnown = collector.Style.HasEnglishForms;
        var leastCount = withoutSpaces && candidates.Any(p => p.Count > 1) ? 2 : 1; // said once, any string of characters
        foreach (var (order, phrase) in candidates.Index())
        {
            if (
                phrase.Count < leastCount
                || phrase.Characters > LongestKeyword
                || phrase.IsPartOfName
                || !(verbsAreKnown || phrase.Key.Length == 1 || phrase.Count > 1 || phrase.IsName)
            )
            {
                continue; // names are kept whole, and a phrase said once may be half a sentence where verbs are not known
            }

            var rating = withoutSpaces ? Termhood.Rate(phrase) : ArticleStyle.Sigmoid(model.Rate(phrase));
            highest = Math.Max(highest, rating);
            best.Enqueue((phrase, rating), (rating, -order));
            if (best.Count > count)
            {
                best.Dequeue();
            }
        }

        var descending = new (Phrase Phrase, double Rating)[best.Count];
        for (var at = best.Count - 1; at >= 0; at--)
        {
            descending[at] = best.Dequeue();
        }

        // The best of an article is 1: ratings of different scripts and articles have no common scale.
        return descending.Where(c => c.Rating > 0).Select(c => (c.Phrase, c.Rating / highest));
    }
}
