namespace Summarizer.Testing.FakeModels;

/// <summary>What a <see cref="FakeModel"/> does instead of answering well.</summary>
public abstract record FakeFault
{
    private FakeFault() { }

    /// <summary>An error status.</summary>
    /// <param name="Code">The HTTP status.</param>
    /// <param name="RetryAfter">The value of the <c>Retry-After</c> header, if any.</param>
    /// <param name="ErrorCode">The code in the error's body.</param>
    /// <param name="Message">The message in the error's body.</param>
    /// <param name="RetryAfterMs">The value of the header <c>retry-after-ms</c>, if any.</param>
    public sealed record Status(
        int Code,
        string? RetryAfter = null,
        string? ErrorCode = null,
        string Message = "The fake model was told to fail.",
        string? RetryAfterMs = null
    ) : FakeFault;

    /// <summary>The model declines: the message has a refusal and no content.</summary>
    public sealed record Refusal : FakeFault;

    /// <summary>The answer ends with <c>finish_reason: content_filter</c>.</summary>
    public sealed record ContentFilter : FakeFault;

    /// <summary>The prompt is stopped: 400 with the code <c>content_filter</c>, as Azure does.</summary>
    public sealed record PromptFilter : FakeFault;

    /// <summary>The answer's JSON ends in the middle, though the server says that it is complete.</summary>
    public sealed record CutJson : FakeFault;

    /// <summary>The answer is cut off at the limit of tokens.</summary>
    public sealed record CutAtLimit : FakeFault;

    /// <summary>The answer is the good one within a Markdown code fence, with chatter around it.</summary>
    public sealed record CodeFence : FakeFault;

    /// <summary>The answer is this text, whatever was asked.</summary>
    public sealed record Content(string Text) : FakeFault;

    /// <summary>The response's body is this, with status 200.</summary>
    public sealed record Body(string Text) : FakeFault;

    /// <summary>The good answer, late.</summary>
    public sealed record Slow(TimeSpan Delay) : FakeFault;

    /// <summary>The call is counted and paid, then the connection is cut.</summary>
    public sealed record Drop : FakeFault;

    /// <summary>The call is counted and paid, and the connection is cut in the middle of the response.</summary>
    public sealed record CutBody : FakeFault;

    /// <summary>A good answer in shape, with statements that the article does not support added to every list.</summary>
    public sealed record Lies(string Statement) : FakeFault;

    /// <summary>A good answer whose citations name sentences that do not exist.</summary>
    public sealed record UnknownCitations : FakeFault;

    /// <summary>
    /// Like an all too obedient model: if the prompt holds <paramref name="Instruction"/>, every statement of the answer
    /// becomes <paramref name="Answer"/>.
    /// </summary>
    public sealed record Obey(string Instruction, string Answer) : FakeFault;
}
