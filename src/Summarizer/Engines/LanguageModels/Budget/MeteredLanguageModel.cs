namespace Summarizer.Engines.LanguageModels.Budget;

/// <summary>Charges article and day the most a call can cost, then what it did cost. Beyond either, no call is made.</summary>
internal sealed class MeteredLanguageModel(ILanguageModel model, ModelPrices prices, SpendLedger? ledger)
    : ILanguageModel
{
    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var reserved = prices.MostFor(request);
        if (!account.TryReserve(reserved))
        {
            return new ModelReply.Rejected("The article costs more than Model:ArticleBudgetUsd allows.");
        }

        TokenUsage? usage = null;
        SpendLedger.Reservation? reservation = null;
        try
        {
            if (ledger is not null)
            {
                reservation = await ledger.TryReserveAsync(reserved, cancellationToken);
                if (reservation is null)
                {
                    return new ModelReply.Unavailable(
                        UnavailableCause.OverBudget,
                        "The day's budget for the model (Model:DailyBudgetUsd) is spent."
                    );
                }
            }

            // If it is cancelled from here on, it may have been paid for.
            usage = new(request.EstimatedInputTokens, 0);
            var reply = await model.AskAsync(request, account, cancellationToken);
            usage = UsageOf(request, reply);
            return reply;
        }
        finally
        {
            account.Settle(reserved, usage);
            if (reservation is not null)
            {
                ledger!.Settle(reservation, usage);
            }
        }
    }

    // A call whose answer was lost in transit may have been paid for: at least its input is charged.
    private static TokenUsage? UsageOf(ModelRequest request, ModelReply reply) =>
        reply switch
        {
            ModelReply.Answered answered => answered.Usage,
            ModelReply.Refused refused => refused.Usage,
            ModelReply.Unavailable { Cause: UnavailableCause.Lost } => new(request.EstimatedInputTokens, 0),
            _ => null,
        };
}
