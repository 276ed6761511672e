using Summarizer.Text.Articles;

namespace Summarizer.Engines;

/// <summary>Writes the digest of an article.</summary>
public interface IDigestEngine
{
    /// <summary>
    /// Names everything besides the article that shapes a digest: engine, model, prompt version, options. Two engines
    /// with the same fingerprint write interchangeable digests.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>Reads the article to its end and digests it. Network faults end as <see cref="EngineOutcome.Postponed"/>.</summary>
    Task<EngineOutcome> DigestAsync(ArticleText article, CancellationToken cancellationToken);
}
