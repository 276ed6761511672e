namespace Summarizer.Text.Articles;

/// <summary>An article as every engine reads it: clean text, its blocks and its numbered sentences.</summary>
public sealed class ArticleText
{
    internal ArticleText(
        string title,
        string language,
        string text,
        IReadOnlyList<Block> blocks,
        IReadOnlyList<Sentence> sentences,
        IReadOnlyList<string> authorKeywords
    )
    {
        Title = title;
        Language = language;
        Text = text;
        Blocks = blocks;
        Sentences = sentences;
        AuthorKeywords = authorKeywords;
    }

    /// <summary>The article's title; without one, the opening words of its first sentence.</summary>
    public string Title { get; }

    /// <summary>The primary language subtag (BCP 47), or <c>und</c> when unsure.</summary>
    public string Language { get; }

    /// <summary>
    /// The clean text: Unicode NFC, line feeds, no boilerplate, blocks separated by an empty line. The title is
    /// separate, in <see cref="Title"/>, unless it is the opening words of the text itself.
    /// </summary>
    public string Text { get; }

    /// <summary>The blocks of the text, in reading order.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>
    /// The numbered sentences, in reading order: <c>Sentences[i].Id == i + 1</c>. Headings and list items are
    /// sentences too; the block's kind says which.
    /// </summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Keywords that the article's author gave, in a keyword line or in the page's metadata, as written.</summary>
    public IReadOnlyList<string> AuthorKeywords { get; }

    /// <summary>The same article under another title.</summary>
    public ArticleText WithTitle(string title) => new(title, Language, Text, Blocks, Sentences, AuthorKeywords);

    /// <summary>The block of a sentence.</summary>
    public Block BlockOf(Sentence sentence) => Blocks[sentence.Block];
}
