using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Engines;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Budget;
using Summarizer.Engines.LanguageModels.Chat;
using Summarizer.Engines.Prompts;

namespace Summarizer.Tests.Engines;

/// <summary>A model whose server silently truncates prompts, and counts only the tokens that it has read.</summary>
internal sealed class ShortSightedModel(ModelOptions options, int windowTokens) : ILanguageModel
{
    private readonly ChatLanguageModel _model = new(
        ChatClients.Create(options, credential: null),
        options,
        TimeProvider.System
    );

    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    ) =>
        await _model.AskAsync(request, account, cancellationToken) is ModelReply.Answered answered
            ? answered with
            {
                Usage = answered.Usage with { InputTokens = Math.Min(answered.Usage.InputTokens, windowTokens) },
            }
            : throw new InvalidOperationException("The fake model did not answer.");

    public ModelEngine Engine(DigestLimits limits) =>
        new(
            new MeteredLanguageModel(this, new(0, 0), ledger: null),
            cache: null,
            options,
            limits,
            new(),
            TimeProvider.System,
            NullLogger<ModelEngine>.Instance
        );
}
