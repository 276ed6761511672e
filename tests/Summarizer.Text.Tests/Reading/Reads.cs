using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Text.Tests.Reading;

/// <summary>Shows what was read in one string a test can compare: a line a block.</summary>
internal static class Reads
{
    public static ArticleText Article(string text, string name) => Article(Encoding.UTF8.GetBytes(text), name);

    public static ArticleText Article(byte[] bytes, string name) =>
        Assert.IsType<ReadResult.Readable>(ArticleReader.Read(bytes, name: name)).Article;

    public static ReadResult.Unreadable Refusal(byte[] bytes, string? name = null, string? contentType = null) =>
        Assert.IsType<ReadResult.Unreadable>(ArticleReader.Read(bytes, contentType, name));

    /// <summary>Blocks as <c>h2 text</c>, <c>p text</c>, <c>li1 text</c>…</summary>
    public static string Show(this ArticleText article) =>
        string.Join('\n', article.Blocks.Select(b => $"{Mark(b)} {article.Text.Substring(b.Start, b.Length)}"));

    private static string Mark(Block block) =>
        block.Kind switch
        {
            BlockKind.Paragraph => "p",
            BlockKind.Heading => $"h{block.Level}",
            BlockKind.ListItem => $"li{block.Level}",
            BlockKind.Quote => "q",
            BlockKind.TableRow => "tr",
            BlockKind.Caption => "cap",
            BlockKind.Code => "code",
            BlockKind.Question => "?",
            BlockKind.Answer => "!",
            BlockKind.Authorship => "front",
            BlockKind.Footnote => "note",
            BlockKind.Reference => "ref",
            _ => throw new InvalidOperationException(),
        };
}
