using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>Takes off what sources put around their texts: the licence of Project Gutenberg, the frame of press releases.</summary>
internal static class SourceFrame
{
    private const int MaxLabel = 60; // characters of the line over a press release
    private const int LinesToLabel = 4;
    private const int MaxDateline = 90; // characters up to its dash
    private const int MaxContact = 80; // characters of each line of an address

    private static readonly string[] Labels = [.. Language.Everywhere(Section.ReleaseLabels)];
    private static readonly string[] Endings = [.. Language.Everywhere(Section.ReleaseEndings)];
    private static readonly string[] Dashes = [" — ", " – ", " -- ", " - "];

    /// <summary>The lines of the text itself, and its title where the frame says it.</summary>
    public static string[] Remove(string[] lines, out string? title)
    {
        title = null;
        var start = Array.FindIndex(lines, l => IsGutenberg(l, "*** START OF"));
        if (start >= 0)
        {
            const string label = "Title: ";
            title = Array.Find(lines[..start], l => l.StartsWith(label, StringComparison.Ordinal))?[label.Length..];
            var end = Array.FindIndex(lines, start, l => IsGutenberg(l, "*** END OF"));
            return lines[(start + 1)..(end < 0 ? lines.Length : end)];
        }

        var first = Array.FindIndex(lines, l => !string.IsNullOrWhiteSpace(l));
        var release =
            first < 0 ? -1 : Array.FindIndex(lines, first, Math.Min(LinesToLabel, lines.Length - first), IsLabel);
        return release < 0 ? lines : OfRelease(lines[(release + 1)..]);
    }

    private static bool IsGutenberg(string line, string mark) =>
        line.StartsWith(mark, StringComparison.Ordinal)
        && line.Contains("PROJECT GUTENBERG", StringComparison.OrdinalIgnoreCase);

    private static bool IsLabel(string line) =>
        line.Length <= MaxLabel
        && line.Trim(' ', '*', '-', '–', '—') is var words
        && Array.Exists(Labels, l => words.StartsWith(l, StringComparison.OrdinalIgnoreCase));

    // Paragraph by paragraph, without whom to call, up to what ends all releases of the sender.
    private static string[] OfRelease(string[] lines)
    {
        var kept = new List<string>();
        var hasProse = false;
        for (var at = 0; at < lines.Length; )
        {
            var end = Array.FindIndex(lines, at, string.IsNullOrWhiteSpace);
            end = end < 0 ? lines.Length : end + 1;
            var paragraph = lines[at..end];
            at = end;
            if (hasProse && IsEnding(paragraph[0]))
            {
                break;
            }

            if (IsContact(paragraph))
            {
                continue;
            }

            if (!hasProse && paragraph[0].Length > 0)
            {
                var dateline = Dateline(paragraph[0]);
                hasProse = dateline > 0 || string.Join(' ', paragraph).Length > 2 * MaxDateline;
                paragraph[0] = paragraph[0][dateline..];
            }

            kept.AddRange(paragraph);
        }

        return [.. kept];
    }

    private static bool IsEnding(string line)
    {
        var words = line.Trim(' ', '-', '#', '*', '–', '—');
        return words.Length == 0 && line.Contains('#', StringComparison.Ordinal)
            || line.Trim() is { Length: < 12 } mark && mark.StartsWith('-') && mark.EndsWith('-') // -30-, -ends-
            || line.Length <= MaxLabel
                && Array.Exists(Endings, e => words.StartsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    // "BRENHOLM, May 6, 2024 — The ferry …"
    private static int Dateline(string line)
    {
        foreach (var dash in Dashes)
        {
            var at = line.IndexOf(dash, StringComparison.Ordinal);
            if (
                at is > 0 and <= MaxDateline
                && char.IsUpper(line[0])
                && (line.AsSpan(0, at).ContainsAnyInRange('0', '9') || char.IsUpper(line[1]))
            )
            {
                return at + dash.Length;
            }
        }

        return 0;
    }

    // Short lines, with an address or a number to call.
    private static bool IsContact(string[] paragraph) =>
        Array.TrueForAll(paragraph, l => l.Length <= MaxContact)
        && Array.Exists(paragraph, l => l.Contains('@', StringComparison.Ordinal) || l.Count(char.IsAsciiDigit) > 6);
}
