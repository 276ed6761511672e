using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>
/// Chats as messengers export or copy them: a time and a name before each message (WhatsApp, Signal), or in the line above it
/// (Telegram, Slack, Discord).
/// </summary>
internal static class ChatExport
{
    private const int FewestMessages = 3;
    private const int MaxLinesPerMessage = 6; // on average: a text with some times in it is no chat
    private const int MaxLine = 2_000; // characters in which time and name are looked for
    private const string Day = @"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[Tt]oday at|[Yy]esterday at)";
    private const string Clock = @"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?";
    private const string Name = "([^:\\[\\]\\d][^:\\[\\]]{0,39})";
    private const string ShortName = "([^:\\[\\]\\d—–][^:\\[\\]—–]{0,39}?)"; // as little as leaves a time

    private static readonly Regex Message = Pattern($@"^\[?{Day},? +{Clock}\]?(?: ?[-–—])? {Name}: (.*)$");
    private static readonly Regex Notice = Pattern($@"^\[?{Day},? +{Clock}\]?(?: ?[-–—])? ");
    private static readonly Regex Header = Pattern($@"^{ShortName},? *[—–-]? *\[?(?:{Day},? +)?{Clock}\]?$");

    /// <summary>The messages, each with its speaker; null if a text is no chat. The title is what stands above them.</summary>
    public static List<string>? Messages(string text, out string? title)
    {
        title = null;
        var lines = text.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).ToArray();
        var opens = lines.Select(Opening).ToArray();
        var count = opens.Count(o => o is not null);
        if (
            count < FewestMessages
            || count * MaxLinesPerMessage < lines.Length
            || !opens.Take(2).Any(o => o is not null)
        )
        {
            return null;
        }

        title = opens[0] is null ? lines[0].Trim() : null;
        var messages = new List<string>();
        var (speaker, words) = ("", new StringBuilder());
        for (var i = 0; i < lines.Length; i++)
        {
            if (opens[i] is not var (name, first))
            {
                words.Append(' ').Append(lines[i].Trim());
                continue;
            }

            Add(messages, speaker, words);
            speaker = name;
            words.Append(first);
        }

        Add(messages, speaker, words);
        return messages.Count * 2 >= count ? messages : null; // a timetable has places and times, and no words below
    }

    // What the messenger itself says has no speaker: somebody joined, a picture was left out.
    private static void Add(List<string> messages, string speaker, StringBuilder words)
    {
        var message = words.ToString().Trim();
        words.Clear();
        if (speaker.Length > 0 && message.Length > 0 && message is not ['<', .., '>'])
        {
            messages.Add($"{speaker}: {message}");
        }
    }

    // The speaker and the first words of a message that a line opens; the speaker is empty if it is the messenger's own.
    private static (string Speaker, string Words)? Opening(string line)
    {
        line = line.Trim();
        line = line[..Math.Min(line.Length, MaxLine)];
        return Message.Match(line) is { Success: true } message
                ? (message.Groups[1].Value.Trim(), message.Groups[2].Value)
            : Notice.IsMatch(line) ? ("", "")
            : Header.Match(line) is { Success: true } header
                ? (header.Groups[1].Value.Trim(' ', ',', '—', '–', '-'), "")
            : null;
    }

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
