using System.ComponentModel.DataAnnotations;
using Summarizer.Details;
using Summarizer.Settings;
using Summarizer.Text;
using Summarizer.Text.Digests;
using Summarizer.Text.Languages;

namespace Summarizer.Engines.Prompts;

/// <summary>The part of the "Digests" section that says what a digest holds, whichever engine writes it.</summary>
internal class DigestLimits
{
    /// <summary>
    /// The language that digests are written in, as a primary language subtag such as <c>en</c>. Absent: the language of
    /// each article. The extractive engine always quotes the article.
    /// </summary>
    [KnownLanguage]
    public string? Language { get; set; }

    [Range(1, 100, ErrorMessage = "Digests:SummarySentences is between 1 and 100.")]
    public int SummarySentences { get; set; } = 5;

    /// <summary>How many words a summary has at most. Absent: no such limit. The first sentence is always kept.</summary>
    [Range(1, 5_000, ErrorMessage = "Digests:SummaryWords is between 1 and 5,000.")]
    public int? SummaryWords { get; set; }

    [Range(0, 50, ErrorMessage = "Digests:MaxKeywords is between 0 and 50.")]
    public int MaxKeywords { get; set; } = 10;

    [Range(0, 50, ErrorMessage = "Digests:MaxFaqs is between 0 and 50.")]
    public int MaxFaqs { get; set; } = 8;

    /// <summary>For both engines' fingerprints: add new limits. Not the language: the extractive engine ignores it.</summary>
    internal string Fingerprint =>
        FormattableString.Invariant($"{SummarySentences}/{SummaryWords}/{MaxKeywords}/{MaxFaqs}");

    /// <summary>The first claims that fit in <see cref="SummaryWords"/>, and at least one.</summary>
    internal IReadOnlyList<Claim> Fit(IReadOnlyList<Claim> summary, string language)
    {
        if (SummaryWords is not { } room)
        {
            return summary;
        }

        var analyzer = TextAnalyzer.For(language);
        return [.. summary.TakeWhile((claim, i) => (room -= analyzer.Analyze(claim.Text).Count) >= 0 || i == 0)];
    }

    /// <summary>These limits, as far as an article's uploader wants no others.</summary>
    internal DigestLimits For(ArticleDetails details) =>
        new()
        {
            Language = details.Language ?? Language,
            SummarySentences = details.Sentences ?? SummarySentences,
            SummaryWords = SummaryWords,
            MaxKeywords = details.MaxKeywords ?? MaxKeywords,
            MaxFaqs = details.MaxFaqs ?? MaxFaqs,
        };

    internal ExtractiveOptions ToExtractive() =>
        new()
        {
            SummarySentences = SummarySentences,
            SummaryWords = SummaryWords,
            MaxKeywords = MaxKeywords,
            MaxFaqs = MaxFaqs,
        };
}
