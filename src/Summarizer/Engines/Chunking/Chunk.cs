namespace Summarizer.Engines.Chunking;

/// <summary>A sentence of an article, or a piece of one that is too long for any window.</summary>
/// <param name="Id">The sentence's number.</param>
/// <param name="Start">Where it starts in the article's text, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Tokens">Its estimated tokens, with its number.</param>
internal readonly record struct Slice(int Id, int Start, int Length, long Tokens);

/// <summary>Consecutive sentences of an article that are read in one call: at least one slice.</summary>
internal sealed record Chunk(IReadOnlyList<Slice> Slices)
{
    /// <summary>The estimated tokens of its lines.</summary>
    public long Tokens { get; } = Slices.Sum(s => s.Tokens);
}
