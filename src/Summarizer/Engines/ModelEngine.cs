using Azure;
using Microsoft.Extensions.Logging;
using Summarizer.Engines.Chunking;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Cache;
using Summarizer.Engines.Prompts;
using Summarizer.Storage;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Engines;

/// <summary>
/// Digests with a language model: one call where the article fits, many where it does not. Every statement is checked
/// against the article; what it contradicts goes back to the model once, and is then dropped.
/// </summary>
internal sealed partial class ModelEngine : IDigestEngine
{
    private readonly ILanguageModel _model;
    private readonly AnswerCache? _cache;
    private readonly ModelOptions _options;
    private readonly DigestLimits _limits;
    private readonly GroundingOptions _grounding;
    private readonly TimeProvider _time;
    private readonly ModelReader _reader;
    private readonly DigestCorrector _corrector;
    private readonly DigestTranslator? _translator;
    private readonly ILogger<ModelEngine> _logger;

    /// <summary>
    /// Makes the engine of a model with its decorators; without <paramref name="cache"/> answers are not kept. The
    /// <paramref name="logger"/> never gets text of articles or answers.
    /// </summary>
    public ModelEngine(
        ILanguageModel model,
        AnswerCache? cache,
        ModelOptions options,
        DigestLimits limits,
        GroundingOptions grounding,
        TimeProvider time,
        ILogger<ModelEngine> logger
    )
    {
        _model = model;
        _cache = cache;
        _options = options;
        _limits = limits;
        _grounding = grounding;
        _time = time;
        _logger = logger;
        var window = new ContextWindow(options.ContextTokens);
        var calls = new StructuredCalls(model, window, cache, logger);
        _reader = new(calls, window, cache, options, limits);
        _corrector = new(calls, grounding.Verify, options.MaxOutputTokens);
        _translator = limits.Language is { } language ? new(calls, language, options.MaxOutputTokens) : null;
    }

    /// <summary>The same engine with other limits of what a digest holds.</summary>
    public ModelEngine With(DigestLimits limits) => new(_model, _cache, _options, limits, _grounding, _time, _logger);

    public string Fingerprint =>
        FormattableString.Invariant(
            $"model/{_options.Name}/{_options.ReasoningEffort}/{DigestPrompt.Version(_limits)}/{_limits.Language}/{_limits.Fingerprint}{_grounding.Fingerprint}"
        );

    public async Task<EngineOutcome> DigestAsync(ArticleText article, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await DigestWithinDeadlineAsync(article, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Answers are cached: the next attempt continues from there.
            return new EngineOutcome.Postponed(
                OutageDelay.AfterDeadline,
                $"The article takes longer than Model:Deadline ({_options.Deadline}); work on it continues later."
            );
        }
        // Cache and ledger are all that is in storage here. Whatever storage answers, the article is not at fault.
        catch (Exception e) when (StorageOutage.Is(e) || e is RequestFailedException)
        {
            LogStorageOutage(e);
            return new EngineOutcome.Postponed(
                OutageDelay.AfterStorageOutage,
                "The storage for the model's answers and costs is not available."
            );
        }
    }

    private async Task<EngineOutcome> DigestWithinDeadlineAsync(
        ArticleText article,
        CancellationToken cancellationToken
    )
    {
        var account = new ArticleAccount(
            new(_options.InputUsdPerMillionTokens, _options.OutputUsdPerMillionTokens),
            _options.ArticleBudgetUsd
        );
        // Reading the article for the check takes a while for a book: in parallel with the call, not after it.
        var grounding = Task.Run(() => new ArticleGrounder(article, _grounding), cancellationToken);
        var read = await _reader.ReadAsync(article, grounding, account, cancellationToken);
        var grounder = await grounding;
        var standIn = new ExtractiveStandIn(article, grounder, account, _limits);
        var outcome = await read.ThenAsync(async reading =>
        {
            var grounded = await _corrector.GroundAsync(article, reading.Draft, grounder, account, cancellationToken);
            return await grounded.ThenAsync(async supported =>
                supported.Content.Summary.Count > 0
                    ? await FinishAsync(article, reading, supported, grounder, account, cancellationToken)
                    : new ModelResult<EngineOutcome>.Answer(
                        OnUnusable(
                            "Nothing in the model's summary stands after the check against the article.",
                            standIn,
                            supported.Dropped.Count + supported.Withdrawn
                        )
                    )
            );
        });
        return outcome.Match(
            finished => finished,
            reply => OnOutage(reply, standIn),
            reason => OnUnusable(reason, standIn),
            () => OnUnusable("The model's window is too small even for a single sentence of the article.", standIn)
        );
    }

    // A digest that cannot be translated is shown in the article's language.
    private async Task<ModelResult<EngineOutcome>> FinishAsync(
        ArticleText article,
        ModelReading reading,
        GroundedDigest grounded,
        ArticleGrounder grounder,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var content = AuthoredContent.Complete(article, grounded.Content, _limits);
        var translated =
            _translator is null || article.Language == _limits.Language
                ? new ModelResult<DigestContent>.Answer(content)
                : await _translator.TranslateAsync(content, new ArticleFence(article), account, cancellationToken);
        var note = translated is ModelResult<DigestContent>.Unusable unusable
            ? $"The digest could not be translated: {unusable.Reason}"
            : reading.Note;
        return translated
            .Or(content)
            .Map<EngineOutcome>(shown =>
            {
                var summary = _limits.Fit(shown.Summary, shown.Language);
                // The check holds in the article's language; the levels are those of the shown statements.
                var reported = content with
                {
                    Summary = [.. content.Summary.Zip(summary, (c, s) => c with { Support = s.Support })],
                    Faqs = [.. content.Faqs.Zip(shown.Faqs, (c, s) => c with { Support = s.Support })],
                };
                return new EngineOutcome.Completed(
                    new(
                        shown with
                        {
                            Summary = summary,
                        },
                        grounder.Report(reported, grounded.Dropped.Count + grounded.Withdrawn),
                        reading.Coverage,
                        new EngineInfo("model", _options.Name, DigestPrompt.Version(_limits), note),
                        account.Usage
                    )
                );
            });
    }

    private EngineOutcome OnOutage(ModelReply.Unavailable reply, ExtractiveStandIn standIn)
    {
        var delay = OutageDelay.DelayAfter(reply, _time.GetUtcNow());
        LogOutage(reply.Cause, delay);
        return _options.OnOutage switch
        {
            OutagePolicy.Wait => new EngineOutcome.Postponed(delay, reply.Reason),
            OutagePolicy.Extractive => new EngineOutcome.Completed(standIn.Write(reply.Reason)),
            _ => new EngineOutcome.Completed(standIn.Write(reply.Reason)) { ImproveAfter = delay },
        };
    }

    private EngineOutcome OnUnusable(string reason, ExtractiveStandIn standIn, int dropped = 0)
    {
        LogUnusable(reason);
        return _options.OnUnusableAnswer is UnusableAnswerPolicy.Fail
            ? new EngineOutcome.Failed(reason)
            : new EngineOutcome.Completed(standIn.Write(reason, dropped));
    }

    [LoggerMessage(LogLevel.Warning, "The model is not available ({Cause}); next attempt in {Delay}")]
    private partial void LogOutage(UnavailableCause cause, TimeSpan delay);

    [LoggerMessage(LogLevel.Warning, "The model wrote no usable digest: {Reason}")]
    private partial void LogUnusable(string reason);

    [LoggerMessage(LogLevel.Warning, "The storage for the model's answers and costs is not available")]
    private partial void LogStorageOutage(Exception exception);
}
