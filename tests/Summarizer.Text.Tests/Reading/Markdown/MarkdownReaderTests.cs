namespace Summarizer.Text.Tests.Reading.Markdown;

public class MarkdownReaderTests
{
    [Theory]
    [InlineData("# T\n\nSome *text* and `code` with a [link](http://x.org).", "p Some text and code with a link.")]
    [InlineData("# T\n\n## One\n\nText.", "h2 One\np Text.")]
    [InlineData("# T\n\n- a\n  - b\n- c", "li1 a\nli2 b\nli1 c")]
    [InlineData("# T\n\n1. a\n2. b", "li1 a\nli1 b")]
    [InlineData("# T\n\n> Said so.", "q Said so.")]
    [InlineData("# T\n\nText.\n\n| a | b |\n|---|---|\n| 1 | 2 |", "p Text.\ntr a | b\ntr 1 | 2")]
    [InlineData("# T\n\nText.\n\n```\nx = 1\n\ny = 2\n```", "p Text.\ncode x = 1\n\ny = 2")]
    [InlineData("# T\n\n![A boat](b.png)\n\nText ![icon](i.png) here.", "cap A boat\np Text here.")]
    [InlineData("# T\n\n**What is a tide?**\n\nThe sea's rise.", "h6 What is a tide?\np The sea's rise.")]
    [InlineData(
        "# T\n\n<details>\n<summary>Why?</summary>\n\nBecause.\n\n</details>\n\nText.",
        "? Why?\n! Because.\np Text."
    )]
    [InlineData("# T\n\nText.\n\n```\ntags: a, b\n```", "p Text.\ncode tags: a, b")]
    [InlineData("# T\n\nAT&amp;T &copy; <b>x</b><br>\nnext", "p AT&T © x next")]
    [InlineData("# T\n\n<!-- hidden -->\n\nText.", "p Text.")]
    public void Markdown_blocks_keep_their_kind(string markdown, string expected)
    {
        var article = Reads.Article(markdown, "a.md");
        Assert.Equal("T", article.Title);
        Assert.Equal(expected, article.Show());
    }

    [Fact]
    public void Front_matter_gives_title_and_keywords()
    {
        var article = Reads.Article(
            "---\ntitle: \"On: Tides\"\ntags: [sea, 'moon phase']\nkeywords:\n  - harbour\ndate: 2024-01-01\n---\nText.",
            "a.md"
        );
        Assert.Equal("On: Tides", article.Title);
        Assert.Equal(["sea", "moon phase", "harbour"], article.AuthorKeywords);
        Assert.Equal("p Text.", article.Show());
    }

    [Fact]
    public void Markdown_is_known_whatever_its_name() =>
        Assert.Equal("h2 One\np Text.", Reads.Article("# T\n\n## One\n\nText.", "a.txt").Show());

    [Fact]
    public void Markdown_nested_too_deeply_is_read_as_plain_text() =>
        Assert.NotEmpty(Reads.Article(new string('>', 20_000) + " deep", "a.md").Sentences);

    [Theory]
    [InlineData("# T\n\n- Save\n- Print\n- Share", "li1 Save\nli1 Print\nli1 Share")]
    [InlineData(
        "# T\n\n## 3 May 2021\n\nText.\n\n## Comments\n\nMore text.",
        "h2 3 May 2021\np Text.\nh2 Comments\np More text."
    )]
    [InlineData("# T\n\nBy Ana Cruz\n\nText.", "p Text.")]
    public void Headings_and_lists_of_a_document_are_kept_even_if_they_look_like_boilerplate(
        string markdown,
        string expected
    ) => Assert.Equal(expected, Reads.Article(markdown, "a.md").Show());

    [Fact]
    public void A_table_row_is_one_sentence_and_so_is_a_line_of_code() =>
        Assert.Equal(
            ["No. 5. Yes. | 3.5", "x = 1. y", "z"],
            Reads
                .Article("# T\n\n| No. 5. Yes. | 3.5 |\n|---|---|\n\n```\nx = 1. y\n\n  z\n```", "a.md")
                .Sentences.Select(s => s.Text)
        );
}
