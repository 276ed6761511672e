using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Summarizer.Details;
using Summarizer.Engines.Prompts;

namespace Summarizer.Engines;

/// <summary>The engine for each article: the configured one, unless its uploader wants something else of it.</summary>
internal sealed class DigestEngines(IDigestEngine standard, IOptions<DigestLimits> limits)
{
    private const int TitleHash = 16; // characters

    /// <summary>The engine for an article with these details; null if there is none: <see cref="WhyNone"/>.</summary>
    public IDigestEngine? For(ArticleDetails? details)
    {
        if (details is null or { Sentences: null, MaxKeywords: null, MaxFaqs: null, Language: null, Engine: null })
        {
            return standard;
        }

        var wanted = limits.Value.For(details);
        var model = standard as ModelEngine;
        return details.Engine switch
        {
            ArticleDetails.Extractive => new ExtractiveDigestEngine(wanted),
            ArticleDetails.Model => model?.With(wanted),
            _ => model?.With(wanted) ?? (IDigestEngine)new ExtractiveDigestEngine(wanted),
        };
    }

    /// <summary>Why there is no engine for an article; null if there is one.</summary>
    public string? WhyNone(ArticleDetails? details) =>
        For(details) is null ? "The engine 'model' is not available: no model is configured (Model:Endpoint)." : null;

    /// <summary>
    /// Everything besides the bytes that shapes the digest of an article with these details, by its engine of today; null if
    /// there is none.
    /// </summary>
    public string? FingerprintOf(ArticleDetails? details) =>
        For(details) is { } engine ? engine.Fingerprint + TitleOf(details) : null;

    private static string TitleOf(ArticleDetails? details) =>
        details?.Title is { } title
            ? $"/title:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)))[..TitleHash]}"
            : "";
}
