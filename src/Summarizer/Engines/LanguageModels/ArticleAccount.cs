namespace Summarizer.Engines.LanguageModels;

/// <summary>One article's cost, below a cap. Answers paid for earlier count towards the cap, not the usage. Thread-safe.</summary>
internal sealed class ArticleAccount(ModelPrices prices, decimal? capUsd)
{
    private readonly Lock _lock = new();
    private int _calls;
    private TokenUsage _tokens;
    private decimal _paid;
    private decimal _replayed;
    private decimal _reserved;

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

    /// <summary>Whether there is room below the cap for this much input, whatever the answer costs.</summary>
    public bool CanAffordInput(long tokens) => CanAfford(prices.CostOf(new(tokens, 0)));

    /// <summary>Reserves the most that a call can cost, or returns false if that would exceed the cap.</summary>
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

    /// <summary>Releases a reservation and records what the call used; null if it cost nothing.</summary>
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

    /// <summary>Records an answer that an earlier attempt paid for.</summary>
    public void Replay(TokenUsage usage)
    {
        lock (_lock)
        {
            _replayed += prices.CostOf(usage);
        }
    }

    private bool HasRoomFor(decimal costUsd) => capUsd is not { } cap || _paid + _replayed + _reserved + costUsd <= cap;
}
