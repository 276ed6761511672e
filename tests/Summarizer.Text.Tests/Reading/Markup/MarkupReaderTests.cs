namespace Summarizer.Text.Tests.Reading.Markup;

public class MarkupReaderTests
{
    [Theory]
    [InlineData(
        "a.tex",
        "\\documentclass{a}\n\\title{T}\n\\begin{document}\n\\maketitle\n\\section{One}\\label{s}\nIt \\emph{rose \\textbf{fast}}~\\cite{x}: 5\\%. % no\n\\end{document}",
        "h2 One\np It rose fast: 5%."
    )]
    [InlineData(
        "a.tex",
        "\\title{T}\n\nIt rose.\n\n\\begin{figure}\nno\n\\end{figure}\n\n\\begin{itemize}\n\\item one\n\\item two\n\\end{itemize}",
        "p It rose.\nli1 one\nli1 two"
    )]
    [InlineData(
        "a.rst",
        "T\n===\n\n:Author: Ana\n\n.. contents::\n\nOne\n---\n\nSee `the page <https://a.example>`_ and :ref:`that <x>` in ``a.cfg``. [#f]_\n\n.. code:: c\n\n   no\n\n- one\n- two",
        "h2 One\np See the page and that in a.cfg.\nli1 one\nli1 two"
    )]
    [InlineData("a.rst", "===\nT\n===\n\n.. note:: It *rose*.\n\n.. note::\n\n   It fell.", "p It rose.\np It fell.")]
    [InlineData(
        "a.adoc",
        "= T\nAna Cruz <ana@a.example>\nv1.0, 2024\n:toc:\n\n== One\n\nIt *rose* at https://a.example[the harbour].\n\n----\nno\n----\n\n* one\n* two",
        "h1 One\np It rose at the harbour.\nli1 one\nli1 two"
    )]
    [InlineData(
        "a.org",
        "#+TITLE: T\n#+AUTHOR: Ana\n\n* One :tag:\n:PROPERTIES:\n:a: no\n:END:\nIt /rose/ in [[https://a.example][the harbour]].\n#+BEGIN_SRC c\nno\n#+END_SRC\n- one\n- two",
        "h1 One\np It rose in the harbour.\nli1 one\nli1 two"
    )]
    [InlineData(
        "a.wiki",
        "{{Infobox\n| a = no\n}}\n'''The bay''' rose in [[Harbour|the harbour]].<ref>no</ref> {{citation}}\n\n== One ==\n* one\n* [[two]]\n\n[[Category:No]]",
        "p The bay rose in the harbour.\nh1 One\nli1 one\nli1 two"
    )]
    public void Headings_paragraphs_and_lists_of_a_markup_are_read(string name, string text, string blocks) =>
        Assert.Equal(blocks, Reads.Article(text, name).Show());

    [Theory]
    [InlineData("\\documentclass{a}\n\\title{Tides}\n\\begin{document}\nIt rose.")]
    [InlineData("Tides\n=====\n\n.. note:: It rose.\n")]
    [InlineData("= Tides\n:toc:\n\nIt rose.")]
    [InlineData("#+TITLE: Tides\n\nIt rose.")]
    public void A_markup_is_known_by_its_marks(string text)
    {
        var article = Reads.Article(text, "a.dat");

        Assert.Equal("Tides", article.Title);
        Assert.Equal("p It rose.", article.Show());
    }

    [Theory]
    [InlineData("a.tex", "\\begin{figure}\n\nIt rose.")]
    [InlineData("a.adoc", "----\n\nIt rose.")]
    [InlineData("a.org", "#+BEGIN_SRC\n\nIt rose.")]
    public void A_block_that_never_ends_swallows_no_text(string name, string text) =>
        Assert.Equal("p It rose.", Reads.Article(text, name).Show());

    [Theory]
    [InlineData("\\paragraph{Method.} We measured boats.", "p It began.\nh5 Method.\np We measured boats.")]
    [InlineData("\\section{One}\\label{s} It rose.\nIt fell.", "p It began.\nh2 One\np It rose. It fell.")]
    [InlineData("\\section[Short]{One [long] {word}} It rose.", "p It began.\nh2 One [long] word\np It rose.")]
    public void Text_behind_a_LaTeX_heading_in_its_line_is_kept(string text, string blocks) =>
        Assert.Equal(blocks, Reads.Article("It began.\n\n" + text, "a.tex").Show());

    [Theory]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    public void An_article_that_quotes_LaTeX_is_not_read_as_LaTeX(string name) =>
        Assert.Contains(
            "It rose.",
            Reads
                .Article("It rose.\n\nA paper opens with\n\n    \\documentclass{a}\n    \\begin{document}\n\nNo.", name)
                .Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_text_that_opens_with_a_LaTeX_class_below_comments_is_LaTeX() =>
        Assert.Equal(
            "p It rose.",
            Reads
                .Article(
                    "% for the harbour\n\n\\documentclass{a}\n\\begin{document}\nIt rose.\n\\end{document}",
                    "a.txt"
                )
                .Show()
        );
}
