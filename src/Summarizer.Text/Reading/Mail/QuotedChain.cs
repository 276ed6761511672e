using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Mail;

/// <summary>
/// The messages that Outlook and others quote below an answer: a block of headers ("From: … Sent: … To: …"), perhaps under a
/// line such as "-----Original Message-----", and then all of the earlier message.
/// </summary>
internal static class QuotedChain
{
    private const int FewestHeaders = 3; // in a row: two labels may be a list
    private const int MaxLabel = 20; // characters
    private const int LettersOfAnswer = 40; // fewer over a quoted message, "FYI", only hand it on

    private static readonly HashSet<string> Labels = new(
        Language.Everywhere(Section.MailHeaderLabels),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The lines above the chain; if they say next to nothing, those of its first message.</summary>
    public static List<T> Cut<T>(IReadOnlyList<T> lines, Func<T, string> textOf)
    {
        string Text(int line) => line < lines.Count ? textOf(lines[line]) : "";

        var own = new List<T>();
        var letters = 0;
        for (var at = 0; at < lines.Count; at++)
        {
            var headers = HeadersAt(Text, at);
            if (headers == 0)
            {
                own.Add(lines[at]);
                letters += Text(at).Count(char.IsLetter);
                continue;
            }

            RemoveAnnouncement(own, textOf);
            if (letters > LettersOfAnswer)
            {
                break;
            }

            at += headers - 1;
            letters = LettersOfAnswer; // what follows is the message
        }

        return own;
    }

    // How many lines of headers begin there; 0 if it is no block of them. A long list of recipients goes on in a second line.
    private static int HeadersAt(Func<int, string> text, int at)
    {
        var (length, headers, gap) = (0, 0, 0);
        for (; gap < 2 && headers < 10; length++)
        {
            var isHeader = IsHeader(text(at + length));
            headers += isHeader ? 1 : 0;
            gap = isHeader ? 0 : gap + 1;
            if (length == 0 && !isHeader)
            {
                return 0;
            }
        }

        return headers >= FewestHeaders ? length - gap : 0;
    }

    private static bool IsHeader(string line)
    {
        var words = line.AsSpan().TrimStart("> *|\t").TrimStart();
        words = words[..Math.Min(words.Length, MaxLabel)];
        var colon = words.IndexOfAny(':', '：');
        return colon > 0 && Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words[..colon].Trim(" *\u00A0"));
    }

    // "-----Original Message-----", "Begin forwarded message:"
    private static void RemoveAnnouncement<T>(List<T> own, Func<T, string> textOf)
    {
        while (own.Count > 0 && string.IsNullOrWhiteSpace(textOf(own[^1])))
        {
            own.RemoveAt(own.Count - 1);
        }

        if (own.Count == 0)
        {
            return;
        }

        var line = textOf(own[^1]).Trim();
        var isRuled = line.AsSpan().Trim("-_*= ").Length < line.Length - 3;
        if (isRuled || line.EndsWith(':'))
        {
            own.RemoveAt(own.Count - 1);
        }
    }
}
