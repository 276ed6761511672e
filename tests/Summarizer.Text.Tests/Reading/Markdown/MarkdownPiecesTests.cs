using Summarizer.Text.Reading.Markdown;

namespace Summarizer.Text.Tests.Reading.Markdown;

/// <summary>A long text is parsed in pieces, and reads as if it were not.</summary>
public class MarkdownPiecesTests
{
    private const string Sentence = "The harbour office counted more boats this spring than in any spring before. ";

    [Fact]
    public void A_text_of_many_pieces_reads_as_one()
    {
        var section = "## Boats\n\n" + Times(Sentence, 20) + "\n\n- one\n- two\n\n```\ncode\n\n# more of it\n```\n\n";

        var article = Reads.Article("# T\n\n" + Times(section, 200), "a.md");

        Assert.True(article.Text.Length > 3 * 64 * 1024);
        Assert.Equal(
            string.Join(
                '\n',
                Enumerable.Repeat(
                    $"h2 Boats\np {Times(Sentence, 20).Trim()}\nli1 one\nli1 two\ncode code\n\n# more of it",
                    200
                )
            ),
            article.Show()
        );
    }

    [Fact]
    public void A_link_may_be_defined_in_another_piece()
    {
        var text = "[The boats][b] are back[^n].\n\n" + Times(Sentence + "\n\n", 2_000) + "[They][B] stay.";

        var article = Reads.Article(text + "\n\n[b]: http://boats.example\n[^n]: At last.", "a.md");

        Assert.Equal("The boats are back.", article.Sentences[0].Text);
        Assert.Equal("They stay.", article.Sentences[^1].Text);
    }

    [Fact]
    public void A_table_longer_than_a_paragraph_keeps_its_rows()
    {
        var article = Reads.Article("# T\n\n| a | b |\n|---|---|\n" + Times("| one | two |\n", 2_000), "a.md");

        Assert.Equal("tr a | b\n" + string.Join('\n', Enumerable.Repeat("tr one | two", 2_000)), article.Show());
    }

    [Fact]
    public void Code_longer_than_a_piece_stays_code() =>
        Assert.All(
            Reads.Article("# T\n\n```c\n" + Times("x = [1];\n\n", 30_000) + "```\n", "a.md").Show().Split('\n'),
            line => Assert.True(line is "" or "x = [1];" or "code x = [1];", line)
        );

    [Fact]
    public void A_table_of_a_thousand_columns_is_not_filled_up()
    {
        var article = Reads.Article(
            $"# T\n\n{Times("a|", 1_000)}\n{Times("-|", 1_000)}\n{Times("b|\n", 1_000)}",
            "a.md"
        );

        Assert.True(article.Text.Length < 100_000, $"{article.Text.Length}");
        Assert.Equal(1_000, article.Text.Count(c => c == 'b'));
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("[^a] ")]
    [InlineData("Some text.\n\n")]
    public void No_piece_is_endless(string part) =>
        Assert.All(MarkdownPieces.Of(Times(part, 100_000))!, p => Assert.True(p.Length <= 64 * 1024));

    [Theory]
    [InlineData("[a]: x\n")]
    [InlineData("[")]
    [InlineData("a <?")]
    [InlineData("*_")]
    [InlineData("word ")]
    [InlineData("- a\n")]
    public void No_paragraph_is_endless(string part)
    {
        var text = Times(part, 100_000);

        var paragraphs = string.Join("\n\n", MarkdownPieces.Of(text)!).Split("\n\n");

        Assert.All(
            paragraphs,
            p =>
            {
                Assert.True(p.Length <= 8 * 1024);
                Assert.True(p.Count(c => c is '[' or ']' or '<' or '*' or '_') <= 500);
            }
        );
        Assert.Equal(Letters(text), Letters(string.Concat(paragraphs)));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("> - ")]
    [InlineData("1. ")]
    public void A_line_that_opens_thousands_of_quotes_and_lists_is_no_Markdown(string part) =>
        Assert.Null(MarkdownPieces.Of(Times(part, 1_000) + "word"));

    [Theory]
    [InlineData("-")]
    [InlineData("| - ")]
    [InlineData(". ")]
    public void A_rule_of_thousands_of_dashes_is_Markdown(string part) =>
        Assert.NotNull(MarkdownPieces.Of("Some text.\n\n" + Times(part, 1_000) + "\n"));

    private static string Letters(string text) => text.Replace("\n", "", StringComparison.Ordinal);

    private static string Times(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
