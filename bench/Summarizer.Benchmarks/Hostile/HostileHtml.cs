using static Summarizer.Benchmarks.Hostile.HostileFamily;

namespace Summarizer.Benchmarks.Hostile;

/// <summary>Pages that are hard to take apart.</summary>
internal static class HostileHtml
{
    private const string File = "a.html";
    private const string Html = "<!doctype html><html><body>";

    public static IEnumerable<HostileFamily> All =>
        [
            Repeat("html: <", File, "<", Html),
            Repeat("html: <<a", File, "<<a ", Html),
            Repeat("html: &", File, "&", Html),
            Repeat("html: &#", File, "&#", Html),
            Repeat("html: entities", File, "&amp;", Html),
            Repeat("html: entities without an end", File, "&notit", Html),
            Repeat("html: long entity", File, "a", Html + "&"),
            Repeat("html: digits of a reference", File, "1", Html + "&#"),
            .. new[]
            {
                "a",
                "b",
                "p",
                "div",
                "span",
                "li",
                "ul",
                "td",
                "tr",
                "table",
                "form",
                "button",
                "select",
                "option",
                "h1",
                "details",
                "summary",
                "blockquote",
                "pre",
                "svg",
                "math",
                "template",
                "title",
                "textarea",
                "script",
                "style",
                "noscript",
                "font",
                "article",
                "dl",
                "dd",
                "x:y",
            }.Select(t => Repeat($"html: unclosed {t}", File, $"<{t}>x ", Html)),
            Nest("html: nested div", File, "<div>", "</div>", Html),
            Nest("html: nested span", File, "<span>", "</span>", Html),
            Nest("html: nested span with a block", File, "<span>", "<div>x</div></span>", Html),
            Nest("html: nested b", File, "<b>x", "</b>", Html),
            Nest("html: nested tables", File, "<table><tr><td>", "</td></tr></table>", Html),
            Nest("html: nested lists", File, "<ul><li>x", "</li></ul>", Html),
            Nest("html: nested quotes", File, "<blockquote>x", "</blockquote>", Html),
            Nest("html: nested details", File, "<details><summary>Why?</summary>x", "</details>", Html),
            Nest("html: nested articles", File, "<article><p>Some words.</p>", "</article>", Html),
            Repeat("html: summaries at the depth limit", File, "<summary>x</summary>", Html + Deep("div", 250)),
            Repeat("html: summaries in summaries", File, "x<p>y</p>", Html + Deep("summary", 250)),
            Repeat("html: rows in rows", File, "x<p>y</p>", Html + Deep("tr><td", 120)),
            Repeat(
                "html: rows in rows of short cells",
                File,
                "<tr><td>a<td>b",
                Html + Deep("table><tr><td>x</td><td", 80)
            ),
            Repeat("html: pre in pre", File, "x<p>y</p>", Html + Deep("pre", 250)),
            Repeat("html: li at the depth limit", File, "<li>", Html + Deep("div", 250)),
            Repeat("html: p in spans", File, "<p>", Html + "<p>" + Deep("span", 250)),
            Repeat("html: paragraphs at the depth limit", File, "<p>Some words here. </p>", Html + Deep("div", 250)),
            Repeat("html: ends without a start", File, "</b>", Html + Deep("i", 250)),
            Repeat("html: wrong ends", File, "<div></span>", Html),
            Repeat("html: misnested formatting", File, "<b><i></b></i>x", Html),
            Repeat("html: misnested links", File, "<a><div></a>x", Html),
            Repeat("html: adoption agency", File, "<a><b><p></a></b>", Html),
            Repeat("html: formatting in tables", File, "<table><b><tr>", Html),
            Each("html: attributes", File, i => $" a{i}=b", Html + "<p", ">x"),
            Repeat("html: equal attributes", File, " a=b", Html + "<p", ">x"),
            Repeat("html: kept attributes", File, " class=b", Html + "<p", ">x"),
            Each("html: kept attributes of each element", File, _ => "<p class=a id=b role=c style=d>x", Html),
            Repeat("html: attribute value", File, "x", Html + "<p class='", "'>x"),
            Repeat("html: attribute value of words", File, "comment ", Html + "<p class='", "'>x"),
            Repeat("html: attribute without an end", File, "x", Html + "<p class='"),
            Repeat("html: attribute of entities", File, "&amp;", Html + "<p class='", "'>x"),
            Repeat("html: attribute name", File, "x", Html + "<p ", ">x"),
            Repeat("html: quotes in a tag", File, "'", Html + "<p ", ">x"),
            Repeat(
                "html: hidden below long names",
                File,
                "<p hidden>x</p>",
                Html + LongNames + LongNames + LongNames + LongNames
            ),
            Repeat("html: tag name", File, "x", Html + "<", ">x"),
            Each("html: tag names", File, i => $"<x{i}>x", Html),
            Repeat("html: style attribute", File, "display:none;", Html + "<p style='", "'>x"),
            Repeat("html: comment without an end", File, "<!--", Html),
            Repeat("html: comment of dashes", File, "-", Html + "<!--"),
            Repeat("html: comment of nearly ends", File, "--!", Html + "<!--"),
            Repeat("html: comments", File, "<!---->", Html),
            Repeat("html: bogus comments", File, "<!x>", Html),
            Repeat("html: processing instructions", File, "<?x ", Html),
            Repeat("html: cdata", File, "<![CDATA[", Html),
            Repeat("html: doctypes", File, "<!doctype html>", Html),
            Repeat("html: doctype without an end", File, "x ", "<!doctype html PUBLIC '"),
            Repeat("html: script escapes", File, "<!--<script>", Html + "<script>"),
            Repeat("html: script nearly ends", File, "</scrip", Html + "<script>"),
            Repeat("html: style nearly ends", File, "</styl", Html + "<style>"),
            Repeat("html: scripts", File, "<script></script>", Html),
            Each("html: links and ids", File, i => $"<a id=a{i} href=#a{i}>x</a>", Html),
            Repeat("html: breaks", File, "<br>", Html, "x"),
            Repeat("html: breaks and letters", File, "x<br>", Html),
            Repeat("html: breaks and blanks", File, " <br> ", Html + "x"),
            Repeat("html: blanks in spans", File, "<span> </span>", Html + "x"),
            Repeat("html: letters in spans", File, "<i>x</i>", Html),
            Repeat("html: blocks of a letter", File, "<p>x</p>", Html),
            Repeat("html: cells", File, "<td>x", Html + "<table><tr>"),
            Repeat("html: rows", File, "<tr><td>x<td>y", Html + "<table>"),
            Repeat("html: captions", File, "<caption>x", Html + "<table>"),
            Repeat("html: options", File, "<option>x", Html + "<select>"),
            Repeat("html: definitions", File, "<dt>x<dd>y", Html + "<dl>"),
            Repeat("html: headings", File, "<h2>What is it?</h2>", Html, "<p>x"),
            Repeat("html: headings in headings", File, "<h1><h2>x", Html),
            Repeat(
                "html: questions of schema.org",
                File,
                "<div itemtype=x/Question><h3 itemprop=name>Why?</h3><div itemtype=x/Answer>So.</div></div>",
                Html
            ),
            Repeat(
                "html: metadata",
                File,
                "<meta name=keywords content='a,b'>",
                "<!doctype html><html><head>",
                "</head><p>x"
            ),
            Repeat(
                "html: keywords",
                File,
                "a,",
                "<!doctype html><html><head><meta name=keywords content='",
                "'></head><p>x"
            ),
            Repeat("html: titles", File, "<title>x</title>", "<!doctype html><html><head>", "</head><p>x"),
            Repeat("html: title", File, "x | ", "<!doctype html><html><head><title>", "</title></head><p>x"),
            Repeat("html: bases", File, "<base href=x>", Html, "x"),
            Repeat("html: json nests", File, "[", LinkedData),
            Repeat("html: json objects nest", File, "{\"a\":", LinkedData),
            Repeat(
                "html: json questions",
                File,
                "{\"@type\":\"Question\",\"name\":\"Q?\",\"acceptedAnswer\":{\"text\":\"A&amp;\"}},",
                LinkedData + "[",
                "1]</script><p>x"
            ),
            Repeat(
                "html: json texts",
                File,
                "&lt;p&gt;x",
                LinkedData + "{\"@type\":\"Question\",\"name\":\"Q?\",\"acceptedAnswer\":{\"text\":\"",
                "\"}}</script><p>x"
            ),
            Repeat("html: json scripts", File, LinkedDataOf("{\"@type\":\"FAQPage\"}"), Html, "x"),
            Repeat("html: plaintext", File, "<p>", Html + "<plaintext>"),
            Repeat("html: zeros", File, "\0", Html + "<p>"),
            Repeat("html: self-closing", File, "<p/>x", Html),
            Repeat("html: svg", File, "<svg/>x", Html),
            Repeat("html: charsets", File, "charset ", "<meta "),
            Repeat("html: xml", File, "<a:b>x", "<?xml version='1.0'?>"),
            Repeat("html: text without blanks", File, "x", Html + "<p>"),
            Repeat("html: text in a heading", File, "word ", Html + "<h2>"),
            Repeat("html: text in a row", File, "word ", Html + "<table><tr><td>x<td>"),
            Repeat("html: text in pre", File, "word ", Html + "<pre>"),
        ];

    private const string LinkedData = "<!doctype html><html><head><script type='application/ld+json'>";

    private static readonly string LongNames = $"<div class='{string.Concat(Enumerable.Repeat("x ", 5_000))}'>";

    private static string LinkedDataOf(string json) => $"<script type='application/ld+json'>{json}</script>";

    private static string Deep(string tag, int depth) => string.Concat(Enumerable.Repeat($"<{tag}>", depth));
}
