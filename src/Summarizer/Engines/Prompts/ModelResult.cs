using Summarizer.Engines.LanguageModels;

namespace Summarizer.Engines.Prompts;

/// <summary>The model's answer to a question, or why there is none.</summary>
internal abstract record ModelResult<T>
{
    private ModelResult() { }

    public sealed record Answer(T Value) : ModelResult<T>;

    /// <summary>The question does not fit the model's window.</summary>
    public sealed record TooLong : ModelResult<T>;

    public sealed record Unavailable(ModelReply.Unavailable Reply) : ModelResult<T>;

    /// <summary>No usable answer, even when asked again.</summary>
    public sealed record Unusable(string Reason) : ModelResult<T>;

    public TNext Match<TNext>(
        Func<T, TNext> answer,
        Func<ModelReply.Unavailable, TNext> unavailable,
        Func<string, TNext> unusable,
        Func<TNext> tooLong
    ) =>
        this switch
        {
            Answer a => answer(a.Value),
            Unavailable u => unavailable(u.Reply),
            Unusable u => unusable(u.Reason),
            _ => tooLong(),
        };

    /// <summary>The result with another value; a result without an answer stays as it is.</summary>
    public ModelResult<TNext> Map<TNext>(Func<T, TNext> next) =>
        Match<ModelResult<TNext>>(
            value => new ModelResult<TNext>.Answer(next(value)),
            reply => new ModelResult<TNext>.Unavailable(reply),
            reason => new ModelResult<TNext>.Unusable(reason),
            () => new ModelResult<TNext>.TooLong()
        );

    /// <summary>The result of the next question; a result without an answer stays as it is.</summary>
    public async Task<ModelResult<TNext>> ThenAsync<TNext>(Func<T, Task<ModelResult<TNext>>> next) =>
        this is Answer answer
            ? await next(answer.Value)
            : Map<TNext>(_ => throw new InvalidOperationException("There is no answer."));

    /// <summary>The fallback in place of an answer that will never come; what is unavailable now stays so.</summary>
    public ModelResult<T> Or(T fallback) => this is Unusable or TooLong ? new Answer(fallback) : this;
}

internal static class ModelResult
{
    /// <summary>All answers in order, or the first result that is none.</summary>
    public static ModelResult<IReadOnlyList<T>> All<T>(IReadOnlyList<ModelResult<T>> results) =>
        results.FirstOrDefault(r => r is not ModelResult<T>.Answer) is { } missing
            ? missing.Map<IReadOnlyList<T>>(_ => [])
            : new ModelResult<IReadOnlyList<T>>.Answer([.. results.Select(r => ((ModelResult<T>.Answer)r).Value)]);
}
