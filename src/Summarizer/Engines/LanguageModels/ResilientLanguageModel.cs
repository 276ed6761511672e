using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Summarizer.Engines.LanguageModels;

/// <summary>
/// Retries a call when the server is busy, failing or unreachable, after a pause that grows and varies or that the server
/// asks for. A server that keeps failing gets no calls for a while.
/// </summary>
internal sealed class ResilientLanguageModel : ILanguageModel
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // Half of at least this many calls within the period: a server that is down, not one that stumbles.
    private const double BreakingRatio = 0.5;
    private const int BreakingCalls = 8;
    private static readonly TimeSpan BreakingPeriod = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BreakTime = TimeSpan.FromSeconds(30);

    private readonly ILanguageModel _model;
    private readonly ResiliencePipeline<ModelReply> _pipeline;

    public ResilientLanguageModel(ILanguageModel model, int maxTries, TimeProvider time)
    {
        _model = model;
        var builder = new ResiliencePipelineBuilder<ModelReply> { TimeProvider = time };
        if (maxTries > 1)
        {
            builder.AddRetry(
                new RetryStrategyOptions<ModelReply>
                {
                    MaxRetryAttempts = maxTries - 1,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = FirstPause,
                    MaxDelay = LongestPause,
                    ShouldHandle = static a => ValueTask.FromResult(IsWorthAnotherTry(a.Outcome.Result)),
                    DelayGenerator = static a =>
                        ValueTask.FromResult((a.Outcome.Result as ModelReply.Unavailable)?.RetryAfter),
                }
            );
        }

        _pipeline = builder
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<ModelReply>
                {
                    FailureRatio = BreakingRatio,
                    MinimumThroughput = BreakingCalls,
                    SamplingDuration = BreakingPeriod,
                    BreakDuration = BreakTime,
                    ShouldHandle = static a => ValueTask.FromResult(IsDown(a.Outcome.Result)),
                }
            )
            .Build();
    }

    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await _model.AskAsync(request, account, token),
                cancellationToken
            );
        }
        catch (BrokenCircuitException e)
        {
            return new ModelReply.Unavailable(
                UnavailableCause.Broken,
                "The model's server keeps failing; calls to it are paused.",
                e.RetryAfter ?? BreakTime
            );
        }
    }

    private static bool IsWorthAnotherTry(ModelReply? reply) =>
        reply
            is ModelReply.Unavailable
            {
                Cause: UnavailableCause.Busy
                    or UnavailableCause.Broken
                    or UnavailableCause.Unreachable
                    or UnavailableCause.Lost
            } unavailable
        && (unavailable.RetryAfter is not { } pause || pause <= LongestPause);

    private static bool IsDown(ModelReply? reply) =>
        reply
            is ModelReply.Unavailable
            {
                Cause: UnavailableCause.Broken or UnavailableCause.Unreachable or UnavailableCause.Lost
            };
}
