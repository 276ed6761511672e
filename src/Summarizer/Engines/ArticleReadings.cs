using System.Text;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Parts;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Articles;

namespace Summarizer.Engines;

/// <summary>Has the model read an article: in one call where it fits, else in parts.</summary>
internal sealed class ArticleReadings(
    StructuredCalls calls,
    ContextWindow window,
    AnswerCache? cache,
    ModelOptions options,
    DigestShape shape
)
{
    /// <summary>Reads the article to its end.</summary>
    public async Task<Asked<Reading>> ReadAsync(
        ArticleText article,
        Task<ArticleGrounder> grounder,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var fence = new ArticleFence(article);
        var empty = DigestPrompt.For(shape, fence.Enclose(new()), options.MaxOutputTokens);
        var most = PartSplitter.TokensOf(article);
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
            if (asked is not Asked<Reading>.TooLong)
            {
                return asked;
            }

            // The server knows better.
            plan = await KeptAsync("cut", fence, Current(), cancellationToken);
        }

        var capacity = Math.Max(1, CapacityOf(plan, empty));
        var part = Math.Min(options.PartTokens, capacity);
        return await new LongArticleReader(calls, options, shape, article, fence, grounder, account).ReadAsync(
            fits ? Math.Min(part, Math.Max(1, most / 2)) : part,
            capacity,
            cancellationToken
        );
    }

    private async Task<Asked<Reading>> ReadWholeAsync(
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

        var request = DigestPrompt.For(shape, fence.Enclose(lines), options.MaxOutputTokens);
        var all = new Coverage(article.Sentences.Count, article.Sentences.Count);
        return await calls.AskAsync(request, a => AnswerReader.Digest(a, shape), account, cancellationToken) switch
        {
            Asked<Draft>.Answer answer => new Asked<Reading>.Answer(new(answer.Value, all, null)),
            Asked<Draft>.Unavailable unavailable => new Asked<Reading>.Unavailable(unavailable.Reply),
            Asked<Draft>.Unusable unusable => new Asked<Reading>.Unusable(unusable.Reason),
            _ => new Asked<Reading>.TooLong(),
        };
    }

    private ReadingPlan Current() => new(window.Correction, window.Tokens);

    private long CapacityOf(ReadingPlan plan, ModelRequest empty) =>
        plan.Capacity(options.MaxOutputTokens, empty.EstimatedInputTokens);

    // The same article is cut in the same way by whoever goes on with it.
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
