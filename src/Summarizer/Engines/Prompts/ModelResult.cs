using Summarizer.Engines.LanguageModels;

namespace Summarizer.Engines.Prompts;

/// <summary>What became of a question to the model, its one repair included.</summary>
internal abstract record ModelResult<T>
    where T : class
{
    private ModelResult() { }

    /// <summary>An answer in shape.</summary>
    public sealed record Answer(T Value) : ModelResult<T>;

    /// <summary>The question does not fit the model's window.</summary>
    public sealed record TooLong : ModelResult<T>;

    /// <summary>No answer at present.</summary>
    public sealed record Unavailable(ModelReply.Unavailable Reply) : ModelResult<T>;

    /// <summary>No usable answer, even when asked again.</summary>
    public sealed record Unusable(string Reason) : ModelResult<T>;
}
