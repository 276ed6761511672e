using Microsoft.Extensions.Logging;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Cache;

namespace Summarizer.Engines.Prompts;

/// <summary>
/// Asks a model and reads its answer. One that is not in shape, is cut off or refused is asked for once more, with the
/// fault named. Answers that led nowhere are discarded from the cache, so that a later attempt does not replay them.
/// </summary>
internal sealed partial class StructuredCalls(
    ILanguageModel model,
    ContextWindow window,
    AnswerCache? cache,
    ILogger logger
)
{
    public Task<ModelResult<T>> AskAsync<T>(
        ModelRequest request,
        Func<string, ParsedAnswer<T>> parse,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        return AskOnceAsync(request, parse, RepairAsync, account, cancellationToken);

        async Task<ModelResult<T>> RepairAsync(string fault, string? answer)
        {
            LogRepair(fault);
            var repair = PromptRequest.Repair(request, answer, fault);
            var result = await AskOnceAsync(
                repair,
                parse,
                (again, _) => GiveUpAsync(repair, again),
                account,
                cancellationToken
            );
            return result is ModelResult<T>.TooLong
                ? await GiveUpAsync(repair, "The repair does not fit its window.")
                : result;
        }

        async Task<ModelResult<T>> GiveUpAsync(ModelRequest repair, string fault)
        {
            if (cache is not null)
            {
                await cache.DiscardAsync(request, cancellationToken);
                await cache.DiscardAsync(repair, cancellationToken);
            }

            return new ModelResult<T>.Unusable($"The model had no usable answer, even when asked again: {fault}");
        }
    }

    // An answer that cannot be used goes to onFlaw: its fault, and its text if there was one.
    private async Task<ModelResult<T>> AskOnceAsync<T>(
        ModelRequest request,
        Func<string, ParsedAnswer<T>> parse,
        Func<string, string?, Task<ModelResult<T>>> onFlaw,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        switch (await model.AskAsync(request, account, cancellationToken))
        {
            case ModelReply.Answered { IsComplete: false }:
                return await onFlaw(
                    $"It was cut off at the limit of {request.MaxOutputTokens} tokens: write much less.",
                    null
                );
            case ModelReply.Answered answered
                when ContextWindow.WasCutSilently(request.EstimatedInputTokens, answered.Usage):
                // What the server counted is what its window holds beside the answer.
                window.Exceeded(
                    request.EstimatedInputTokens + request.MaxOutputTokens,
                    (int)answered.Usage.InputTokens + request.MaxOutputTokens
                );
                return new ModelResult<T>.TooLong();
            case ModelReply.Answered answered:
                window.Observe(request.EstimatedInputTokens, answered.Usage);
                return parse(answered.Text) switch
                {
                    ParsedAnswer<T>.InShape parsed => new ModelResult<T>.Answer(parsed.Value),
                    ParsedAnswer<T>.Flawed flawed => await onFlaw(flawed.Fault, answered.Text),
                    _ => throw new InvalidOperationException("Unknown answer."),
                };
            case ModelReply.Refused refused:
                return await onFlaw($"There was none: {refused.Reason}.", null);
            case ModelReply.TooLong tooLong:
                window.Exceeded(request.EstimatedInputTokens + request.MaxOutputTokens, tooLong.WindowTokens);
                return new ModelResult<T>.TooLong();
            case ModelReply.Rejected rejected:
                return new ModelResult<T>.Unusable(rejected.Reason);
            case ModelReply.Unavailable unavailable:
                return new ModelResult<T>.Unavailable(unavailable);
            case var reply:
                throw new InvalidOperationException($"Unknown reply {reply.GetType().Name}.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The model's answer could not be used and is asked for again: {Fault}")]
    private partial void LogRepair(string fault);
}
