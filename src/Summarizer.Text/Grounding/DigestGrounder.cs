using Summarizer.Text.Articles;
using Summarizer.Text.Digests;

namespace Summarizer.Text.Grounding;

/// <summary>The parts of a digest that are checked against the article.</summary>
public enum StatementKind
{
    /// <summary>A claim of the summary.</summary>
    Claim,

    /// <summary>A question with its answer.</summary>
    Faq,

    /// <summary>A keyword.</summary>
    Keyword,
}

/// <summary>A statement that the article does not support.</summary>
/// <param name="Kind">Which of the digest's lists it stood in.</param>
/// <param name="Index">Its position in that list, from 0, as the digest was handed in.</param>
/// <param name="Text">The statement; of a FAQ, its answer.</param>
/// <param name="Support">What the check found; its <see cref="Support.Fault"/> is made for a repair prompt.</param>
public sealed record UnsupportedStatement(StatementKind Kind, int Index, string Text, Support Support);

/// <summary>A digest that holds nothing but what its article supports.</summary>
/// <param name="Content">The digest with repaired citations and without the unsupported statements.</param>
/// <param name="Report">
/// The account of <paramref name="Content"/>. Its statements are claims and FAQs; keywords, which state nothing, are
/// counted only when they are dropped.
/// </param>
/// <param name="Unsupported">What was left out and why: claims, then FAQs, then keywords.</param>
public sealed record GroundedDigest(
    DigestContent Content,
    GroundingReport Report,
    IReadOnlyList<UnsupportedStatement> Unsupported
);

/// <summary>
/// Holds every statement of a digest against the article: repairs citations and leaves out what is unsupported. The
/// caller may have the unsupported statements written anew and ground the digest again.
/// </summary>
public static class DigestGrounder
{
    /// <summary>Grounds a digest in its article.</summary>
    public static GroundedDigest Ground(ArticleText article, DigestContent content) =>
        Ground(new GroundingChecker(article), content);

    /// <summary>The same with a checker made before, for a digest that is grounded more than once.</summary>
    public static GroundedDigest Ground(GroundingChecker checker, DigestContent content)
    {
        var unsupported = new List<UnsupportedStatement>();
        var score = 0.0;

        var claims = new List<Claim>(content.Summary.Count);
        for (var i = 0; i < content.Summary.Count; i++)
        {
            var claim = content.Summary[i];
            if (Supported(StatementKind.Claim, i, claim.Text, checker.Check(claim.Text, claim.Citations)) is { } s)
            {
                claims.Add(claim with { Citations = s.Citations });
                score += s.Score;
            }
        }

        var faqs = new List<Faq>(content.Faqs.Count);
        for (var i = 0; i < content.Faqs.Count; i++)
        {
            var faq = content.Faqs[i];
            if (Supported(StatementKind.Faq, i, faq.Answer, checker.CheckFaq(faq)) is { } s)
            {
                faqs.Add(faq with { Citations = s.Citations });
                score += s.Score;
            }
        }

        var keywords = new List<Keyword>(content.Keywords.Count);
        for (var i = 0; i < content.Keywords.Count; i++)
        {
            var keyword = content.Keywords[i];
            if (Supported(StatementKind.Keyword, i, keyword.Text, checker.CheckKeyword(keyword.Text)) is not null)
            {
                keywords.Add(keyword);
            }
        }

        var statements = claims.Count + faqs.Count;
        return new(
            content with
            {
                Summary = claims,
                Keywords = keywords,
                Faqs = faqs,
            },
            new(statements, statements, statements == 0 ? 0 : score / statements, unsupported.Count),
            unsupported
        );

        Support? Supported(StatementKind kind, int index, string text, Support support)
        {
            if (support.IsSupported)
            {
                return support;
            }

            unsupported.Add(new(kind, index, text, support));
            return null;
        }
    }
}
