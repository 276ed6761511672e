using Summarizer.Text.Languages;
using Summarizer.Text.Reading.PlainText;

namespace Summarizer.Text.Reading.Mail;

/// <summary>Separates what a message says itself from what mail programs put around it.</summary>
internal static class MessageText
{
    private const int MaxIntroduction = 3; // lines that introduce a quoted message: "On Monday Ana Cruz from … wrote:"
    private const int MaxFooter = 10; // lines of a mailing list below its rule
    private const int ListRule = 20; // characters of such a rule

    private static readonly HashSet<string> Prefixes = new(
        Language.Everywhere(Section.ReplyPrefixes),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The subject without the prefixes of answers; null if nothing is left.</summary>
    public static string? Subject(string? subject)
    {
        var rest = (subject ?? "").AsSpan().Trim();
        var lookup = Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        while (rest.IndexOf(':') is > 0 and var colon && lookup.Contains(rest[..colon].TrimEnd()))
        {
            rest = rest[(colon + 1)..].TrimStart();
        }

        return rest.IsEmpty ? null : rest.ToString();
    }

    /// <summary>
    /// The text without what it quotes of other messages (lines that open with "> ", and all below a block of headers), the
    /// line that introduces them ("On Monday Ana wrote:"), the signature below a line of two dashes (RFC 3676, 4.3), and the
    /// notices that companies, phones and mailing lists add.
    /// </summary>
    public static string OwnWords(string text)
    {
        var lines = text.Split('\n');
        var own = new List<string>();
        foreach (var line in QuotedChain.Cut(lines, l => l))
        {
            if (line is "-- " or "--" || IsListRule(line))
            {
                if (line[0] == '-' || IsFooter(lines, line))
                {
                    break;
                }
            }
            else if (!line.StartsWith('>'))
            {
                own.Add(line);
            }
            else
            {
                RemoveIntroduction(own);
            }
        }

        return string.Join('\n', WithoutNotices(own));
    }

    // Before the first quoted line: what introduces it may stand above an empty line, and take several.
    private static void RemoveIntroduction(List<string> own)
    {
        var last = own.Count - 1;
        last -= last >= 0 && string.IsNullOrWhiteSpace(own[last]) ? 1 : 0;
        if (last < 0 || !own[last].TrimEnd().EndsWith(':'))
        {
            return;
        }

        var first = last;
        while (first > 0 && last - first < MaxIntroduction && !string.IsNullOrWhiteSpace(own[first - 1]))
        {
            first--;
        }

        // A longer paragraph, or one without an address or a date, is the message's own up to its last line.
        var isAll =
            (first == 0 || string.IsNullOrWhiteSpace(own[first - 1]))
            && own[first..(last + 1)].Exists(l => l.Contains('@', StringComparison.Ordinal) || l.Any(char.IsAsciiDigit))
            && own[first..last].TrueForAll(l => l.TrimEnd() is not [.., '.' or '!' or '?']);
        first = isAll ? first : last;
        own.RemoveRange(first, own.Count - first);
    }

    private static bool IsListRule(string line) => line.Length >= ListRule && line[0] == '_' && LineJoiner.IsRule(line);

    // The name, the address and the page of a list, and no more.
    private static bool IsFooter(string[] lines, string rule)
    {
        var rest = lines.AsSpan(Array.LastIndexOf(lines, rule) + 1);
        return rest.Length is > 0 and <= MaxFooter
            && string.Join('\n', rest!) is var footer
            && (footer.Contains("http", StringComparison.Ordinal) || footer.Contains('@', StringComparison.Ordinal));
    }

    private static IEnumerable<string> WithoutNotices(List<string> lines)
    {
        for (var first = 0; first < lines.Count; )
        {
            var end = lines.FindIndex(first, string.IsNullOrWhiteSpace);
            end = end < 0 ? lines.Count : end + 1;
            var paragraph = lines[first..end];
            if (!MessageNotices.IsNotice(string.Join(' ', paragraph)))
            {
                // A phone signs in the last line of a paragraph, mostly the only one.
                var last = paragraph.FindLastIndex(l => !string.IsNullOrWhiteSpace(l));
                foreach (var line in paragraph.Where((l, i) => i != last || !MessageNotices.IsPhoneSignature(l)))
                {
                    yield return line;
                }
            }

            first = end;
        }
    }
}
