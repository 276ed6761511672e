namespace Summarizer.Engines.LanguageModels;

/// <summary>
/// What the digest of one article costs: the calls it pays for, counted, and kept below a cap. Answers that an earlier
/// go at the same article paid for count towards the cap, not towards the usage. Safe for use by many calls at once.
/// </summary>
internal sealed class ArticleAccount(ModelPrices prices, decimal? capUsd)
{
    private readonly Lock _lock = new();
    private int _calls;
    private TokenUsage _tokens;
    private decimal _paid;
    private decimal _replayed;
    private decimal _reserved;

    /// <summary>What was paid so far.</summary>
    public Usage Usage
    {
        get
        {
            lock (_lock)
            {
                return new(_calls, _tokens.InputTokens, _tokens.OutputTokens, _paid);
            }
        }
    }

    /// <summary>Whether there is room below the cap for <paramref name="costUsd"/> more.</summary>
    public bool CanAfford(decimal costUsd)
    {
        lock (_lock)
        {
            return HasRoomFor(costUsd);
        }
    }

    /// <summary>Whether there is room below the cap for this much input, whatever is answered to it.</summary>
    public bool CanAffordInput(long tokens) => CanAfford(prices.CostOf(new(tokens, 0)));

    /// <summary>Sets the most that a call can cost aside, or returns false if that would exceed the cap.</summary>
    public bool TryReserve(decimal costUsd)
    {
        lock (_lock)
        {
            if (!HasRoomFor(costUsd))
            {
                return false;
            }

            _reserved += costUsd;
            return true;
        }
    }

    /// <summary>Takes a reservation back and enters what the call was counted as; null if it cost nothing.</summary>
    public void Settle(decimal reservedUsd, TokenUsage? usage)
    {
        lock (_lock)
        {
            _reserved -= reservedUsd;
            if (usage is { } tokens)
            {
                _calls++;
                _tokens = new(_tokens.InputTokens + tokens.InputTokens, _tokens.OutputTokens + tokens.OutputTokens);
                _paid += prices.CostOf(tokens);
            }
        }
    }

    /// <summary>Enters an answer that was paid for before.</summary>
    public void Replay(TokenUsage usage)
    {
        lock (_lock)
        {
            _replayed += prices.CostOf(usage);
        }
    }

    private bool HasRoomFor(decimal costUsd) => capUsd is not { } cap || _paid + _replayed + _reserved + costUsd <= cap;
}
