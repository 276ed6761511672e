using Summarizer.Engines.LanguageModels;

namespace Summarizer.Engines.Prompts;

/// <summary>What this process knows of the model's window: the setting, refusals, and how far our estimates are off.</summary>
internal sealed class ContextWindow(int contextTokens)
{
    /// <summary>The correction moves by steps of this factor, so that equal articles are mostly cut in the same way.</summary>
    private const double Step = 1.1;

    // A server that counts fewer than half of the tokens has not read the whole prompt: some silently truncate what is too long. Below this size the frame of a request outweighs its text, and estimates are worth little.
    private const double SilentCut = 0.5;
    private const int SmallestJudged = 2_000;

    /// <summary>How fast the correction follows new counts.</summary>
    private const double Weight = 0.2;

    // Beyond these a count says more about the server than about the text.
    private const double LeastCorrection = 0.5;
    internal const double MostCorrection = 3;

    private readonly Lock _lock = new();
    private double _ratio = 1;
    private int _tokens = contextTokens;

    /// <summary>The window, in the server's tokens.</summary>
    public int Tokens
    {
        get
        {
            lock (_lock)
            {
                return _tokens;
            }
        }
    }

    /// <summary>The server's tokens for one estimated token, at least; never below 1, since estimates err upwards by little.</summary>
    public double Correction
    {
        get
        {
            lock (_lock)
            {
                return _ratio <= 1 ? 1 : Math.Pow(Step, Math.Ceiling(Math.Log(_ratio, Step) - 1e-9));
            }
        }
    }

    public void Observe(long estimatedInputTokens, TokenUsage usage)
    {
        if (estimatedInputTokens < SmallestJudged)
        {
            return;
        }

        var ratio = Math.Clamp((double)usage.InputTokens / estimatedInputTokens, LeastCorrection, MostCorrection);
        lock (_lock)
        {
            _ratio += Weight * (ratio - _ratio);
        }
    }

    /// <summary>Whether the server must have cut the request without saying so.</summary>
    public static bool WasCutSilently(long estimatedInputTokens, TokenUsage usage) =>
        estimatedInputTokens >= SmallestJudged && usage.InputTokens < estimatedInputTokens * SilentCut;

    /// <summary>The window is smaller than set: prompt and answer did not fit. The server may have named its window.</summary>
    public void Exceeded(long estimatedTokens, int? windowTokens)
    {
        lock (_lock)
        {
            if (windowTokens is { } window)
            {
                _tokens = Math.Min(_tokens, window);
            }

            // It should have fit: the server counts more than we do, or its window is smaller than it is said to be.
            if (windowTokens is null or 0 || estimatedTokens * _ratio < windowTokens)
            {
                _ratio = Math.Min(MostCorrection, _ratio * Step);
            }
        }
    }
}
