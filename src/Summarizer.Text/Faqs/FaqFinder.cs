using Summarizer.Text.Articles;
using Summarizer.Text.Digests;

namespace Summarizer.Text.Faqs;

/// <summary>Finds the questions that an article answers.</summary>
public static class FaqFinder
{
    /// <summary>
    /// The article's own pairs, word for word, then questions made from its headings, its definitions and its plain statements; no
    /// question twice, at most <paramref name="limit"/>, none rather than one that nobody would ask.
    /// </summary>
    public static IReadOnlyList<Faq> Find(ArticleText article, int limit)
    {
        var faqs = new List<Faq>(AuthoredFaqs.Of(article).Best(limit));
        var asked = faqs.Select(f => Questions.Fold(f.Question)).ToHashSet(StringComparer.Ordinal);
        faqs.AddRange(
            HeadingQuestions
                .Of(article)
                .Concat(DefinitionQuestions.Of(article))
                .Where(f => asked.Add(Questions.Fold(f.Question)))
                .Take(limit - faqs.Count)
        );
        if (faqs.Count < limit)
        {
            var cited = faqs.SelectMany(f => f.Citations).ToHashSet();
            faqs.AddRange(
                PlainQuestions
                    .Of(article)
                    .Where(f => !f.Citations.Any(cited.Contains) && asked.Add(Questions.Fold(f.Question)))
                    .Take(limit - faqs.Count)
            );
        }

        return faqs;
    }
}
