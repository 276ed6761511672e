using System.Buffers;
using System.Text;
using Summarizer.Text.Reading.Drafts;

namespace Summarizer.Text.Reading.Markdown;

/// <summary>
/// Rewrites what site generators (Hugo, Jekyll, MkDocs), MDX and Obsidian add to Markdown as plain Markdown, and drops what
/// is not text: shortcodes, attribute lists, imports, components, comments, formulas.
/// </summary>
internal sealed class MarkdownDialects
{
    private const int MaxSpan = 100; // lines of a formula, a comment or a component; one longer is not closed

    private static readonly SearchValues<char> Marks = SearchValues.Create("{}[]%^");

    private static readonly Rewrites Inline = new(
        (@"\{\{<?%?[^{}]*\}\}", ""), // {{< figure >}}, {{ site.title }}
        (@"\{%([^%]|%[^}])*%\}", ""), // {% include %}
        (@"\{/\*([^*]|\*[^/])*\*/\}", ""), // {/* a comment of MDX */}
        (@"%%([^%]|%[^%])+%%", ""), // a comment of Obsidian
        (@"[ \t]*\{(:[^{}]*|[#.][A-Za-z][^{}]*)\}", ""), // {: .lead}, {#id}
        (@"!\[\[[^\[\]]*\]\]", ""), // an embedded file
        (@"\[\[[^\[\]|]*\|([^\[\]]+)\]\]", "$1"), // [[page|words]]
        (@"\[\[([^\[\]|#]+)(#[^\[\]|]*)?\]\]", "$1"), // [[page#section]]
        (@"[ \t]\^[A-Za-z0-9-]+$", ""), // ^the id of a block
        (@"^([ \t]*>[> \t]*)\[![A-Za-z_-]+\][+-]?[ \t]*(.*)$", "$1$2\n$1") // > [!note] Title
    );

    private readonly ArticleDraft _draft;
    private readonly string[] _lines;
    private readonly StringBuilder _plain;
    private string _fence = ""; // what opened the present code block
    private bool _isHighlight; // whether a shortcode opened it
    private int _indent; // of the text inside an admonition: it would be code
    private bool _opensModule = true; // whether only imports stand before the line

    private MarkdownDialects(ArticleDraft draft, string text)
    {
        _draft = draft;
        _lines = text.Split('\n');
        _plain = new(text.Length);
    }

    /// <summary>The text in plain Markdown. The title of TOML front matter, and tags, go to the draft.</summary>
    public static string Rewrite(string text, ArticleDraft draft)
    {
        if (FrontMatter.TakeToml(ref text) is { } matter)
        {
            draft.Title = matter.Title;
            draft.AddKeywords(matter.Keywords);
        }

        var dialects = new MarkdownDialects(draft, text);
        for (var at = 0; at < dialects._lines.Length; )
        {
            at = dialects.Add(at);
        }

        return dialects._plain.ToString();
    }

    // Adds the line there, and gives the one that follows what was added or dropped.
    private int Add(int at)
    {
        var line = _lines[at];
        var words = line.Trim();
        if (IsCode(words))
        {
            _plain.Append(line).Append('\n');
            return at + 1;
        }

        if (DroppedAt(at, words) is > 0 and var dropped)
        {
            _plain.Append('\n');
            return at + dropped;
        }

        if (words.StartsWith("!!! ", StringComparison.Ordinal) || words.StartsWith("??? ", StringComparison.Ordinal))
        {
            _indent = 4;
            _plain.Append('\n');
            return at + 1;
        }

        _indent = words.Length > 0 && !char.IsWhiteSpace(line[0]) ? 0 : _indent;
        line = _indent > 0 && line.AsSpan().IndexOfAnyExcept(' ') >= _indent ? line[_indent..] : line;
        _opensModule &= words.Length == 0;
        _plain.Append(line.AsSpan().IndexOfAny(Marks) < 0 ? line : Inline.Apply(line)).Append('\n');
        return at + 1;
    }

