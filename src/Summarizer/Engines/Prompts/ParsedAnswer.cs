namespace Summarizer.Engines.Prompts;

/// <summary>What the text of an answer holds.</summary>
internal abstract record ParsedAnswer<T>
{
    private ParsedAnswer() { }

    public sealed record InShape(T Value) : ParsedAnswer<T>;

    /// <summary>An answer that is not in shape, and what is wrong with it in a sentence for the model.</summary>
    public sealed record Flawed(string Fault) : ParsedAnswer<T>;
}
