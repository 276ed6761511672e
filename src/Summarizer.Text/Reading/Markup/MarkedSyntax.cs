using System.Text.RegularExpressions;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.Markup;

/// <summary>A markup whose headings open with a mark that is as long as they are deep: Org, AsciiDoc, wikitext.</summary>
internal sealed class MarkedSyntax : MarkupSyntax
{
    private readonly char _mark;
    private readonly int _marksOfTitle;
    private readonly Regex _opens;
    private readonly Regex _skipped;
    private readonly (Regex Opens, string Ends)[] _blocks;
    private readonly Regex _item;
    private readonly Regex? _title;

    private MarkedSyntax(
        ArticleFormat format,
        char mark,
        int marksOfTitle,
        string opens,
        string skipped,
        (string Opens, string Ends)[] blocks,
        string item,
        Rewrites inline,
        string? title = null
    )
    {
        (Format, Inline, _mark, _marksOfTitle) = (format, inline, mark, marksOfTitle);
        (_opens, _skipped, _item) = (Pattern(opens), Pattern(skipped), Pattern(item));
        _blocks = [.. blocks.Select(b => (Pattern(b.Opens), b.Ends))];
        _title = title is null ? null : Pattern(title);
    }

    public static MarkedSyntax Org { get; } =
        new(
            new("Org", [".org"], ["text/org", "text/x-org"]),
            mark: '*',
            marksOfTitle: 0,
            opens: @"^[ \t\r\n]*#\+[A-Za-z_]+:",
            skipped: @"^[ \t]*(#\+[A-Za-z_]+:?|# |#$|\||:[A-Za-z_-]+:|CLOSED:|SCHEDULED:|DEADLINE:)",
            blocks:
            [
                (@"(?i)^[ \t]*#\+begin_(src|example|export|comment)", "#+end"),
                (@"(?i)^[ \t]*:(properties|logbook):", ":end:"),
            ],
            item: @"^[ \t]*([-+]|[0-9]+[.)])[ \t]+(\[[ Xx-]\][ \t]+)?",
            new(
                (@"\[\[[^\[\]]*\]\[([^\[\]]*)\]\]", "$1"),
                (@"\[\[([^\[\]]*)\]\]", "$1"),
                (@"\[fn:[^\[\]]*\]", ""),
                (@"[ \t]+:[A-Za-z0-9_@:]+:$", ""), // tags
                (
                    @"(^|[ \t(])[*/_=~+]([^ \t*/_=~+]|[^ \t*/_=~+][^*/_=~+]*[^ \t*/_=~+])[*/_=~+]([ \t.,;:!?)]|$)",
                    "$1$2$3"
                )
            ),
            title: @"(?i)^[ \t]*#\+title:[ \t]*(.+)$"
        );

    public static MarkedSyntax AsciiDoc { get; } =
        new(
            new("AsciiDoc", [".adoc", ".asciidoc", ".asc"], ["text/asciidoc", "text/x-asciidoc"]),
            mark: '=',
            marksOfTitle: 1,
            opens: @"^= [^\r\n]+\r?\n([^\r\n]*\r?\n)*?(:[A-Za-z-]+:|==+ )",
            skipped: @"^(//|:!?[A-Za-z][A-Za-z0-9_-]*!?:|\[[^\[\]]*\]$|image::|include::|ifdef::|ifndef::|endif::|toc::|video::|\.[A-Z][^.]*$|\||'''|<<<|v[0-9]+[.][0-9.]+(,|$)|[A-Z][^<>.]*<[^<>]*@[^<>]*>|====$|\*\*\*\*$|____$|--$|\+$)",
            blocks:
            [
                ("^----$", "----"),
                (@"^\.\.\.\.$", "...."),
                (@"^\|===", "|==="),
                ("^////$", "////"),
                (@"^\+\+\+\+$", "++++"),
            ],
            item: @"^[ \t]*([*.-]+|[0-9]+\.)[ \t]+(\[[ xX*]\][ \t]+)?",
            new(
                (@"(link:|xref:|https?://|mailto:)[^ \t\[\]]*\[([^\[\],]+)[^\[\]]*\]", "$2"),
                (
                    @"(image|kbd|btn|menu|footnote|footnoteref|pass|stem|latexmath|icon|indexterm):[^ \t\[\]]*\[[^\[\]]*\]",
                    ""
                ),
                ("<<[^<>,]*,([^<>]*)>>", "$1"),
                ("<<([^<>]*)>>", "$1"),
                (@"^(NOTE|TIP|IMPORTANT|WARNING|CAUTION): ", ""),
                (@"\{[a-z][a-z0-9-]*\}", ""),
                (@"(^|[ \t(])[*_`+#]{1,2}([^ \t*_`+#][^*_`+#]*)[*_`+#]{1,2}([ \t.,;:!?)]|$)", "$1$2$3"),
                (@"[ \t]\+[ \t]*$", "")
            )
        );

