using System.Text;
using Summarizer.Engines.Chunking;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Cache;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Articles;

namespace Summarizer.Engines;

/// <summary>Has the model read an article: in one call where it fits, else in chunks.</summary>
internal sealed class ModelReader(
    StructuredCalls calls,
    ContextWindow window,
    AnswerCache? cache,
    ModelOptions options,
    DigestLimits limits
)
{
    public async Task<ModelResult<ModelReading>> ReadAsync(
        ArticleText article,
        Task<ArticleGrounder> grounder,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var fence = new ArticleFence(article);
        var empty = DigestPrompt.For(limits, fence.Enclose(new()), options.MaxOutputTokens);
        var most = ArticleChunker.TokensOf(article);
        var asSet = new ReadingPlan(ContextWindow.MostCorrection, options.ContextTokens);
        var plan = Current();
        var fits = CapacityOf(asSet, empty) >= most;
        if (!fits)
        {
            plan = await KeptAsync("plan", fence, plan, cancellationToken);
            fits = CapacityOf(plan, empty) >= most;
        }

        if (fits)
        {
            var asked = await ReadWholeAsync(article, fence, account, cancellationToken);
            if (asked is not ModelResult<ModelReading>.TooLong)
            {
                return asked;
            }

            // The server's own count decides.
            plan = await KeptAsync("cut", fence, Current(), cancellationToken);
        }

        var capacity = Math.Max(1, CapacityOf(plan, empty));
        var chunk = Math.Min(options.PartTokens, capacity);
        return await new LongArticleReader(calls, options, limits, article, fence, grounder, account).ReadAsync(
            fits ? Math.Min(chunk, Math.Max(1, most / 2)) : chunk,
            capacity,
            cancellationToken
        );
    }

    private async Task<ModelResult<ModelReading>> ReadWholeAsync(
        ArticleText article,
        ArticleFence fence,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var lines = new StringBuilder(article.Text.Length + (article.Sentences.Count * 8));
        foreach (var sentence in article.Sentences)
        {
            ArticleFence.AppendLine(lines, sentence.Id, sentence.Span);
        }

        var request = DigestPrompt.For(limits, fence.Enclose(lines), options.MaxOutputTokens);
        var all = new Coverage(article.Sentences.Count, article.Sentences.Count);
        var asked = await calls.AskAsync(request, a => AnswerParser.ParseDigest(a, limits), account, cancellationToken);
        return asked.Map(draft => new ModelReading(draft, all, null));
    }

    private ReadingPlan Current() => new(window.Correction, window.Tokens);

    private long CapacityOf(ReadingPlan plan, ModelRequest empty) =>
        plan.Capacity(options.MaxOutputTokens, empty.EstimatedInputTokens);

    // Whichever process continues with an article cuts it in the same way.
    private async Task<ReadingPlan> KeptAsync(
        string what,
        ArticleFence fence,
        ReadingPlan plan,
        CancellationToken cancellationToken
    )
    {
        if (cache is null)
        {
            return plan;
        }

        var name = FormattableString.Invariant(
            $"{fence.ArticleHash}-{options.ContextTokens}-{options.MaxOutputTokens}-{options.PartTokens}-{what}"
        );
        return ReadingPlan.Read(await cache.GetOrKeepAsync(name, plan.ToJson(), cancellationToken)) ?? plan;
    }
}
