namespace Summarizer.Engines.LanguageModels.Cache;

/// <summary>
/// Sends each request once: an answer is kept before it is used, and equal requests share one call, within the process
/// and across processes. So a duplicate event, or the same text under another name, never pays twice, and after a crash
/// only calls that were in flight are paid for again.
/// </summary>
internal sealed class CachedLanguageModel(ILanguageModel model, AnswerCache cache, ModelTelemetry? telemetry = null)
    : ILanguageModel
{
    private readonly SharedCalls<(ModelReply Reply, bool IsPaid)> _shared = new();

    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var key = cache.KeyOf(request);
        var ((reply, isPaid), isFirst) = await _shared.JoinAsync(
            key,
            token => FindOrAskAsync(key, request, account, token),
            cancellationToken
        );
        telemetry?.CacheLookup(isHit: !(isFirst && isPaid));
        if (!(isFirst && isPaid) && KeptReply.Of(reply) is { } kept)
        {
            account.Replay(new(kept.InputTokens, kept.OutputTokens));
        }

        return reply;
    }

    private async Task<(ModelReply Reply, bool IsPaid)> FindOrAskAsync(
        string key,
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var entry = await cache.OpenAsync(key, cancellationToken);
        if (entry is CacheEntry.Found found)
        {
            return (found.Kept.ToReply(), false);
        }

        await using var turn = (CacheEntry.Turn)entry;
        var reply = await model.AskAsync(request, account, cancellationToken);
        if (KeptReply.Of(reply) is { } kept)
        {
            await turn.KeepAsync(kept);
        }

        return (reply, true);
    }
}
