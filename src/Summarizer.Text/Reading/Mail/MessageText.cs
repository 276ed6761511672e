using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Mail;

/// <summary>Separates what a message says itself from what mail programs put around it.</summary>
internal static class MessageText
{
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
    /// The text without lines that quote another message ("> "), the line that introduces them ("On Monday Ana wrote:"), and
    /// the signature below a line of two dashes (RFC 3676, 4.3).
    /// </summary>
    public static string OwnWords(string text)
    {
        var own = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line is "-- " or "--")
            {
                break;
            }

            if (!line.StartsWith('>'))
            {
                own.Add(line);
                continue;
            }

            // The first quoted line: what introduces it may stand above an empty line.
            var last = own.Count - 1;
            last -= last >= 0 && string.IsNullOrWhiteSpace(own[last]) ? 1 : 0;
            if (last >= 0 && own[last].TrimEnd().EndsWith(':'))
            {
                own.RemoveRange(last, own.Count - last);
            }
        }

        return string.Join('\n', own);
    }
}
