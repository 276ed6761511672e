using Summarizer.Text.Articles;

namespace Summarizer.Text.Tests;

/// <summary>Articles for tests, from a short notation.</summary>
internal static class TestArticle
{
    /// <summary>
    /// An article of the given blocks. One that starts with <c># </c> (or more) is a heading of that level, with
    /// <c>- </c> a list item, with <c>> </c> a quote, with <c>^ </c> a caption, with <c>?: </c> and <c>!: </c> a question
    /// and an answer that markup pairs; all others are paragraphs.
    /// </summary>
    public static ArticleText Of(string language, params string[] blocks) => Of(language, "Title", blocks.AsSpan());

    /// <summary>The same with a title.</summary>
    public static ArticleText Titled(string title, params string[] blocks) => Of("en", title, blocks);

    private static ArticleText Of(string language, string title, ReadOnlySpan<string> blocks) =>
        ArticleTextBuilder.Build(title, language, [.. blocks.ToArray().Select(Parse)], []);

    private static RawBlock Parse(string block)
    {
        var level = block.TakeWhile(c => c == '#').Count();
        return level > 0 ? new(BlockKind.Heading, block[level..].Trim(), level)
            : block.StartsWith("- ", StringComparison.Ordinal) ? new(BlockKind.ListItem, block[2..], 1)
            : block.StartsWith("> ", StringComparison.Ordinal) ? new(BlockKind.Quote, block[2..])
            : block.StartsWith("^ ", StringComparison.Ordinal) ? new(BlockKind.Caption, block[2..])
            : block.StartsWith("?: ", StringComparison.Ordinal) ? new(BlockKind.Question, block[3..])
            : block.StartsWith("!: ", StringComparison.Ordinal) ? new(BlockKind.Answer, block[3..])
            : new(BlockKind.Paragraph, block);
    }
}