    public static MarkedSyntax Wiki { get; } =
        new(
            new("Wikitext", [".wiki", ".mediawiki", ".wikitext"], ["text/x-wiki", "text/mediawiki"]),
            mark: '=',
            marksOfTitle: 1,
            opens: @"(^|\n)==+ ?[^=\r\n]+ ?==+[ \t]*\r?\n(.|\n)*(\[\[|\{\{|''')|(\[\[|\{\{|''')(.|\n)*\n==+ ?[^=\r\n]+ ?==+[ \t]*\r?\n",
            skipped: @"^([ \t]*(__[A-Z]+__|\[\[(Category|Kategorie|Catégorie|Categoría|File|Image|Datei|Fichier|Archivo):)|\||!|----)",
            blocks:
            [
                (@"^\{\|", "|}"),
                (@"^\{\{([^{}]|\}[^}])*$", "}}"),
                ("^<(gallery|math|syntaxhighlight|source|pre|timeline)", "</"),
            ],
            item: @"^[*#:;]+[ \t]*",
            new(
                ("<ref[^<>/]*/>", ""),
                ("<ref[^<>]*>[^<]*</ref>", ""),
                ("<!--([^-]|-[^-])*-->", ""),
                (@"\{\{[^{}]*\}\}", ""),
                (@"\{\{[^{}]*\}\}", ""), // one in another
                (@"\[\[(File|Image|Datei|Fichier|Archivo):[^\[\]]*\]\]", ""),
                (@"\[\[[^\[\]|]*\|([^\[\]|]*)\]\]", "$1"),
                (@"\[\[([^\[\]|]*)\]\]", "$1"),
                (@"\[https?://[^ \t\[\]]+[ \t]+([^\[\]]*)\]", "$1"),
                (@"\[https?://[^ \t\[\]]+\]", ""),
                ("'{2,5}", ""),
                ("<[^<>]*>", ""),
                ("&nbsp;", " ")
            )
        );

    public override ArticleFormat Format { get; }

    public override Rewrites Inline { get; }

    public override bool Opens(string head) => _opens.IsMatch(head);

    public override string[] Body(string text, out string? title)
    {
        var lines = text.Split('\n');
        title = _title is null
            ? null
            : lines.Take(20).Select(l => _title.Match(l)).FirstOrDefault(m => m.Success)?.Groups[1].Value.Trim();
        return lines;
    }

    public override int SkippedAt(string[] lines, int at)
    {
        foreach (var (opens, ends) in _blocks)
        {
            if (opens.IsMatch(lines[at]))
            {
                return Through(lines, at, l => l.TrimStart().Contains(ends, StringComparison.OrdinalIgnoreCase));
            }
        }

        return _skipped.IsMatch(lines[at]) ? 1 : 0;
    }

    public override (int Level, string Text, int Lines)? HeadingAt(string[] lines, int at)
    {
        var line = lines[at];
        var marks = line.AsSpan().IndexOfAnyExcept(_mark);
        if (marks is <= 0 or > 6 || (_mark == '*' || !line.TrimEnd().EndsWith(_mark)) && line[marks] != ' ')
        {
            return null;
        }

        var text = line[marks..].Trim().TrimEnd(_mark).Trim();
        return text.Length > 0 ? (marks - _marksOfTitle, text, 1) : null;
    }

    public override int ItemMark(string line) => _item.Match(line) is { Success: true } mark ? mark.Length : 0;

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
