using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Engines;

/// <summary>
/// Checks a draft against the article, and sends what it contradicts back to the model once; by <c>Grounding:Verify</c> what
/// is in other words too, to be confirmed, reworded or withdrawn.
/// </summary>
internal sealed class DigestCorrector(StructuredCalls calls, VerifyPolicy verify, int maxOutputTokens)
{
    /// <summary>The draft without what may not be shown even after the correction.</summary>
    public async Task<ModelResult<GroundedDigest>> GroundAsync(
        ArticleText article,
        DigestDraft draft,
        ArticleGrounder grounder,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var content = new DigestContent(article.Title, article.Language, draft.Summary, draft.Keywords, draft.Faqs);
        var grounded = grounder.Ground(content);
        CheckedStatement[] wrong = [.. grounded.Dropped.Where(s => s.Kind is not StatementKind.Keyword)];
        IReadOnlyList<CheckedStatement> unsure = verify is VerifyPolicy.Off ? [] : grounded.Unverified;
        if (wrong.Length + unsure.Count == 0)
        {
            return new ModelResult<GroundedDigest>.Answer(grounded);
        }

        var request = CorrectionPrompt.For(article, new ArticleFence(article), wrong, unsure, content, maxOutputTokens);
        var answered = await calls.AskAsync(request, AnswerParser.ParseCorrections, account, cancellationToken);
        return answered
            .Map(corrections => new Corrected(content, wrong, unsure, corrections).Ground(grounder))
            .Or(grounded);
    }
}
