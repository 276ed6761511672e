using Summarizer.Engines;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Digests;

/// <summary>What a reader gets of one version of an article, with the account of how it came about.</summary>
/// <param name="Content">Title, summary, keywords and FAQs.</param>
/// <param name="Revision">The bytes that were digested: <c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="Fingerprint">Everything else that shaped the digest; see <see cref="IDigestEngine.Fingerprint"/>.</param>
/// <param name="Grounding">How its statements came through the check.</param>
/// <param name="Coverage">How much of the article was read.</param>
/// <param name="Engine">Which engine wrote it.</param>
/// <param name="Usage">What it cost.</param>
/// <param name="UploadedAt">When the digested bytes were uploaded, by the storage service's clock.</param>
/// <param name="DigestedAt">When the digest was written.</param>
public sealed record Digest(
    DigestContent Content,
    string Revision,
    string Fingerprint,
    GroundingReport Grounding,
    Coverage Coverage,
    EngineInfo Engine,
    Usage Usage,
    DateTimeOffset UploadedAt,
    DateTimeOffset DigestedAt
);
