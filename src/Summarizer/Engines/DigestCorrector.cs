using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Engines;

/// <summary>Checks a draft against the article, and sends what is not supported back to the model once.</summary>
internal sealed class DigestCorrector(StructuredCalls calls, int maxOutputTokens)
{
    /// <summary>The draft without what the article does not support even after the correction.</summary>
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
        UnsupportedStatement[] statements = [.. grounded.Unsupported.Where(s => s.Kind is not StatementKind.Keyword)];
        if (statements.Length == 0)
        {
            return new ModelResult<GroundedDigest>.Answer(grounded);
        }

        var request = CorrectionPrompt.For(
            article,
            new ArticleFence(article),
            statements,
            s => s.Kind is StatementKind.Claim ? draft.Summary[s.Index].Citations : draft.Faqs[s.Index].Citations,
            maxOutputTokens
        );
        var asked = await calls.AskAsync(request, AnswerParser.ParseCorrections, account, cancellationToken);
        return asked.Map(corrections => Apply(corrections, content, statements)).Or(content).Map(grounder.Ground);
    }

    private static DigestContent Apply(
        IReadOnlyList<Correction> corrections,
        DigestContent content,
        UnsupportedStatement[] statements
    )
    {
        var summary = content.Summary.ToArray();
        var faqs = content.Faqs.ToArray();
        foreach (var correction in corrections)
        {
            if (correction.Item < 1 || correction.Item > statements.Length || correction.Text.Length == 0)
            {
                continue;
            }

            var statement = statements[correction.Item - 1];
            if (statement.Kind is StatementKind.Claim)
            {
                summary[statement.Index] = new(correction.Text, correction.Citations);
            }
            else
            {
                faqs[statement.Index] = faqs[statement.Index] with
                {
                    Answer = correction.Text,
                    Citations = correction.Citations,
                };
            }
        }

        return content with
        {
            Summary = summary,
            Faqs = faqs,
        };
    }
}
