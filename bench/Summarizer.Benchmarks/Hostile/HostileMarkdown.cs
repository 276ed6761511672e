using System.Text;
using static Summarizer.Benchmarks.Hostile.HostileFamily;

namespace Summarizer.Benchmarks.Hostile;

/// <summary>Markdown that is hard to take apart.</summary>
internal static class HostileMarkdown
{
    private const string File = "a.md";

    public static IEnumerable<HostileFamily> All =>
        [
            Pair("markdown: links and definitions", File, i => $"[a{i}]: x\n", i => $"[a{i}]\n"),
            Pair("markdown: links before definitions", File, i => $"[a{i}]\n", i => $"[a{i}]: x\n", between: "\n\n"),
            Pair("markdown: footnotes", File, i => $"[^{i}]: x\n\n", i => $"[^{i}] "),
            Pair("markdown: footnotes of one name", File, _ => "[^a]: x\n\n", _ => "[^a] "),
            Repeat("markdown: definitions of one name", File, "[a]: x\n"),
            Each("markdown: definitions", File, i => $"[a{i}]: x\n"),
            Repeat("markdown: uses of one definition", File, "[a] ", "[a]: x\n\n"),
            Repeat("markdown: long definition name", File, "a", "[", "]: x"),
            new("markdown: backticks of every length", File, bytes => Grow(bytes, i => new string('`', i) + "a ")),
            new("markdown: backticks of falling length", File, bytes => Fall(bytes, i => new string('`', i) + "a ")),
            new("markdown: tildes of every length", File, bytes => Grow(bytes, i => new string('~', i) + "a ")),
            new("markdown: stars of every length", File, bytes => Grow(bytes, i => new string('*', i) + "a ")),
            new("markdown: list deeper each line", File, bytes => Grow(bytes, i => new string(' ', 2 * i) + "- a\n")),
            new(
                "markdown: numbered list deeper each line",
                File,
                bytes => Grow(bytes, i => new string(' ', 3 * i) + "1. a\n")
            ),
            new("markdown: quote deeper each line", File, bytes => Grow(bytes, i => new string('>', i) + " a\n")),
            new("markdown: quote shallower each line", File, bytes => Fall(bytes, i => new string('>', i) + " a\n")),
            new(
                "markdown: blanks of every length",
                File,
                bytes => Grow(bytes, i => "- a\n" + new string(' ', i) + "\n")
            ),
            new(
                "markdown: table of many columns and rows",
                File,
                bytes =>
                {
                    var n = bytes / 7;
                    return Encoding.UTF8.GetBytes(
                        $"# T\n\n{Times("a|", n)}\n{Times("-|", n)}\n{Times("b|\n", n)}\n\nSome text."
                    );
                }
            ),
            Repeat("markdown: table of many columns", File, "a|", "# T\n\n|", "\n|-|\n|b|"),
            Repeat("markdown: table of many rows", File, "|a|b|\n", "|a|b|\n|-|-|\n"),
            Repeat("markdown: bars", File, "|", "a|b\n-|-\n"),
            Repeat("markdown: tables", File, "|a|b|\n|-|-|\n|1|2|\n\n"),
            Repeat("markdown: table heads", File, "|a|b|\n|-|-|\n"),
            Repeat("markdown: text with bars", File, "a | b\n"),
            Repeat("markdown: table cells with code", File, "`|", "a|b\n-|-\n"),
            Repeat("markdown: brackets", File, "["),
            Repeat("markdown: closing brackets", File, "]"),
            Repeat("markdown: brackets and letters", File, "[a"),
            Nest("markdown: nested brackets", File, "[", "]"),
            Nest("markdown: nested links", File, "[a", "](x)"),
            Nest("markdown: nested pictures", File, "![", "](x)"),
            Repeat("markdown: pictures", File, "!["),
            Repeat("markdown: links unfinished", File, "[a]("),
            Repeat("markdown: links to <", File, "[a](<b"),
            Repeat("markdown: links with titles unfinished", File, "[a](b \""),
            Repeat("markdown: parentheses", File, "(", "[a]("),
            Repeat("markdown: links", File, "[a](b)"),
            Repeat("markdown: <", File, "<"),
            Repeat("markdown: autolinks", File, "<http:"),
            Repeat("markdown: autolinks of mail", File, "<a@"),
            Repeat("markdown: autolinks finished", File, "<http://a.b>"),
            Repeat("markdown: tags", File, "<a "),
            Repeat("markdown: tags with attributes", File, "<a b='"),
            Repeat("markdown: comments", File, "a <!--"),
            Repeat("markdown: comment dashes", File, "-", "a <!--"),
            Repeat("markdown: instructions", File, "a <?"),
            Repeat("markdown: declarations", File, "a <!A "),
            Repeat("markdown: cdata", File, "a <![CDATA["),
            Repeat("markdown: html blocks", File, "<div>\n\n"),
            Repeat("markdown: html block", File, "<div>\n"),
            Repeat("markdown: disclosures", File, "<details><summary>Why?</summary>\n\nSo.\n\n"),
            Repeat("markdown: summaries", File, "<summary>", "<details>"),
            Repeat("markdown: *_", File, "*_"),
            Repeat("markdown: *a_", File, "*a_ "),
            Repeat("markdown: **a", File, "**a "),
            Repeat("markdown: a**", File, "a** "),
            Repeat("markdown: a**b*", File, "a**b* "),
            Repeat("markdown: ***", File, "*", "a ", " a"),
            Repeat("markdown: ~ and ^", File, "~a^b"),
            Repeat("markdown: ~~", File, "~~a "),
            Repeat("markdown: ++ and ==", File, "++a=="),
            Nest("markdown: nested emphasis", File, "*a **a ", "** a*"),
            Pair("markdown: emphasis that does not match", File, _ => "*a ", _ => "_a "),
            Pair("markdown: openers and closers", File, _ => "a**b", _ => "c* "),
            Repeat("markdown: quotes nest", File, ">"),
            Repeat("markdown: quotes nest with blanks", File, "> "),
            Repeat("markdown: deep quotes each line", File, string.Concat(Enumerable.Repeat("> ", 100)) + "a\n"),
            Repeat("markdown: list marks nest", File, "- "),
            Repeat(
                "markdown: list marks nest and lines follow",
                File,
                string.Concat(Enumerable.Repeat("- ", 60)) + "a\n"
            ),
            Repeat("markdown: numbers nest", File, "1. "),
            Repeat("markdown: stars", File, "* "),
            Repeat("markdown: list items", File, "- a\n"),
            Repeat("markdown: list items and blank lines", File, "- a\n\n"),
            Repeat("markdown: list and blank lines", File, "\n", "- a\n"),
            Repeat("markdown: lists of two marks", File, "- a\n* b\n"),
            Repeat("markdown: lists and quotes", File, "> - "),
            Repeat("markdown: task list", File, "- [ ] a\n"),
            Repeat("markdown: definition list", File, "a\n: b\n\n"),
            Repeat("markdown: definitions of one term", File, ": b\n", "a\n"),
            Repeat("markdown: setext", File, "a\n=\n"),
            Repeat("markdown: setext of many lines", File, "a\n", tail: "===\n"),
            Repeat("markdown: headings", File, "# a\n"),
            Repeat("markdown: heading of marks", File, "#", "# a "),
            Repeat("markdown: entities", File, "&amp;"),
            Repeat("markdown: entities without an end", File, "&a"),
            Repeat("markdown: backslashes", File, "\\"),
            Repeat("markdown: escapes", File, "\\*"),
            Repeat("markdown: fences", File, "```\n"),
            Repeat("markdown: fences unfinished", File, "```a\n~~~\n"),
            Repeat("markdown: indented code", File, "    a\n\n"),
            Repeat("markdown: tabs", File, "\t", "- a\n"),
            Repeat("markdown: blanks", File, " ", "a", "b"),
            Repeat("markdown: hard breaks", File, "a  \n"),
            Repeat("markdown: rules", File, "---\n"),
            Repeat("markdown: front matter", File, "a: b\n", "---\n", "---\n\nText."),
            Repeat("markdown: front matter keywords", File, "- b\n", "---\nkeywords:\n", "---\n\nText."),
            Repeat("markdown: front matter without an end", File, "a: b\n", "---\n"),
            Repeat("markdown: one line without blanks", File, "x"),
            Repeat("markdown: lines of one paragraph", File, "word word\n"),
            Repeat("markdown: pipes and emphasis", File, "*|", "a|b\n-|-\n"),
            Repeat("markdown: nulls", File, "\u0001*"),
            Repeat("markdown: shortcodes", File, "{% a %} {{ b }}\n"),
            Repeat("markdown: shortcodes unfinished", File, "{% {{ {{< {/* %% [[ "),
            Repeat("markdown: formulas unfinished", File, "$$\na\n\n"),
            Repeat("markdown: exports unfinished", File, "export const a = {\n\n"),
            Repeat("markdown: components unfinished", File, "<Chart\n\n"),
            Repeat("markdown: block ids", File, " ^a"),
            Repeat("markdown: bold lead-ins", File, "**A plan** They will.\n\n"),
            Repeat("markdown: toml", File, "a = \"b\"\n", "+++\n", "+++\n"),
            Repeat("markdown: html of tags", File, "<div>", "<p>"),
            Repeat("markdown: html of tags unfinished", File, "<a ", "<p>"),
            Repeat("markdown: html of comments unfinished", File, "<!-- ", "<p>"),
        ];

    // Pieces of growing length: n of them have about n² characters.
    private static byte[] Grow(int bytes, Func<int, string> unit)
    {
        var text = new StringBuilder();
        for (var i = 1; text.Length < bytes; i++)
        {
            text.Append(unit(i));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Fall(int bytes, Func<int, string> unit) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, (int)Math.Sqrt(2.0 * bytes)).Reverse().Select(unit)));

    private static string Times(string unit, int count) => new StringBuilder().Insert(0, unit, count).ToString();
}
