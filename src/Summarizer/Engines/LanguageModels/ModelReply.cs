namespace Summarizer.Engines.LanguageModels;

/// <summary>The reply to a request to a model, or why there is none.</summary>
public abstract record ModelReply
{
    private ModelReply() { }

    /// <summary>The model answered; whether the answer is usable is not known yet.</summary>
    /// <param name="Text">The answer.</param>
    /// <param name="IsComplete">False if the answer was cut off at its limit of tokens.</param>
    /// <param name="Usage">The tokens used.</param>
    public sealed record Answered(string Text, bool IsComplete, TokenUsage Usage) : ModelReply;

    /// <summary>The model refused to answer, or a content filter stopped it.</summary>
    /// <param name="Reason">Which of the two, in a few words.</param>
    /// <param name="Usage">The tokens used.</param>
    public sealed record Refused(string Reason, TokenUsage Usage) : ModelReply;

    /// <summary>The request is longer than the model's window.</summary>
    /// <param name="WindowTokens">The window, if the server names it.</param>
    public sealed record TooLong(int? WindowTokens) : ModelReply;

    /// <summary>The server will not answer this request, now or later.</summary>
    /// <param name="Reason">Why, in a sentence that holds nothing of the request.</param>
    public sealed record Rejected(string Reason) : ModelReply;

    /// <summary>No answer at present. The same request may be answered later.</summary>
    /// <param name="Cause">Why.</param>
    /// <param name="Reason">The same in a sentence that holds nothing of the request.</param>
    /// <param name="RetryAfter">How long the server asks to wait, if it says so.</param>
    public sealed record Unavailable(UnavailableCause Cause, string Reason, TimeSpan? RetryAfter = null) : ModelReply;
}

/// <summary>Why a model does not answer at present.</summary>
public enum UnavailableCause
{
    /// <summary>The server is busy (429).</summary>
    Busy,

    /// <summary>The server failed (408, 5xx), or its response is not a chat completion.</summary>
    Broken,

    /// <summary>No connection to the server.</summary>
    Unreachable,

    /// <summary>The connection broke, or the answer took too long. The call may have been paid for.</summary>
    Lost,

    /// <summary>The server denied access or does not have the model: somebody has to change a setting.</summary>
    Misconfigured,

    /// <summary>The day's budget is spent.</summary>
    OverBudget,
}
