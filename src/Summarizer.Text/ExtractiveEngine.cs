using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Faqs;
using Summarizer.Text.Keywords;
using Summarizer.Text.Summaries;

namespace Summarizer.Text;

/// <summary>How much a digest holds.</summary>
public sealed record ExtractiveOptions
{
    /// <summary>How many sentences a summary has at most. Articles with fewer get fewer.</summary>
    public int SummarySentences { get; init; } = 5;

    /// <summary>How many words a summary has at most, or null for no such limit. At least one sentence is always given.</summary>
    public int? SummaryWords { get; init; }

    /// <summary>How many keywords a digest has at most.</summary>
    public int MaxKeywords { get; init; } = 10;

    /// <summary>How many questions a digest has at most.</summary>
    public int MaxFaqs { get; init; } = 8;
}

/// <summary>The engine that needs no model: a digest in the article's own words. Deterministic.</summary>
public static class ExtractiveEngine
{
    /// <summary>Digests an article.</summary>
    public static DigestContent Write(ArticleText article, ExtractiveOptions? options = null)
    {
        options ??= new();
        return new(
            article.Title,
            article.Language,
            SummaryPicker.Pick(article, options.SummarySentences, options.SummaryWords),
            KeywordFinder.Find(article, options.MaxKeywords),
            FaqFinder.Find(article, options.MaxFaqs)
        );
    }
}
