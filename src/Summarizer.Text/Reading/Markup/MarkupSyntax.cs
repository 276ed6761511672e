using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.Markup;

/// <summary>How a markup whose headings, lists and blocks are lines looks. <see cref="MarkupReader"/> does the rest.</summary>
internal abstract class MarkupSyntax
{
    public abstract ArticleFormat Format { get; }

    /// <summary>What turns the marks inside a line or paragraph into plain text.</summary>
    public abstract Rewrites Inline { get; }

    /// <summary>Whether a text that begins so is in this markup.</summary>
    public abstract bool Opens(string head);

    /// <summary>The text itself, without what only a program reads; the title, null if the text does not declare one.</summary>
    public virtual string[] Body(string text, out string? title)
    {
        title = null;
        return text.Split('\n');
    }

    /// <summary>How many lines from there on are no text: comments, settings, tables, code. 0 if the line is text.</summary>
    public abstract int SkippedAt(string[] lines, int at);

    /// <summary>The heading there, and how many lines it takes; null if there is none. Level 0 is the title.</summary>
    public abstract (int Level, string Text, int Lines)? HeadingAt(string[] lines, int at);

    /// <summary>The length of the mark that opens an item of a list; 0 if none does.</summary>
    public abstract int ItemMark(string line);

    /// <summary>How many of the next lines, with the one that ends them; 1 if that never comes: then it opened nothing.</summary>
    protected static int Through(string[] lines, int at, Func<string, bool> ends)
    {
        const int most = 500; // lines of a block that is skipped
        var last = Math.Min(lines.Length, at + most);
        for (var next = at + 1; next < last; next++)
        {
            if (ends(lines[next]))
            {
                return next + 1 - at;
            }
        }

        return 1;
    }

    /// <summary>How many lines a block has that is indented below its first line.</summary>
    protected static int Indented(string[] lines, int at)
    {
        var next = at + 1;
        while (next < lines.Length && (string.IsNullOrWhiteSpace(lines[next]) || char.IsWhiteSpace(lines[next][0])))
        {
            next++;
        }

        return next - at;
    }
}
