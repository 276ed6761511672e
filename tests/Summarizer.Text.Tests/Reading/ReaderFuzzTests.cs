using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;
using Summarizer.Text.Tests.Reading.Epub;
using Summarizer.Text.Tests.Reading.Pdf;
using Summarizer.Text.Tests.Reading.Word;

namespace Summarizer.Text.Tests.Reading;

/// <summary>Whatever the bytes, every reader reads or refuses them, and what it reads keeps the promises of an article.</summary>
public class ReaderFuzzTests
{
    private static readonly string[] Names =
    [
        "a.txt",
        "a.md",
        "a.html",
        "a.docx",
        "a.eml",
        "a.epub",
        "a.srt",
        "a.tex",
        "a.rst",
        "a.adoc",
        "a.org",
        "a.wiki",
        "a.ipynb",
        "a.pdf",
    ];

    private static readonly byte[][] Samples =
    [
        Encoding.UTF8.GetBytes(
            "A Title\n\nby a writer\n\nSome text. More of it!\n\n- one\n- two\n\nWhat is it?\n\nA test of readers.\n\n(Keywords: a, b)\n\nLeave a comment"
        ),
        Encoding.UTF8.GetBytes(
            "---\ntitle: T\ntags: [a]\n---\n# H\n\n> q\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n```\ncode\n```\n\n<details><summary>Q?</summary>\n\nA.\n\n</details>\n\n[x](http://y) ![z](w)\n"
        ),
        Encoding.UTF8.GetBytes(
            "<!doctype html><html><head><meta charset=utf-8><title>T | S</title><script type='application/ld+json'>{\"@type\":\"Question\",\"name\":\"Q?\",\"acceptedAnswer\":{\"text\":\"A&amp;\"}}</script></head><body><nav><a href=x>n</a></nav><article class=\"post-body\"><h1>T</h1><p>Some text, <b>bold</b>.</p><table><tr><td>1</td><td>2</td></tr></table><ul><li>x<details><summary>Q</summary>A</details></ul><pre>a\nb</pre></article></body></html>"
        ),
        Docx.Of(
            Docx.P("Some text.")
                + Docx.P("Heading", Docx.Style("Heading1"))
                + "<w:tbl><w:tr><w:tc>"
                + Docx.P("1")
                + "</w:tc><w:tc>"
                + Docx.P("2")
                + "</w:tc></w:tr></w:tbl>",
            "T",
            "a;b"
        ),
        Encoding.UTF8.GetBytes(
            "From: a@b.example\nSubject: =?utf-8?B?VGl0bGU=?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+U29tZSB0ZXh0LjwvcD4=\n--m\nContent-Type: message/rfc822\n\nFrom: c@d.example\n\nMore text.\n> quoted\n-- \nsigned\n--m--\n"
        ),
        new PdfFile()
            .Form(
                10,
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X10 10 0 R >> >>",
                "/X10 Do"
            )
            .Page()
            .Line(60, 760, "A title", PdfFile.Bold, 16)
            .Lines(60, 700, "Some text that goes on to the next line and ends at the end of the pa-", "ge. More of it.")
            .Draw("/X10 Do q 0.5 g 0 0 9 9 re f Q BT /F3 8 Tf 5 Ts 1 0 0 1 60 600 Tm [(one)-400(two)] TJ ET")
            .Page()
            .Line(60, 700, "Table 1. Boats", size: 8)
            .Line(60, 680, "a")
            .Line(200, 680, "b")
            .Line(60, 668, "c")
            .Line(200, 668, "d")
            .ToBytes(),
        EpubReaderTests.Book("<h1>T</h1><p>Some text.</p>"),
        Encoding.UTF8.GetBytes("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Some text.\n\n- More."),
        Encoding.UTF8.GetBytes(
            "\\title{T}\n\\begin{document}\n\\section{H}\nSome \\emph{text}~\\cite{a}. % no\n\\begin{figure}\n\\end{figure}\n\\item x\n"
        ),
        Encoding.UTF8.GetBytes(
            "T\n===\n\n:Author: A\n\n.. note:: Some ``text``.\n\n.. a::\n\n   b\n\nSee `x <y>`_ [#f]_.\n"
        ),
        Encoding.UTF8.GetBytes(
            "= T\n:a: b\n\n== H\n\nSome *text*.\n\n----\ncode\n----\n\n* {{x}} [[a|b]] ''c''\n#+begin_src\n"
        ),
        Encoding.UTF8.GetBytes("{\"cells\":[{\"cell_type\":\"markdown\",\"source\":[\"# T\\n\",\"Some text.\"]}]}"),
        Encoding.UTF8.GetBytes(
            "[01/02/2024, 08:00] Ana: Some text.\n[01/02/2024, 08:01] Ben: More.\n[01/02/2024, 08:02] Ana: So.\n"
        ),
        Encoding.Unicode.GetBytes("\uFEFFWide text. \ud83d Half a pair."),
        [0x82, 0xB1, 0x82, 0xF1, 0x93, 0xFA, 0x96, 0x7B, 0x0A, 0x1B, 0x24, 0x42, 0x30, 0x21],
    ];

