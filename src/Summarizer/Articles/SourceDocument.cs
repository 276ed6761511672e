using Summarizer.Text.Articles;

namespace Summarizer.Articles;

/// <summary>The clean text of one version of an article, with the places of its sentences.</summary>
/// <param name="Title">The article's title.</param>
/// <param name="Language">The primary language subtag, or <c>und</c>.</param>
/// <param name="Text">The clean text.</param>
/// <param name="Blocks">The blocks of the text.</param>
/// <param name="Sentences">The sentences, by id from 1; offsets in UTF-16 units.</param>
public sealed record SourceDocument(
    string Title,
    string Language,
    string Text,
    IReadOnlyList<SourceBlock> Blocks,
    IReadOnlyList<SourceSentence> Sentences
)
{
    /// <summary>The document of an article as it was read.</summary>
    public static SourceDocument Of(ArticleText article) =>
        new(
            article.Title,
            article.Language,
            article.Text,
            [.. article.Blocks.Select(b => new SourceBlock(b.Kind, b.Level, b.Start, b.Length))],
            [.. article.Sentences.Select(s => new SourceSentence(s.Id, s.Start, s.Length, s.Block, s.Page))]
        );
}

/// <summary>A block of the clean text.</summary>
public sealed record SourceBlock(BlockKind Kind, int Level, int Start, int Length);

/// <summary>A sentence of the clean text.</summary>
/// <param name="Id">Its number in the article, from 1.</param>
/// <param name="Start">Where it starts in the clean text, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Block">The index of its block.</param>
/// <param name="Page">The page on which it begins, from 1; absent where the source has no pages.</param>
public sealed record SourceSentence(int Id, int Start, int Length, int Block, int? Page = null);
