namespace Summarizer.Text.Articles;

/// <summary>What a block of an article is, as far as its source says.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>The heading of a section; one sentence.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A block quotation.</summary>
    Quote,

    /// <summary>One row of a table, its cells joined by " | ".</summary>
    TableRow,

    /// <summary>The caption of a picture or table.</summary>
    Caption,

    /// <summary>Program code or other text whose line breaks matter.</summary>
    Code,

    /// <summary>A question that the source's markup pairs with an answer (schema.org, <c>details</c>).</summary>
    Question,

    /// <summary>A part of the answer to the last <see cref="Question"/> before it.</summary>
    Answer,

    /// <summary>What stands around a paper's title: its authors, where they work, when it was received.</summary>
    Authorship,

    /// <summary>A note at the foot of a page or a table.</summary>
    Footnote,

    /// <summary>An entry of a list of references.</summary>
    Reference,
}

internal static class BlockKindExtensions
{
    /// <summary>
    /// Whether a block is no part of what the article says. It is shown and can be cited, but nothing is taken from it.
    /// </summary>
    public static bool IsApparatus(this BlockKind kind) =>
        kind is BlockKind.Authorship or BlockKind.Footnote or BlockKind.Reference;
}

/// <summary>
/// A block of an article's clean text: <c>Text.Substring(Start, Length)</c>. Blocks follow reading order, do not
/// overlap and are separated by white space alone.
/// </summary>
/// <param name="Index">The block's position among the article's blocks, from 0.</param>
/// <param name="Kind">What the block is.</param>
/// <param name="Level">The depth of a heading, from 1, or of a list, from 1; otherwise 0.</param>
/// <param name="Start">Where the block starts in the clean text, in UTF-16 units.</param>
/// <param name="Length">How long the block is, in UTF-16 units.</param>
/// <param name="FirstSentence">The index (not the id) of the block's first sentence.</param>
/// <param name="SentenceCount">How many sentences the block has, at least one.</param>
public sealed record Block(
    int Index,
    BlockKind Kind,
    int Level,
    int Start,
    int Length,
    int FirstSentence,
    int SentenceCount
);
