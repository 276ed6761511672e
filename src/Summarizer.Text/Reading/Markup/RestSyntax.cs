using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.Markup;

/// <summary>reStructuredText (docutils): underlined headings, paragraphs, lists; of directives only the admonitions.</summary>
internal sealed class RestSyntax : MarkupSyntax
{
    private const string Underlines = "=-~^\"'`#*+.:_";

    public override ArticleFormat Format { get; } = new("reStructuredText", [".rst", ".rest"], ["text/x-rst"]);

    public override Rewrites Inline { get; } =
        new(
            (@"\.\. [a-z]+::[ \t]*", ""), // an admonition with its text
            (@"[ \t]*\[(#[A-Za-z0-9_-]*|\*|[0-9]+)\]_", ""), // a footnote's mark
            (@"\|[^| ][^|]*\|_?", ""), // a substitution
            (@":[A-Za-z:+-]+:`([^`<>]*[^`<> ])[ \t]*<[^`<>]*>`", "$1"), // :ref:`words <target>`
            (@":[A-Za-z:+-]+:`~?([^`]*)`", "$1"),
            (@"`([^`<>]*[^`<> ])[ \t]*<[^`<>]*>`__?", "$1"), // `words <url>`_
            ("``([^`]*)``", "$1"),
            ("`([^`]*)`_*", "$1"),
            (@"\*\*([^*]+)\*\*", "$1"),
            (@"\*([^*]+)\*", "$1"),
            (@"([A-Za-z0-9])__?([ .,;:!?)]|$)", "$1$2"), // a reference
            ("::$", ":")
        );

    public override bool Opens(string head) =>
        head.Contains("\n.. ", StringComparison.Ordinal)
        && head.Split('\n') is var lines
        && lines.Index().Any(l => HeadingAt(lines, l.Index) is not null)
        && lines.Any(l => IsDirective(l));

    public override int SkippedAt(string[] lines, int at)
    {
        var line = lines[at];
        if (line.StartsWith(".. ", StringComparison.Ordinal) || line == "..")
        {
            return IsAdmonition(line)
                ? line.EndsWith("::", StringComparison.Ordinal)
                    ? 1
                    : 0
                : Indented(lines, at);
        }

        // :Author: Ana Cruz
        var isField = line is [':', _, ..] && line.IndexOf(": ", 1, StringComparison.Ordinal) is > 1 and < 30;
        var isOption =
            line.TrimStart() is [':', _, ..] option && option.IndexOf(':', 1) > 1 && char.IsWhiteSpace(line[0]);
        return isField || isOption ? 1
            : line.StartsWith("====", StringComparison.Ordinal) && line.Contains(' ', StringComparison.Ordinal)
            || line.StartsWith("+--", StringComparison.Ordinal)
                ? 1
            : line.EndsWith("::", StringComparison.Ordinal) && line.Trim() == "::" ? Indented(lines, at)
            : 0;
    }

    public override (int Level, string Text, int Lines)? HeadingAt(string[] lines, int at)
    {
        var isOver = IsUnderline(lines[at]);
        var text = isOver ? at + 1 : at;
        if (text + 1 >= lines.Length || string.IsNullOrWhiteSpace(lines[text]) || !IsUnderline(lines[text + 1]))
        {
            return isOver && lines[at].Length >= 4 ? (6, "", 1) : null;
        }

        var mark = lines[text + 1][0];
        return (lines[text + 1].TrimEnd().Length < lines[text].Trim().Length - 1)
            ? null
            : (
                isOver || mark == '=' ? 1
                : Underlines.IndexOf(mark, StringComparison.Ordinal) is 1 ? 2
                : 3,
                lines[text].Trim(),
                text + 2 - at
            );
    }

    public override int ItemMark(string line)
    {
        var words = line.TrimStart();
        var length = words.StartsWith("#. ", StringComparison.Ordinal) ? 2 : ListMarker.LengthAt(words, 0);
        return length > 0 ? line.Length - words.Length + length : 0;
    }

    private static bool IsUnderline(string line) =>
        line.TrimEnd() is { Length: >= 3 } marks
        && Underlines.Contains(marks[0], StringComparison.Ordinal)
        && marks.AsSpan().IndexOfAnyExcept(marks[0]) < 0;

    private static bool IsDirective(string line) =>
        line.StartsWith(".. ", StringComparison.Ordinal) && line.Contains("::", StringComparison.Ordinal);

    private static bool IsAdmonition(string line) =>
        line.AsSpan(Math.Min(3, line.Length)) is var name
        && (
            name.StartsWith("note::", StringComparison.Ordinal)
            || name.StartsWith("tip::", StringComparison.Ordinal)
            || name.StartsWith("warning::", StringComparison.Ordinal)
            || name.StartsWith("important::", StringComparison.Ordinal)
            || name.StartsWith("hint::", StringComparison.Ordinal)
            || name.StartsWith("caution::", StringComparison.Ordinal)
        );
}
