using Summarizer.Engines.Prompts;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Faqs;
using Summarizer.Text.Keywords;
using Summarizer.Text.Languages;

namespace Summarizer.Engines;

/// <summary>Puts the article's own keywords and questions first, word for word: paraphrase does not improve them.</summary>
internal static class AuthoredContent
{
    // Two questions that share this fraction of their words are the same.
    private const double SameQuestion = 0.6;

    // A digest with fewer keywords is of little use in search: the extractive engine adds some.
    private const int FewestKeywords = 3;

    /// <summary>The digest with the article's own pairs and keywords first, nothing twice, nothing beyond the limits.</summary>
    public static DigestContent Complete(ArticleText article, DigestContent written, DigestLimits limits) =>
        written with
        {
            Summary = limits.Fit(written.Summary, written.Language),
            Keywords = Keywords(article, written.Keywords, limits.MaxKeywords),
            Faqs = Faqs(article, written.Faqs, limits.MaxFaqs),
        };

    private static List<Keyword> Keywords(ArticleText article, IReadOnlyList<Keyword> written, int limit)
    {
        var keywords = new List<Keyword>();
        var seen = new HashSet<string>();
        var analyzer = TextAnalyzer.For(article.Language);
        Add(article.AuthorKeywords.Select(k => new Keyword(k, 1, Origin.Article)), limit);
        Add(written, limit);
        if (keywords.Count < FewestKeywords)
        {
            Add(KeywordFinder.Find(article, limit), Math.Min(limit, FewestKeywords));
        }

        return keywords;

        void Add(IEnumerable<Keyword> more, int upTo)
        {
            foreach (var keyword in more)
            {
                if (keywords.Count < upTo && seen.Add(Key(keyword.Text)))
                {
                    keywords.Add(keyword);
                }
            }
        }

        string Key(string keyword) => string.Join(' ', analyzer.Analyze(keyword).Select(t => t.Term));
    }

    private static List<Faq> Faqs(ArticleText article, IReadOnlyList<Faq> written, int limit)
    {
        var faqs = new List<Faq>();
        var asked = new List<HashSet<string>>();
        var analyzer = TextAnalyzer.For(article.Language);
        foreach (var faq in FaqFinder.Find(article, limit).Where(f => f.Origin is Origin.Article).Concat(written))
        {
            var terms = analyzer.Analyze(faq.Question).Select(t => t.Term).ToHashSet();
            if (faqs.Count < limit && !asked.Exists(other => Overlap(terms, other) >= SameQuestion))
            {
                faqs.Add(faq);
                asked.Add(terms);
            }
        }

        return faqs;
    }

    private static double Overlap(HashSet<string> a, HashSet<string> b)
    {
        var shared = a.Count(b.Contains);
        return (double)shared / Math.Max(1, a.Count + b.Count - shared);
    }
}
