using System.Text.RegularExpressions;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.Markup;

/// <summary>LaTeX: sections, paragraphs and items; no figures, tables, displayed formulas, references.</summary>
internal sealed class LatexSyntax : MarkupSyntax
{
    private static readonly string[] Levels =
    [
        "part",
        "chapter",
        "section",
        "subsection",
        "subsubsection",
        "paragraph",
    ];

    private static readonly HashSet<string> Skipped = new(
        "figure table equation align eqnarray gather multline displaymath tabular lstlisting verbatim minted tikzpicture thebibliography comment algorithm".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private static readonly Regex FirstLine = new(
        @"^[ \t]*[^\s%\uFEFF].*$",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    );

    private static readonly Regex Comment = new(@"(^|[^\\])%.*", RegexOptions.NonBacktracking);

    public override ArticleFormat Format { get; } =
        new("LaTeX", [".tex", ".latex", ".ltx"], ["application/x-tex", "text/x-tex"]);

    public override Rewrites Inline { get; } =
        new(
            (
                @"~?\\(cite|citep|citet|parencite|textcite|autocite|footcite|label|index|footnote|thanks|includegraphics|vspace|hspace)\*?(\[[^\[\]]*\])*\{[^{}]*\}",
                ""
            ),
            (@"~?\\(ref|eqref|cref|autoref|pageref)\*?\{[^{}]*\}", ""),
            (@"\\href\{[^{}]*\}\{([^{}]*)\}", "$1"),
            (@"\\(begin|end)\{[^{}]*\}(\[[^\[\]]*\])?", ""),
            (@"\\\\(\[[^\[\]]*\])?", " "),
            (@"\\(emph|text[a-z]*|underline|mbox|enquote|url|texttt|title)\{([^{}]*)\}", "$2"),
            (@"\\(emph|text[a-z]*|underline|mbox|enquote|url|texttt|title)\{([^{}]*)\}", "$2"), // one in another
            ("``|''", "\""),
            ("---", "—"),
            ("--", "–"),
            (@"\\([%&$#_{}])", "$1"),
            (@"\\[A-Za-z]+\*? ?", ""),
            ("[{}]", ""),
            (@"\$", ""),
            ("~", " ")
        );

    public override bool Opens(string head) =>
        FirstLine.Match(head).Value.Trim() is var first
        && (
            first.StartsWith("\\documentclass", StringComparison.Ordinal)
            || first.StartsWith("\\begin{document}", StringComparison.Ordinal)
        );

    public override string[] Body(string text, out string? title)
    {
        var lines = text.Split('\n').Select(l => Comment.Replace(l, "$1")).SelectMany(HeadingAndRest).ToArray();
        title = Array.Find(lines, l => l.TrimStart().StartsWith("\\title", StringComparison.Ordinal)) is { } line
            ? Braced(line)
            : null;
        var start = Array.FindIndex(lines, l => l.Contains("\\begin{document}", StringComparison.Ordinal));
        var end = Array.FindIndex(lines, start + 1, l => l.Contains("\\end{document}", StringComparison.Ordinal));
        return lines[(start + 1)..(end < 0 ? lines.Length : end)];
    }

    public override int SkippedAt(string[] lines, int at)
    {
        const string begin = "\\begin{";
        var line = lines[at].Trim();
        if (
            line.StartsWith(begin, StringComparison.Ordinal)
            && Braced(line) is { } name
            && Skipped.Contains(name.TrimEnd('*'))
        )
        {
            return Through(lines, at, l => l.Contains($"\\end{{{name}}}", StringComparison.Ordinal));
        }

        return line is "\\[" or "$$" ? Through(lines, at, l => l.Trim() is "\\]" or "$$")
            : IsSetting(line) ? 1
            : 0;
    }

    public override (int Level, string Text, int Lines)? HeadingAt(string[] lines, int at)
    {
        var level = LevelOf(lines[at]);
        return level >= 0 && Braced(lines[at]) is { Length: > 0 } text ? (Math.Max(1, level), text, 1) : null;
    }

    public override int ItemMark(string line) =>
        line.TrimStart().StartsWith("\\item", StringComparison.Ordinal)
            ? line.IndexOf("\\item", StringComparison.Ordinal) + "\\item".Length
            : 0;

    // Text may follow a heading in its line: "\paragraph{Method.} We measured …"
    private static string[] HeadingAndRest(string line)
    {
        var end = LevelOf(line) >= 0 ? Braces(line).End : -1;
        return end >= 0 && !line.AsSpan(end + 1).IsWhiteSpace() ? [line[..(end + 1)], line[(end + 1)..]] : [line];
    }

    // The level of the heading that a line opens; negative if it opens none.
    private static int LevelOf(string line)
    {
        line = line.TrimStart();
        var name = line.StartsWith('\\') ? string.Concat(line.Skip(1).TakeWhile(char.IsAsciiLetter)) : "";
        return Array.IndexOf(Levels, name);
    }

    private static string? Braced(string line) =>
        Braces(line) is (>= 0 and var start, var end) ? line[(start + 1)..end] : null;

    // Where the first braces of a line open and close, others in them included; negative if they do not.
    private static (int Start, int End) Braces(string line)
    {
        var (start, depth) = (line.IndexOf('{', StringComparison.Ordinal), 0);
        for (var at = start; at >= 0 && at < line.Length; at++)
        {
            depth +=
                line[at] == '{' ? 1
                : line[at] == '}' ? -1
                : 0;
            if (depth == 0)
            {
                return (start, at);
            }
        }

        return (-1, -1);
    }

    // A line of nothing but commands: \maketitle, \author{…}, \usepackage{…}.
    private static bool IsSetting(string line) =>
        line is ['\\', ..]
        && (
            line.StartsWith("\\author", StringComparison.Ordinal)
            || line.StartsWith("\\title", StringComparison.Ordinal)
            || line.StartsWith("\\date", StringComparison.Ordinal)
            || line.StartsWith("\\usepackage", StringComparison.Ordinal)
            || line.StartsWith("\\newcommand", StringComparison.Ordinal)
            || line.StartsWith("\\documentclass", StringComparison.Ordinal)
            || line.StartsWith("\\bibliography", StringComparison.Ordinal)
            || line.StartsWith("\\input", StringComparison.Ordinal)
            || line.AsSpan(1).IndexOfAnyExceptInRange('A', 'z') < 0
        );
}
