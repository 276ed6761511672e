using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Engines;

/// <summary>Writes the digest of an article.</summary>
public interface IDigestEngine
{
    /// <summary>
    /// Names everything besides the article that shapes a digest: engine, model, prompt version, options. Two engines
    /// with the same fingerprint write interchangeable digests.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>Reads the article to its end and digests it. Faults of the network end as <see cref="EngineOutcome.Postponed"/>.</summary>
    Task<EngineOutcome> DigestAsync(ArticleText article, CancellationToken cancellationToken);
}

/// <summary>What became of a digest.</summary>
public abstract record EngineOutcome
{
    private EngineOutcome() { }

    /// <summary>The digest is written, and grounded.</summary>
    /// <param name="Digest">The digest.</param>
    public sealed record Completed(EngineDigest Digest) : EngineOutcome
    {
        /// <summary>
        /// Set when this digest stands in for a better one that can be had later: digest the article again, not before
        /// this has passed. <see cref="EngineInfo.Note"/> says why.
        /// </summary>
        public TimeSpan? ImproveAfter { get; init; }
    }

    /// <summary>Nothing is wrong with the article; try again, not before <paramref name="Delay"/> has passed.</summary>
    /// <param name="Delay">How long to wait at least.</param>
    /// <param name="Reason">Why, in a sentence for the person who waits.</param>
    public sealed record Postponed(TimeSpan Delay, string Reason) : EngineOutcome;

    /// <summary>The engine cannot digest this article, now or later.</summary>
    /// <param name="Reason">Why, in a sentence for the person who uploaded it.</param>
    public sealed record Failed(string Reason) : EngineOutcome;
}

/// <summary>A digest with the account of how it came about.</summary>
public sealed record EngineDigest(
    DigestContent Content,
    GroundingReport Grounding,
    Coverage Coverage,
    EngineInfo Engine,
    Usage Usage
);

/// <summary>How much of the article the engine read; never a silent cut.</summary>
/// <param name="SentencesRead">How many sentences were read.</param>
/// <param name="Sentences">How many sentences the article has.</param>
public sealed record Coverage(int SentencesRead, int Sentences);

/// <summary>Which engine wrote a digest.</summary>
/// <param name="Kind"><c>extractive</c> or <c>model</c>.</param>
/// <param name="Model">The model's name, if a model wrote it.</param>
/// <param name="PromptVersion">The version of the prompts, if a model wrote it.</param>
/// <param name="Note">Why this engine stood in for the configured one, if it did.</param>
public sealed record EngineInfo(string Kind, string? Model = null, string? PromptVersion = null, string? Note = null);

/// <summary>What a digest cost. Calls answered from the cache cost nothing and are not counted.</summary>
/// <param name="Calls">Calls to the model.</param>
/// <param name="InputTokens">Tokens sent, as the server counts them.</param>
/// <param name="OutputTokens">Tokens received, reasoning included.</param>
/// <param name="CostUsd">Money, by the configured prices.</param>
public sealed record Usage(int Calls, long InputTokens, long OutputTokens, decimal CostUsd)
{
    /// <summary>No call was made.</summary>
    public static Usage None { get; } = new(0, 0, 0, 0);
}
