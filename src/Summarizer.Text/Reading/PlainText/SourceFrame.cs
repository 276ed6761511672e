using System.Text.RegularExpressions;
using Summarizer.Text.Languages;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>Takes off what sources put around their texts: the licence of Project Gutenberg, the frame of press releases.</summary>
internal static class SourceFrame
{
    private const int MaxLabel = 60; // characters of the line over a press release
    private const int LinesToLabel = 4;
    private const int MaxDateline = 90; // characters up to its dash
    private const int MaxPlace = 3; // words of a dateline before its comma, parenthesis or dash
    private const int MaxContact = 80; // characters of each line of an address
    private const int MaxContactLines = 5;

    private static readonly string[] Labels = [.. Language.Everywhere(Section.ReleaseLabels)];
    private static readonly string[] Endings = [.. Language.Everywhere(Section.ReleaseEndings)];

    // At least seven digits, in groups that are set apart as those of a telephone number: "+1 (555) 010-0199".
    private static readonly Regex Telephone = new(
        @"(^|[^\d,.$€£¥])[+(]?(\d{1,5}[ ()/.-]{1,2}){1,5}\d{2,8}($|[^\d,.%])",
        RegexOptions.NonBacktracking
    );

    // What ends a release: "-30-", "- ends -".
    private static readonly Regex EndMark = new(@"^-+ ?[\p{L}\d]{1,8} ?-+$", RegexOptions.NonBacktracking);

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
        var (length, seen) = (lines.Sum(l => l.Length), 0);
        for (var at = 0; at < lines.Length; )
        {
            var end = Array.FindIndex(lines, at, string.IsNullOrWhiteSpace);
            end = end < 0 ? lines.Length : end + 1;
            var paragraph = lines[at..end];
            at = end;
            if (hasProse && (IsEnding(paragraph[0]) || (seen * 2 > length && IsAboutSender(paragraph))))
            {
                break;
            }

            seen += paragraph.Sum(l => l.Length);

            if (IsContact(paragraph))
            {
                continue;
            }

            if (!hasProse && paragraph[0].Length > 0)
            {
                var isLong = string.Join(' ', paragraph).Length > 2 * MaxDateline;
                var isTitle = !isLong && kept.TrueForAll(string.IsNullOrWhiteSpace);
                var dateline = isTitle ? 0 : Dateline(paragraph[0]);
                hasProse = dateline > 0 || isLong;
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
            || EndMark.IsMatch(line.Trim())
            || line.Length <= MaxLabel && Array.Exists(Endings, e => !IsAbout(e) && Opens(words, e));
    }

    // The heading "About Skarn Harbour"; a sentence may open so too: "About 200 people came to the harbour, …"
    private static bool IsAboutSender(string[] paragraph) =>
        paragraph[0].Length <= MaxLabel
        && !EndsSentence(paragraph[0])
        && paragraph[0].Trim(' ', '-', '#', '*', '–', '—') is var words
        && Array.Exists(
            Endings,
            e => IsAbout(e) && Opens(words, e) && !char.IsDigit(words.ElementAtOrDefault(e.Length))
        )
        && !(paragraph.Length > 1 && paragraph[1].TrimStart() is [var next, ..] && char.IsLower(next));

    private static bool IsAbout(string ending) => ending.EndsWith(' ');

    private static bool Opens(string line, string words) => line.StartsWith(words, StringComparison.OrdinalIgnoreCase);

    // "BRENHOLM, May 6, 2024 — The ferry …"
    private static int Dateline(string line)
    {
        foreach (var dash in Dashes)
        {
            var at = line.IndexOf(dash, StringComparison.Ordinal);
            if (
                at is > 0 and <= MaxDateline
                && line[..at] is var dateline
                && dateline.Split(',', '(')[0] is var place
                && char.IsUpper(line[0])
                && place.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MaxPlace
                && !place.Any(char.IsDigit)
                && (dateline.Any(char.IsAsciiDigit) || !place.Any(char.IsLower))
            )
            {
                return at + dash.Length;
            }
        }

        return 0;
    }

    // A few short lines and no sentence, with an address or a number to call.
    private static bool IsContact(string[] paragraph) =>
        paragraph.Count(l => !string.IsNullOrWhiteSpace(l)) <= MaxContactLines
        && Array.TrueForAll(paragraph, l => l.Length <= MaxContact && !EndsSentence(l))
        && Array.Exists(paragraph, l => l.Contains('@', StringComparison.Ordinal) || IsTelephone(l));

    private static bool EndsSentence(string line) => line.TrimEnd() is [.., var last] && StopCharacters.IsStop(last);

    private static bool IsTelephone(string line) =>
        Telephone.Match(line) is { Success: true } match && match.Value.Count(char.IsAsciiDigit) > 6;
}
