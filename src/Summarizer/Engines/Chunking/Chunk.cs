namespace Summarizer.Engines.Chunking;

/// <summary>A sentence, or a piece of one too long for any window: its place in UTF-16 units, its estimated tokens.</summary>
internal readonly record struct Slice(int Id, int Start, int Length, long Tokens);

/// <summary>Consecutive sentences of an article that are read in one call: at least one slice.</summary>
internal sealed record Chunk(IReadOnlyList<Slice> Slices)
{
    public long Tokens { get; } = Slices.Sum(s => s.Tokens);
}