    // Whether a line belongs to code, which stays as it is; {% highlight %} opens some too.
    private bool IsCode(string words)
    {
        if (_isHighlight)
        {
            _isHighlight = !words.StartsWith("{% endhighlight", StringComparison.Ordinal);
            _plain.Append(_isHighlight ? "" : "```\n\n");
            return _isHighlight;
        }

        if (_fence.Length > 0)
        {
            _fence =
                words.StartsWith(_fence, StringComparison.Ordinal) && words.Trim(_fence[0]).Length == 0 ? "" : _fence;
            return true;
        }

        if (words.StartsWith("{% highlight", StringComparison.Ordinal))
        {
            _isHighlight = true;
            _plain.Append("\n```\n");
            return false;
        }

        var marks = words is ['`' or '~', ..] ? words.AsSpan().IndexOfAnyExcept(words[0]) : 0;
        marks = marks < 0 ? words.Length : marks;
        _fence = marks >= 3 && !words.AsSpan(marks).Contains('`') ? words[..marks] : "";
        return _fence.Length > 0;
    }

    // How many lines from there on are not text.
    private int DroppedAt(int at, string words) =>
        words.StartsWith(":::", StringComparison.Ordinal) || words is "[TOC]" or "[toc]" or "[[toc]]" or "[[_TOC_]]" ? 1
        : words.StartsWith("$$", StringComparison.Ordinal) ? Span(at, "$$")
        : words == "%%" ? Span(at, "%%")
        : words.StartsWith("{/*", StringComparison.Ordinal) && !words.Contains("*/}", StringComparison.Ordinal)
            ? Span(at, "*/}")
        : words.StartsWith("{% comment", StringComparison.Ordinal) ? Span(at, "{% endcomment %}")
        : IsComponent(words) ? Span(at - 1, ">") - 1
        : IsModuleLine(at, words) ? ModuleLength(at)
        : TakesTags(at, words) ? 1
        : 0;

    // The lines up to one that ends so; 0 if it is too far.
    private int Span(int at, string end)
    {
        var line = at < 0 ? "" : _lines[at].TrimEnd();
        if (line.TrimStart().Length > end.Length && line.EndsWith(end, StringComparison.Ordinal) && end == "$$")
        {
            return 1;
        }

        for (var next = at + 1; next < Math.Min(_lines.Length, at + MaxSpan); next++)
        {
            if (_lines[next].TrimEnd().EndsWith(end, StringComparison.Ordinal))
            {
                return next + 1 - at;
            }
        }

        return 0;
    }

    // <Chart data={items} />: a tag with a capital, and nothing of the text in its line.
    private static bool IsComponent(string words)
    {
        var name = words.AsSpan().TrimStart("</");
        return words.StartsWith('<')
            && !name.IsEmpty
            && char.IsAsciiLetterUpper(name[0])
            && (
                words.EndsWith('>')
                    ? words.IndexOf('>', StringComparison.Ordinal) == words.Length - 1
                        || words.EndsWith("/>", StringComparison.Ordinal)
                    : !words.Contains('>', StringComparison.Ordinal)
            );
    }

    // import and export of MDX, among what opens the file or after an empty line.
    private bool IsModuleLine(int at, string words) =>
        (_opensModule || string.IsNullOrWhiteSpace(_lines[at - 1]))
        && (
            words.StartsWith("import ", StringComparison.Ordinal)
                && (words.EndsWith('{') || words.TrimEnd(';') is [.., '"' or '\''])
            || words.StartsWith("export ", StringComparison.Ordinal)
                && words.Split(' ') is [_, "const" or "let" or "var" or "default" or "function" or "async" or "{", ..]
        );

    // Up to the line in which its braces are closed.
    private int ModuleLength(int at)
    {
        var depth = 0;
        for (var next = at; next < Math.Min(_lines.Length, at + MaxSpan); next++)
        {
            depth += _lines[next].AsSpan().Count('{') - _lines[next].AsSpan().Count('}');
            if (depth <= 0)
            {
                return next + 1 - at;
            }
        }

        return 1;
    }

    // #ferry #island/skarn, alone in their line: tags of Obsidian.
    private bool TakesTags(int at, string words)
    {
        if (words is not ['#', _, ..] || words.Length > 200)
        {
            return false;
        }

        var tags = words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (
            (tags.Length == 1 && at == 0)
            || !Array.TrueForAll(tags, t => t.Length > 1 && t[0] == '#' && (char.IsLetter(t[1]) || t[1] == '_'))
        )
        {
            return false;
        }

        _draft.AddKeywords(tags.Select(t => t[(t.LastIndexOf('/') + 1)..].TrimStart('#').Replace('_', ' ')));
        return true;
    }
}
