using System.Security.Cryptography;
using Summarizer.Details;
using Summarizer.Engines;
using Summarizer.Engines.Chunking;
using Summarizer.Engines.LanguageModels;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Articles;

/// <summary>What a reader gets of one version of an article, with the account of how it came about.</summary>
/// <param name="Content">Title, summary, keywords and FAQs.</param>
/// <param name="Revision">The bytes that were digested: <c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="Fingerprint">Everything else that shaped the digest; see <see cref="DigestEngines.FingerprintOf"/>.</param>
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
)
{
    /// <summary>What the uploader said of the article; null for nothing.</summary>
    public ArticleDetails? Details { get; init; }

    /// <summary>The revision of these bytes.</summary>
    public static string RevisionOf(ReadOnlySpan<byte> bytes) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    /// <summary>What an engine wrote, as the digest of one version of an article.</summary>
    public static Digest Of(
        EngineDigest written,
        string revision,
        string fingerprint,
        DateTimeOffset uploadedAt,
        DateTimeOffset digestedAt
    ) =>
        new(
            written.Content,
            revision,
            fingerprint,
            written.Grounding,
            written.Coverage,
            written.Engine,
            written.Usage,
            uploadedAt,
            digestedAt
        );

    /// <summary>Whether digesting these bytes with such an engine again would give an interchangeable digest.</summary>
    internal bool IsOf(string revision, string fingerprint) => Revision == revision && Fingerprint == fingerprint;
}
