using Microsoft.Extensions.Logging;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Engines;

/// <summary>
/// Digests with a language model: one call where the article fits, many where it does not. Every statement is checked
/// against the article; what it does not support goes back to the model once, and is then dropped.
/// </summary>
public sealed partial class ModelEngine : IDigestEngine
{
    // An article that is nothing but orders to a model has no better sentences to offer.
    private const int MostOrdersPassedOver = 20;

    private readonly ModelOptions _options;
    private readonly DigestShape _shape;
    private readonly TimeProvider _time;
    private readonly StructuredCalls _calls;
    private readonly ArticleReadings _readings;
    private readonly DigestTranslator? _translator;
    private readonly ILogger<ModelEngine> _logger;

    /// <summary>Makes the engine.</summary>
    /// <param name="model">The model, with all that stands around it.</param>
    /// <param name="cache">Where answers are kept, if they are.</param>
    /// <param name="options">The "Model" section.</param>
    /// <param name="shape">What a digest looks like.</param>
    /// <param name="time">The clock of the deadline.</param>
    /// <param name="logger">Gets what went wrong; never text of articles or answers.</param>
    public ModelEngine(
        ILanguageModel model,
        AnswerCache? cache,
        ModelOptions options,
        DigestShape shape,
        TimeProvider time,
        ILogger<ModelEngine> logger
    )
    {
        _options = options;
        _shape = shape;
        _time = time;
        _logger = logger;
        var window = new ContextWindow(options.ContextTokens);
        _calls = new(model, window, cache, logger);
        _readings = new(_calls, window, cache, options, shape);
        _translator = shape.Language is { } language ? new(_calls, language, options.MaxOutputTokens) : null;
    }

    /// <inheritdoc />
    public string Fingerprint =>
        FormattableString.Invariant(
            $"model/{_options.Name}/{_options.ReasoningEffort}/{DigestPrompt.Version}/{_shape.Language}/{_shape.SummarySentences}/{_shape.SummaryWords}/{_shape.MaxKeywords}/{_shape.MaxFaqs}"
        );

