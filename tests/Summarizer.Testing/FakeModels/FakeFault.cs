using Summarizer.Testing.ModelStatements;

namespace Summarizer.Testing.FakeModels;

/// <summary>A fault of a <see cref="FakeModel"/>.</summary>
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

    /// <summary>The prompt is blocked: 400 with the code <c>content_filter</c>, as in Azure.</summary>
    public sealed record PromptFilter : FakeFault;

    /// <summary>The JSON is truncated, but <c>finish_reason</c> says that it is complete.</summary>
    public sealed record CutJson : FakeFault;

    /// <summary>The answer is cut off at the token limit.</summary>
    public sealed record CutAtLimit : FakeFault;

    /// <summary>A good answer in a Markdown code fence, with chatter around it.</summary>
    public sealed record CodeFence : FakeFault;

    /// <summary>The answer is this text.</summary>
    public sealed record Content(string Text) : FakeFault;

    /// <summary>The response has this body and status 200.</summary>
    public sealed record Body(string Text) : FakeFault;

    /// <summary>A good answer, late.</summary>
    public sealed record Slow(TimeSpan Delay) : FakeFault;

    /// <summary>The call is charged, then the connection breaks.</summary>
    public sealed record Drop : FakeFault;

    /// <summary>The call is charged, and the connection breaks in the middle of the response.</summary>
    public sealed record CutBody : FakeFault;

    /// <summary>A well-formed answer with an unsupported statement added to every list.</summary>
    public sealed record Lies(string Statement) : FakeFault;

    /// <summary>
    /// No fault: the digest is these claims about an article, as a real model writes them. Asked to
    /// correct a claim, it quotes the sentence it cites if the claim was honest, and repeats a lie.
    /// </summary>
    /// <param name="Article">The article with the claims.</param>
    /// <param name="Claims">Those of its claims that the digest has.</param>
    public sealed record Writes(WrittenArticle Article, IReadOnlyList<WrittenClaim> Claims) : FakeFault;

    /// <summary>A good answer with citations of sentences that do not exist.</summary>
    public sealed record UnknownCitations : FakeFault;

    /// <summary>
    /// Obeys a prompt injection: if the prompt contains <paramref name="Instruction"/>, every statement of the answer is
    /// <paramref name="Answer"/>.
    /// </summary>
    public sealed record Obey(string Instruction, string Answer) : FakeFault;
}