    [Fact]
    public void Any_text_is_read_or_refused_under_any_name() =>
        Prop.ForAll(
                TextSamples.Generator.ToArbitrary(),
                text => Array.TrueForAll(Names, name => Holds(Encoding.UTF8.GetBytes(text), name))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_bytes_are_read_or_refused_under_any_name() =>
        Prop.ForAll(
                Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary(),
                bytes => Array.TrueForAll(Names, name => Holds(bytes, name))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_markup_is_read_or_refused()
    {
        string[] parts =
        [
            "<p>",
            "</p>",
            "<div class='comments'>",
            "</div>",
            "<b>",
            "</b>",
            "<a href=x>",
            "</a>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<li>",
            "<ul>",
            "</ul>",
            "<details>",
            "<summary>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<title>",
            "<pre>",
            "&amp;",
            "&#xD800;",
            "&#0;",
            "<h1>",
            "</h1>",
            "word ",
            "A sentence. ",
            "<br>",
            "<svg>",
            "<style>",
            "<![CDATA[",
            "# ",
            "\n\n",
            "> ",
            "* ",
            "| a |",
            "```",
            "{",
            "}",
            "<meta charset=",
            "\0",
        ];
        Prop.ForAll(
                Gen.Elements(parts).ArrayOf().Select(string.Concat).ToArbitrary(),
                text =>
                    Holds(Encoding.UTF8.GetBytes("<html>" + text), "a.html")
                    && Holds(Encoding.UTF8.GetBytes(text), "a.md")
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Any_drawing_is_read_or_refused()
    {
        string[] parts =
        [
            "BT ",
            "ET ",
            "/F1 9 Tf ",
            "/F9 1e9 Tf ",
            "(A sentence.) Tj ",
            "(\\001\\377) Tj ",
            "[(ab) -9e9 (cd)] TJ ",
            "1 0 0 1 60 700 Tm ",
            "0 1 -1 0 300 300 Tm ",
            "0 0 0 0 0 0 Tm ",
            "-1 0 0 -1 60 700 cm ",
            "1e300 0 0 1e300 0 0 cm ",
            "T* ",
            "9 TL ",
            "-99 Tc ",
            "3 Tr ",
            "q ",
            "Q ",
            "/X1 Do ",
            "1 1 1 rg ",
            "0 0 9 9 re f ",
            "/Span << /ActualText (x) >> BDC ",
            "/Artifact << /Type /Pagination >> BDC ",
            "EMC ",
            "BI /W 1 /H 1 ID x EI ",
            "/P gs ",
        ];
        Prop.ForAll(
                Gen.Elements(parts).ArrayOf().Select(string.Concat).ToArbitrary(),
                drawing => Holds(new PdfFile().Page().Draw(drawing).ToBytes(), "a.pdf")
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused()
    {
        var edits = Gen.Choose(0, int.MaxValue).ArrayOf().Where(e => e.Length > 0);
        Prop.ForAll(
                Gen.Elements(Samples).Zip(edits).ToArbitrary(),
                sample => Array.TrueForAll(Names, name => Holds(Damage(sample.Item1, sample.Item2), name))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    // Each edit replaces, drops, doubles or cuts somewhere.
    private static byte[] Damage(byte[] bytes, int[] edits)
    {
        var damaged = bytes.ToList();
        foreach (var edit in edits.Take(20).Where(_ => damaged.Count > 1))
        {
            var at = edit / 7 % damaged.Count;
            switch (edit % 7)
            {
                case 0 or 1 or 2:
                    damaged[at] = (byte)(edit >> 8);
                    break;
                case 3 or 4:
                    damaged.RemoveAt(at);
                    break;
                case 5:
                    damaged.InsertRange(at, damaged.GetRange(at, Math.Min(20, damaged.Count - at)));
                    break;
                default:
                    damaged.RemoveRange(at, Math.Min(edit % 50, damaged.Count - at));
                    break;
            }
        }

        return [.. damaged];
    }

    private static bool Holds(byte[] bytes, string name)
    {
        if (ArticleReader.Read(bytes, name: name) is not ReadResult.Readable(var article))
        {
            return true;
        }

        var end = 0;
        foreach (var block in article.Blocks)
        {
            Assert.True(block.Start >= end && block.Length > 0 && block.SentenceCount > 0);
            end = block.Start + block.Length;
        }

        Assert.True(end == article.Text.Length && article.Text.IsNormalized());
        Assert.NotEqual("", article.Title);
        Assert.All(
            article.Sentences,
            (s, i) =>
                Assert.True(
                    s.Id == i + 1
                        && s.Text == article.Text.Substring(s.Start, s.Length)
                        && s.Text.Trim() == s.Text
                        && s.Length > 0
                )
        );
        return article.Sentences.Count > 0;
    }
}
