namespace Summarizer.Engines.Prompts;

/// <summary>What the text of an answer holds.</summary>
internal abstract record ParsedAnswer<T>
{
    private ParsedAnswer() { }

    /// <summary>An answer in shape.</summary>
    public sealed record InShape(T Value) : ParsedAnswer<T>;

    /// <summary>An answer that is not in shape.</summary>
    /// <param name="Fault">What is wrong with it, in a sentence for the model.</param>
    public sealed record Flawed(string Fault) : ParsedAnswer<T>;
}
