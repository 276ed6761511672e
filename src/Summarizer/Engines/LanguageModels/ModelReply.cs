namespace Summarizer.Engines.LanguageModels;

/// <summary>The reply to a request to a model, or why there is none.</summary>
public abstract record ModelReply
{
    private ModelReply() { }

    /// <summary>The model answered, usable or not; not complete if it was cut off at its limit of tokens.</summary>
    public sealed record Answered(string Text, bool IsComplete, TokenUsage Usage) : ModelReply;

    /// <summary>The model refused to answer, or a content filter stopped it.</summary>
    public sealed record Refused(string Reason, TokenUsage Usage) : ModelReply;

    /// <summary>The request is longer than the model's window, which is null if the server does not name it.</summary>
    public sealed record TooLong(int? WindowTokens) : ModelReply;

    /// <summary>The server will never answer this request. The reason holds nothing of the request.</summary>
    public sealed record Rejected(string Reason) : ModelReply;

    /// <summary>No answer now; the same request may be answered later. The reason holds nothing of the request.</summary>
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
