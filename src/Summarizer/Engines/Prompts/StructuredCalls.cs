using Microsoft.Extensions.Logging;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Cache;

namespace Summarizer.Engines.Prompts;

/// <summary>
/// Asks a model and reads its answer. One that is not in shape, is cut off or refused is asked for once more, with the
/// fault named. Answers that led nowhere are discarded from the cache, so that a later go does not replay them.
/// </summary>
internal sealed partial class StructuredCalls(
    ILanguageModel model,
    ContextWindow window,
    AnswerCache? cache,
    ILogger logger
)
{
    /// <summary>Asks for a <typeparamref name="T"/>.</summary>
    public async Task<ModelResult<T>> AskAsync<T>(
        ModelRequest request,
        Func<string, ReadAnswer<T>> read,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var reply = await model.AskAsync(request, account, cancellationToken);
        var (asked, fault, answer) = Judge(request, reply, read);
        if (asked is not null)
        {
            return asked;
        }

        LogRepair(fault!);
        var repair = PromptRequest.Repair(request, answer, fault!);
        reply = await model.AskAsync(repair, account, cancellationToken);
        (asked, fault, _) = Judge(repair, reply, read);
        if (asked is not (null or ModelResult<T>.TooLong))
        {
            return asked;
        }

        if (cache is not null)
        {
            await cache.DiscardAsync(request, cancellationToken);
            await cache.DiscardAsync(repair, cancellationToken);
        }

        return new ModelResult<T>.Unusable($"The model had no usable answer, even when asked again: {fault}");
    }

    private (ModelResult<T>? Asked, string? Fault, string? Answer) Judge<T>(
        ModelRequest request,
        ModelReply reply,
        Func<string, ReadAnswer<T>> read
    )
        where T : class
    {
        switch (reply)
        {
            case ModelReply.Answered { IsComplete: false }:
                return (
                    null,
                    $"It was cut off at the limit of {request.MaxOutputTokens} tokens: write much less.",
                    null
                );
            case ModelReply.Answered answered:
                if (ContextWindow.WasCutSilently(request.EstimatedInputTokens, answered.Usage))
                {
                    // What it counted is what its window holds beside the answer.
                    window.Exceeded(
                        request.EstimatedInputTokens + request.MaxOutputTokens,
                        (int)answered.Usage.InputTokens + request.MaxOutputTokens
                    );
                    return (new ModelResult<T>.TooLong(), null, null);
                }

                window.Observe(request.EstimatedInputTokens, answered.Usage);
                var (value, fault) = read(answered.Text);
                return value is null ? (null, fault, answered.Text) : (new ModelResult<T>.Answer(value), null, null);
            case ModelReply.Refused refused:
                return (null, $"There was none: {refused.Reason}.", null);
            case ModelReply.TooLong tooLong:
                window.Exceeded(request.EstimatedInputTokens + request.MaxOutputTokens, tooLong.WindowTokens);
                return (new ModelResult<T>.TooLong(), null, null);
            case ModelReply.Rejected rejected:
                return (new ModelResult<T>.Unusable(rejected.Reason), null, null);
            case ModelReply.Unavailable unavailable:
                return (new ModelResult<T>.Unavailable(unavailable), null, null);
            default:
                throw new InvalidOperationException($"Unknown reply {reply.GetType().Name}.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The model's answer could not be used and is asked for again: {Fault}")]
    private partial void LogRepair(string fault);
}