    /// <inheritdoc />
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
            // What was answered is cached: the next go continues from there.
            return new EngineOutcome.Postponed(
                Outages.AfterDeadline,
                $"The article takes longer than Model:Deadline ({_options.Deadline}) and is continued."
            );
        }
        catch (Exception e) when (StorageFault.Is(e))
        {
            LogStorageFault(e);
            return new EngineOutcome.Postponed(
                Outages.AfterStorageFault,
                "Storage does not answer, where the model's answers and costs are kept."
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
        // Reading the article for the check takes a while for a book: beside the call, not after it.
        var grounder = Task.Run(() => new ArticleGrounder(article), cancellationToken);
        var reading = await _readings.ReadAsync(article, grounder, account, cancellationToken);
        return reading switch
        {
            Asked<Reading>.Answer answer => await FinishAsync(
                article,
                answer.Value,
                await grounder,
                account,
                cancellationToken
            ),
            Asked<Reading>.Unavailable unavailable => await OnOutageAsync(
                article,
                unavailable.Reply,
                grounder,
                account
            ),
            Asked<Reading>.Unusable unusable => await OnUnusableAsync(article, unusable.Reason, grounder, account, 0),
            _ => await OnUnusableAsync(
                article,
                "The model's window is too small even for a single sentence of the article.",
                grounder,
                account,
                0
            ),
        };
    }

    private async Task<EngineOutcome> FinishAsync(
        ArticleText article,
        Reading reading,
        ArticleGrounder grounder,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var draft = new DigestContent(
            article.Title,
            article.Language,
            reading.Draft.Summary,
            reading.Draft.Keywords,
            reading.Draft.Faqs
        );
        var grounded = grounder.Ground(draft);
        if (grounded.Unsupported.Any(s => s.Kind is not StatementKind.Keyword))
        {
            var corrected = await CorrectAsync(article, draft, grounded, account, cancellationToken);
            if (corrected is Asked<DigestContent>.Unavailable unavailable)
            {
                return await OnOutageAsync(article, unavailable.Reply, Task.FromResult(grounder), account);
            }

            if (corrected is Asked<DigestContent>.Answer answer)
            {
                grounded = grounder.Ground(answer.Value);
            }
        }

        var dropped = grounded.Unsupported.Count;
        if (grounded.Content.Summary.Count == 0)
        {
            return await OnUnusableAsync(
                article,
                "Nothing in the model's summary is supported by the article.",
                Task.FromResult(grounder),
                account,
                dropped
            );
        }

        var content = OwnWords.Complete(article, grounded.Content, _shape);
        var report = grounder.Report(content, dropped);
        var note = reading.Note;
        if (_translator is not null && article.Language != _shape.Language)
        {
            switch (await _translator.TranslateAsync(content, new ArticleFence(article), account, cancellationToken))
            {
                case Asked<DigestContent>.Answer translated:
                    content = translated.Value;
                    break;
                case Asked<DigestContent>.Unavailable unavailable:
                    return await OnOutageAsync(article, unavailable.Reply, Task.FromResult(grounder), account);
                case Asked<DigestContent>.Unusable unusable:
                    note = $"The digest could not be translated: {unusable.Reason}";
                    break;
            }
        }

        return new EngineOutcome.Completed(
            new(
                content,
                report,
                reading.Coverage,
                new EngineInfo("model", _options.Name, DigestPrompt.Version, note),
                account.Usage
            )
        );
    }

    private async Task<Asked<DigestContent>> CorrectAsync(
        ArticleText article,
        DigestContent draft,
        GroundedDigest grounded,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        UnsupportedStatement[] statements = [.. grounded.Unsupported.Where(s => s.Kind is not StatementKind.Keyword)];
        var request = CorrectionPrompt.For(
            article,
            new ArticleFence(article),
            statements,
            s => s.Kind is StatementKind.Claim ? draft.Summary[s.Index].Citations : draft.Faqs[s.Index].Citations,
            _options.MaxOutputTokens
        );
        switch (await _calls.AskAsync(request, AnswerReader.Corrections, account, cancellationToken))
        {
            case Asked<IReadOnlyList<Correction>>.Answer answer:
                return new Asked<DigestContent>.Answer(Apply(answer.Value, draft, statements));
            case Asked<IReadOnlyList<Correction>>.Unavailable unavailable:
                return new Asked<DigestContent>.Unavailable(unavailable.Reply);
            default:
                // What cannot be corrected is dropped.
                return new Asked<DigestContent>.Answer(draft);
        }
    }

    private static DigestContent Apply(
        IReadOnlyList<Correction> corrections,
        DigestContent draft,
        UnsupportedStatement[] statements
    )
    {
        var summary = draft.Summary.ToArray();
        var faqs = draft.Faqs.ToArray();
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

        return draft with
        {
            Summary = summary,
            Faqs = faqs,
        };
    }

    private async Task<EngineOutcome> OnOutageAsync(
        ArticleText article,
        ModelReply.Unavailable reply,
        Task<ArticleGrounder> grounder,
        ArticleAccount account
    )
    {
        var delay = Outages.DelayAfter(reply, _time.GetUtcNow());
        LogOutage(reply.Cause, delay);
        return _options.OnOutage switch
        {
            OutagePolicy.Wait => new EngineOutcome.Postponed(delay, reply.Reason),
            OutagePolicy.Extractive => new EngineOutcome.Completed(
                StandIn(article, reply.Reason, await grounder, account, 0)
            ),
            _ => new EngineOutcome.Completed(StandIn(article, reply.Reason, await grounder, account, 0))
            {
                ImproveAfter = delay,
            },
        };
    }

    private async Task<EngineOutcome> OnUnusableAsync(
        ArticleText article,
        string reason,
        Task<ArticleGrounder> grounder,
        ArticleAccount account,
        int dropped
    )
    {
        LogUnusable(reason);
        return _options.OnUnusableAnswer is UnusableAnswerPolicy.Fail
            ? new EngineOutcome.Failed(reason)
            : new EngineOutcome.Completed(StandIn(article, reason, await grounder, account, dropped));
    }

    private EngineDigest StandIn(
        ArticleText article,
        string reason,
        ArticleGrounder grounder,
        ArticleAccount account,
        int dropped
    )
    {
        // More sentences are asked for where some will be left out: nothing an article orders a model to say is shown.
        var extractive = _shape.ToExtractive();
        var found = ExtractiveEngine.Digest(
            article,
            extractive with
            {
                SummarySentences = extractive.SummarySentences + Math.Min(grounder.Orders, MostOrdersPassedOver),
            }
        );
        var reported = grounder.WithoutOrders(found);
        var content = reported with { Summary = [.. reported.Summary.Take(extractive.SummarySentences)] };
        return new(
            content,
            grounder.Report(content, dropped),
            new(article.Sentences.Count, article.Sentences.Count),
            new EngineInfo("extractive", Note: reason),
            account.Usage
        );
    }

    [LoggerMessage(LogLevel.Warning, "The model is not available ({Cause}); to be asked again in {Delay}")]
    private partial void LogOutage(UnavailableCause cause, TimeSpan delay);

    [LoggerMessage(LogLevel.Warning, "The model had no usable digest: {Reason}")]
    private partial void LogUnusable(string reason);

    [LoggerMessage(LogLevel.Warning, "Storage around the model failed")]
    private partial void LogStorageFault(Exception exception);
}
