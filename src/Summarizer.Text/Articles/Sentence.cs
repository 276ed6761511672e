namespace Summarizer.Text.Articles;

/// <summary>
/// One numbered sentence of an article. Citations name it by <see cref="Id"/>, which counts from 1 in reading order;
/// <see cref="Start"/> and <see cref="Length"/> point, in UTF-16 units, into the article's clean text.
/// </summary>
public sealed class Sentence
{
    private readonly string _source;

    internal Sentence(string source, int id, int start, int length, int block, int? page = null)
    {
        _source = source;
        Id = id;
        Start = start;
        Length = length;
        Block = block;
        Page = page;
    }

    /// <summary>The sentence's number, from 1.</summary>
    public int Id { get; }

    /// <summary>Where the sentence starts in the clean text.</summary>
    public int Start { get; }

    /// <summary>How long the sentence is. Never 0: a sentence has no white space at its ends.</summary>
    public int Length { get; }

    /// <summary>The index of its block.</summary>
    public int Block { get; }

    /// <summary>The page on which the sentence begins, from 1; null where the source has no pages.</summary>
    public int? Page { get; }

    /// <summary>The sentence's words, exactly as in the clean text.</summary>
    public string Text => _source.Substring(Start, Length);

    /// <summary>The same as <see cref="Text"/>, without a copy.</summary>
    public ReadOnlySpan<char> Span => _source.AsSpan(Start, Length);

    /// <inheritdoc />
    public override string ToString() => $"[{Id}] {Text}";
}
