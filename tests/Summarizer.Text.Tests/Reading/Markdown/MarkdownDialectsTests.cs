using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Text.Tests.Reading.Markdown;

public class MarkdownDialectsTests
{
    [Fact]
    public void TOML_front_matter_gives_title_and_keywords()
    {
        var article = Reads.Article(
            "+++\ntitle = \"On tides &amp; moons\"\ntags = [\n  \"sea\",\n  'moon'\n]\ndraft = false\n+++\n\nText.",
            "a.md"
        );

        Assert.Equal("On tides & moons", article.Title);
        Assert.Equal(["sea", "moon"], article.AuthorKeywords);
        Assert.Equal("p Text.", article.Show());
    }

    [Theory]
    [InlineData("Text.\n{: .lead}\n\n{:toc}\n\nIt rose.", "p Text.\np It rose.")] // kramdown
    [InlineData("{{< figure src=\"a.png\" >}}\n\nText {{ site.name }}.", "p Text .")] // Hugo, Liquid
    [InlineData("{% include a.html w=\"50%\" %}\n\nText.\n\n{% comment %}\nno\n{% endcomment %}", "p Text.")]
    [InlineData("{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\nText.", "code puts 1\np Text.")]
    [InlineData("## Part {#part .wide}\n\nText.", "h2 Part\np Text.")]
    [InlineData(":::note Mind\nText.\n:::\n\n!!! tip \"Tip\"\n    It rose.", "p Text.\np It rose.")]
    [InlineData("import A from './a'\n\nexport const x = {\n  y: 1,\n}\n\n<Chart\n  data={x}\n/>\n\nText.", "p Text.")] // MDX
    [InlineData("Text.\n\n{/* a\nremark */}\n\n<Note>It rose.</Note>", "p Text.\np It rose.")]
    [InlineData("See [[Page|words]], [[Other#part]] ![[a.png]]. ^id", "p See words, Other .")] // Obsidian
    [InlineData("Text. %%no%%\n\n%%\nno\n%%\n\nIt rose.", "p Text.\np It rose.")]
    [InlineData("> [!note] Tip\n> Said so.", "q Tip\nq Said so.")]
    [InlineData("Text.\n\n$$\nx = y\n$$\n\nIt rose.\n\n$$ a $$", "p Text.\np It rose.")]
    [InlineData("Text.\n\n```\n[[a]] {% b %}\n```", "p Text.\ncode [[a]] {% b %}")]
    public void What_dialects_add_to_Markdown_is_read_or_dropped(string markdown, string blocks) =>
        Assert.Equal(blocks, Reads.Article($"# T\n\n{markdown}", "a.md").Show());

    [Fact]
    public void A_line_of_tags_gives_keywords() =>
        Assert.Equal(["sea", "moon"], Reads.Article("# T\n\n#sea #sky/moon\n\nText.", "a.md").AuthorKeywords);

    [Theory]
    [InlineData("$$\nText that never ends.")]
    [InlineData("%%\nText that never ends.")]
    [InlineData("export const Text = {\nthat never ends.")]
    public void What_is_opened_and_never_closed_swallows_no_text(string markdown) =>
        Assert.Contains("never ends", Reads.Article($"# T\n\n{markdown}", "a.md").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("a.md", null)]
    [InlineData("a", "text/markdown")]
    public void A_Markdown_file_that_opens_with_HTML_is_Markdown(string name, string? type)
    {
        var bytes = Encoding.UTF8.GetBytes(
            "<p align=\"center\"><img src=\"a.png\"></p>\n<h1>Tides</h1>\n\nText *here*."
        );

        var article = Assert.IsType<ReadResult.Readable>(ArticleReader.Read(bytes, type, name)).Article;

        Assert.Equal("Tides", article.Title);
        Assert.Equal("p Text here.", article.Show());
    }

    [Theory]
    [InlineData("<!doctype html><p>Text.</p><p>It rose.</p>", "a.md")]
    [InlineData("<p>Text.</p><p>It rose.</p>", "a.txt")]
    [InlineData("<p>Text.</p>\n# a\n# b\n<p>It rose.</p>", "a.html")]
    public void A_page_is_HTML_whatever_it_is_called(string html, string name) =>
        Assert.StartsWith("p Text.\np ", Reads.Article(html, name).Show(), StringComparison.Ordinal);

    [Fact]
    public void Markdown_inside_HTML_is_read_as_Markdown() =>
        Assert.Equal(
            "p They rose.\nli1 See why here.\ntr 1 | 2\np It rose.",
            Reads
                .Article(
                    "# T\n\n<aside markdown=\"1\">\n    They *rose*.\n  <li>See [why](https://a.example) here.</li>\n<table><tr><td>1</td><td>2</td></tr></table>\n</aside>\n\nIt rose.",
                    "a.md"
                )
                .Show()
        );

    [Theory]
    [InlineData("**The plan**\nThey will pay.", "h6 The plan\np They will pay.")]
    [InlineData("**Who pays?** They do.", "h6 Who pays?\np They do.")]
    [InlineData(
        "**The plan** They pay.\n\n**The school** It stays.",
        "h6 The plan\np They pay.\nh6 The school\np It stays."
    )]
    [InlineData("**The plan** They pay.", "p The plan They pay.")] // one alone may be emphasis
    [InlineData("**The plan** is old.\n\n**The school** is new.", "p The plan is old.\np The school is new.")]
    public void Bold_words_that_open_a_paragraph_are_its_heading(string markdown, string blocks) =>
        Assert.Equal(blocks, Reads.Article($"# T\n\n{markdown}", "a.md").Show());
}
