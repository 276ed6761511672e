using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text;
using Summarizer.Text.Articles;

namespace Summarizer.Engines;

/// <summary>Digests one article with the extractive engine where the model does not.</summary>
internal sealed class ExtractiveStandIn(
    ArticleText article,
    ArticleGrounder grounder,
    ArticleAccount account,
    DigestLimits limits
)
{
    // An article that is nothing but prompt injections has no better sentences to offer.
    private const int MostInjectionsPassedOver = 20;

    /// <summary>Writes the digest. No sentence that is a prompt injection is in it.</summary>
    public EngineDigest Write(string reason, int dropped = 0)
    {
        var extractive = limits.ToExtractive();
        // More sentences are asked for where some will be left out.
        var found = ExtractiveEngine.Write(
            article,
            extractive with
            {
                SummarySentences =
                    extractive.SummarySentences + Math.Min(grounder.Injections, MostInjectionsPassedOver),
            }
        );
        var clean = grounder.WithoutInjections(found);
        var content = clean with { Summary = [.. clean.Summary.Take(extractive.SummarySentences)] };
        return new(
            content,
            grounder.Report(content, dropped),
            new(article.Sentences.Count, article.Sentences.Count),
            new EngineInfo("extractive", Note: reason),
            account.Usage
        );
    }
}
