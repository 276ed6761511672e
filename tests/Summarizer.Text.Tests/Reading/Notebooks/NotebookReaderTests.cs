using System.Text;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Tests.Reading.Notebooks;

public class NotebookReaderTests
{
    [Fact]
    public void The_Markdown_of_a_notebook_is_read_without_code_and_output()
    {
        const string notebook = """
            {"cells": [
              {"cell_type": "markdown", "source": ["# Tides\n", "\n", "It *rose*."]},
              {"cell_type": "code", "source": ["x = 1"], "outputs": [{"text": "1"}]},
              {"cell_type": "markdown", "source": "It fell."}
            ], "nbformat": 4}
            """;

        var article = Reads.Article(notebook, "a.txt");

        Assert.Equal("Tides", article.Title);
        Assert.Equal("p It rose.\np It fell.", article.Show());
    }

    [Theory]
    [InlineData("{\"cells\": [{\"cell_type\": ")]
    [InlineData("not a notebook")]
    public void A_damaged_notebook_is_refused(string text) =>
        Assert.Equal(UnreadableReason.Damaged, Reads.Refusal(Encoding.UTF8.GetBytes(text), "a.ipynb").Reason);
}
