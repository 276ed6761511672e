using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>Words by which parts of a paper are known, of all languages: a file seldom says which one it is in.</summary>
internal static class PaperWords
{
    private const int LongestNumber = 8; // characters: "12.3.4. ", "VIII. "
    private const int LongestNotice = 300; // characters, unless it speaks of a licence

    private static readonly HashSet<string> AbstractHeadings = Set(Section.AbstractHeadings);
    private static readonly HashSet<string> ReferenceHeadings = Set(Section.ReferenceHeadings);
    private static readonly HashSet<string> KeywordLabels = Set(Section.KeywordLabels);

    // The longest first: "fig." before "fig".
    private static readonly string[] CaptionLabels =
    [
        .. Language.Everywhere(Section.CaptionLabels).Distinct().OrderByDescending(l => l.Length),
    ];

    private static readonly string[] Notices = [.. Language.Everywhere(Section.PublisherNotices)];
    private static readonly string[] LicenceWords = [.. Language.Everywhere(Section.LicenceWords)];

    public static bool OpensText(string heading) => AbstractHeadings.Contains(Plain(heading));

    public static bool OpensReferences(string heading) => ReferenceHeadings.Contains(Plain(heading));

    public static bool OpensKeywords(string text) =>
        text.IndexOfAny([':', '—', '–']) is > 0 and < 24 and var colon
            ? KeywordLabels.Contains(Plain(text[..colon]))
            : KeywordLabels.Contains(Plain(text));

    /// <summary>How long the "Figure 3" or "Table IV" is that a text opens with; 0 if it opens otherwise.</summary>
    public static int LengthOfCaptionLabel(string text)
    {
        var label = Array.Find(CaptionLabels, l => text.StartsWith(l, StringComparison.OrdinalIgnoreCase));
        if (label is null)
        {
            return 0;
        }

        var at = label.Length;
        at += at < text.Length && text[at] == '.' ? 1 : 0;
        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        var number = at;
        while (
            number < text.Length
            && (char.IsDigit(text[number]) || text[number] is 'S' or 'A' or 'I' or 'V' or 'X' or '-' or '.')
        )
        {
            number++;
        }

        var ends =
            number == text.Length
            || !char.IsLetterOrDigit(text[number])
            || char.IsAsciiLetterLower(text[number]) && (number + 1 == text.Length || !char.IsLetter(text[number + 1]));
        return number > at && ends && !text[at..number].All(c => c is '-' or '.') ? number : 0;
    }

    /// <summary>Whether a block is a publisher's notice or licence and not the article's.</summary>
    public static bool IsNotice(string text)
    {
        var lower = text.ToLowerInvariant().TrimStart('©', ' ', '*');
        return Array.Exists(LicenceWords, w => lower.Contains(w, StringComparison.Ordinal))
            || (text.StartsWith('©') && text.Length < LongestNotice)
            || (
                text.Length < LongestNotice
                && Array.Exists(
                    Notices,
                    n =>
                        lower.StartsWith(n, StringComparison.Ordinal)
                        && (lower.Length == n.Length || !char.IsLetterOrDigit(lower[n.Length]))
                )
            );
    }

    /// <summary>A heading without its number, in lower case.</summary>
    public static string Plain(string heading)
    {
        var words = heading.Trim(' ', ':', '.', '—', '–', '■');
        var blank = words.IndexOf(' ');
        if (
            blank is > 0 and < LongestNumber
            && words[..blank].All(c => char.IsAsciiDigit(c) || c is '.' or 'I' or 'V' or 'X')
        )
        {
            words = words[(blank + 1)..];
        }

        return words.Trim().ToLowerInvariant();
    }

    private static HashSet<string> Set(Section section) =>
        Language.Everywhere(section).ToHashSet(StringComparer.Ordinal);
}
