using Summarizer.Engines;
using Summarizer.Engines.LanguageModels;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>An engine that writes the same claims of every article, and one question about it.</summary>
internal sealed class FixedEngine(IReadOnlyList<Claim> claims) : IDigestEngine
{
    public string Fingerprint => "fixed";

    public Task<EngineOutcome> DigestAsync(ArticleText article, CancellationToken cancellationToken)
    {
        var last = claims[^1];
        return Task.FromResult<EngineOutcome>(
            new EngineOutcome.Completed(
                new(
                    new(
                        article.Title,
                        "en",
                        claims,
                        [new("lock", 1, Origin.Generated)],
                        [new("What happened?", last.Text, last.Citations, Origin.Generated, last.Support)]
                    ),
                    new(Supported: 2, Of: claims.Count + 1, Score: 0.8, Dropped: 1, Unverified: claims.Count - 1),
                    new(article.Sentences.Count, article.Sentences.Count),
                    new EngineInfo("model", "a model"),
                    Usage.None
                )
            )
        );
    }
}
