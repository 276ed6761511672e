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

/// <summary>A statement that the article does not support, or not in so many words.</summary>
/// <param name="Kind">Which of the digest's lists it stood in.</param>
/// <param name="Index">Its position in that list, from 0, as the digest was handed in.</param>
/// <param name="Text">The statement; of a FAQ, its answer.</param>
/// <param name="Support">What the check found; its <see cref="CheckResult.Fault"/> is made for a repair prompt.</param>
public sealed record CheckedStatement(StatementKind Kind, int Index, string Text, CheckResult Support);

/// <summary>A digest that holds nothing but what may be shown.</summary>
/// <param name="Content">The digest with repaired citations, with what was checked of each statement, and without the dropped.</param>
/// <param name="Report">
/// The account of <paramref name="Content"/>. Its statements are claims and FAQs; keywords, which state nothing, are
/// counted only when they are dropped.
/// </param>
/// <param name="Dropped">What was left out and why: claims, then FAQs, then keywords.</param>
/// <param name="Unverified">What is shown in other words than the article: claims, then FAQs.</param>
public sealed record GroundedDigest(
    DigestContent Content,
    GroundingReport Report,
    IReadOnlyList<CheckedStatement> Dropped,
    IReadOnlyList<CheckedStatement> Unverified
)
{
    /// <summary>How many further statements their writer withdrew.</summary>
    public int Withdrawn { get; init; }
}

/// <summary>
/// Holds every statement of a digest against the article: repairs citations, strips frames and list numbers, and leaves
/// out what may not be shown. The caller may have the dropped statements written anew and ground the digest again.
/// </summary>
public static class DigestGrounder
{
    /// <summary>Grounds a digest in its article.</summary>
    public static GroundedDigest Ground(ArticleText article, DigestContent content) =>
        Ground(new GroundingChecker(article), content, Strictness.Facts);

    /// <summary>The same with a checker made before, for a digest that is grounded more than once.</summary>
    /// <param name="checker">The checker of the article.</param>
    /// <param name="content">The digest.</param>
    /// <param name="strictness">Which statements may be shown.</param>
    /// <param name="leastCoverage">
    /// The share, 0 to 1, of the content of a statement in other words than the article that the article must have.
    /// </param>
    public static GroundedDigest Ground(
        GroundingChecker checker,
        DigestContent content,
        Strictness strictness,
        double leastCoverage = 0
    )
    {
        var statements = new Statements(strictness, leastCoverage);
        var claims = new List<Claim>(content.Summary.Count);
        for (var i = 0; i < content.Summary.Count; i++)
        {
            var claim = content.Summary[i];
            var text = checker.WithoutFrame(claim.Text);
            if (text.Length == 0 && claim.Text.Any(char.IsLetterOrDigit))
            {
                continue; // "Here is a summary:"
            }

            if (statements.Shown(StatementKind.Claim, i, text, checker.Check(text, claim.Citations)) is { } s)
            {
                claims.Add(new(text, checker.Cited(claim.Citations, s, strictness), statements.LevelOf(s)));
            }
        }

        var faqs = new List<Faq>(content.Faqs.Count);
        for (var i = 0; i < content.Faqs.Count; i++)
        {
            var faq = content.Faqs[i] with { Answer = checker.WithoutFrame(content.Faqs[i].Answer) };
            if (
                faq.Answer.Length > 0
                && statements.Shown(StatementKind.Faq, i, faq.Answer, checker.CheckFaq(faq)) is { } s
            )
            {
                faqs.Add(
                    faq with
                    {
                        Citations = checker.Cited(faq.Citations, s, strictness),
                        Support = statements.LevelOf(s),
                    }
                );
            }
        }

        var score = statements.Score;
        var keywords = content.Keywords.Where(
            (k, i) => statements.Shown(StatementKind.Keyword, i, k.Text, checker.CheckKeyword(k.Text)) is not null
        );
        var grounded = content with { Summary = claims, Keywords = [.. keywords], Faqs = faqs };
        return new(
            grounded,
            ReportOn(grounded, score, statements.Dropped.Count),
            statements.Dropped,
            statements.Unverified
        );
    }

    /// <summary>The account of a finished digest, whose statements have their levels of support.</summary>
    public static GroundingReport Report(GroundingChecker checker, DigestContent content, int dropped)
    {
        var score =
            content.Summary.Sum(c => checker.Check(c.Text, c.Citations).Score)
            + content.Faqs.Sum(f => checker.Check(f.Answer, f.Citations).Score);
        return ReportOn(content, score, dropped);
    }

    private static GroundingReport ReportOn(DigestContent content, double score, int dropped)
    {
        SupportLevel?[] levels = [.. content.Summary.Select(c => c.Support), .. content.Faqs.Select(f => f.Support)];
        return new(
            levels.Count(l => l is SupportLevel.Verbatim or SupportLevel.Wording),
            levels.Length,
            levels.Length == 0 ? 0 : score / levels.Length,
            dropped,
            levels.Count(l => l is SupportLevel.Facts or SupportLevel.Confirmed)
        );
    }

    /// <summary>Sorts statements by what the check found.</summary>
    private sealed class Statements(Strictness strictness, double leastCoverage)
    {
        public List<CheckedStatement> Dropped { get; } = [];

        public List<CheckedStatement> Unverified { get; } = [];

        public double Score { get; private set; }

        // Null for one that is dropped.
        public CheckResult? Shown(StatementKind kind, int index, string text, CheckResult support)
        {
            var least = strictness switch
            {
                Strictness.Off => Verdict.Contradicted,
                Strictness.Verbatim => Verdict.Supported,
                _ => Verdict.Unverified,
            };
            if (support.Verdict < least || support.Coverage < leastCoverage)
            {
                Dropped.Add(new(kind, index, text, support));
                return null;
            }

            if (support.Verdict is Verdict.Unverified && strictness is not Strictness.Off)
            {
                Unverified.Add(new(kind, index, text, support));
            }

            Score += support.Score;
            return support;
        }

        public SupportLevel LevelOf(CheckResult support) =>
            strictness is Strictness.Off ? SupportLevel.Unchecked
            : support.Verdict is Verdict.Unverified ? SupportLevel.Facts
            : support.Score >= 1 ? SupportLevel.Verbatim
            : SupportLevel.Wording;
    }
}
