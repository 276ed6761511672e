using Summarizer.Engines.Chunking;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Grounding;

namespace Summarizer.Engines;

/// <summary>The built-in <see cref="ExtractiveEngine"/> as the service's engine: no network, no cost.</summary>
internal sealed class ExtractiveDigestEngine(DigestLimits limits) : IDigestEngine
{
    /// <summary>Raise it when the extractive engine's digests change for the better, so that older ones count as outdated.</summary>
    private const int Version = 2;

    public string Fingerprint => FormattableString.Invariant($"extractive/{Version}/{limits.Fingerprint}");

    public Task<EngineOutcome> DigestAsync(ArticleText article, CancellationToken cancellationToken)
    {
        var content = ExtractiveEngine.Write(article, limits.ToExtractive());
        return Task.FromResult<EngineOutcome>(
            new EngineOutcome.Completed(
                new(
                    content,
                    DigestGrounder.Report(new GroundingChecker(article), content, dropped: 0),
                    new Coverage(article.Sentences.Count, article.Sentences.Count),
                    new EngineInfo("extractive"),
                    Usage.None
                )
            )
        );
    }
}
