using System.Net;
using System.Text;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.Subtitles;

/// <summary>Collects the words of cues, line by line. A sentence goes on over cues; a turn ends where another speaks.</summary>
internal sealed class CueText
{
    private const int LongParagraph = 500; // characters: then the next end of a sentence is its end
    private const int MaxName = 40; // characters of a speaker's name
    private const string Voice = "<v"; // of WebVTT: <v Ana>, <v.loud Ana>

    private static readonly Rewrites Marks = new(
        ("<[^<>]*>", ""), // <i>, <00:01:02.000>
        (@"\{\\[^{}]*\}", ""), // {\an8}
        ("[♪♫]+", "")
    );

    private readonly List<(string Speaker, StringBuilder Text)> _turns = [];
    private readonly HashSet<string> _speakers = new(StringComparer.OrdinalIgnoreCase);
    private string _speaker = "";
    private string _pending = ""; // a line that may be the number of the next cue
    private string _last = "";
    private string _beforeLast = "";
    private bool _inCue;
    private bool _isFirst = true;

    /// <summary>What a WebVTT file says of itself in its first line; null if nothing.</summary>
    public string? Title { get; private set; }

    public static bool IsTime(string line) =>
        line.IndexOf("-->", StringComparison.Ordinal) is > 0 and var arrow
        && char.IsAsciiDigit(line.TrimStart()[0])
        && line.AsSpan(arrow + 3).TrimStart() is [>= '0' and <= '9', ..];

    public void Add(string line)
    {
        var words = line.Trim();
        if (_isFirst && words.Length > 0)
        {
            _isFirst = false;
            if (words.StartsWith("WEBVTT", StringComparison.Ordinal))
            {
                Title = words["WEBVTT".Length..].Trim(' ', '-') is { Length: > 0 } title ? title : null;
                return;
            }
        }

        if (IsTime(words))
        {
            // A number between the cues is the next one's, also where no empty line stands before it.
            _pending = _pending.All(char.IsAsciiDigit) ? "" : _pending;
            AddPending();
            _inCue = true;
            return;
        }

        AddPending();
        if (words.Length == 0)
        {
            _inCue = false;
            return;
        }

        _pending = _inCue ? words : "";
    }

    /// <summary>All paragraphs. Where several speak, each turn opens with the name.</summary>
    public IEnumerable<string> Paragraphs()
    {
        AddPending();
        return _turns.Select(t =>
            _speakers.Count > 1 && t.Speaker.Length > 0 ? $"{t.Speaker}: {t.Text}" : t.Text.ToString()
        );
    }

    // A line is only known to be text when the next has been seen.
    private void AddPending()
    {
        var line = _pending;
        _pending = "";
        if (line.Length == 0)
        {
            return;
        }

        var isTurn = TakeSpeaker(line);
        line = WebUtility.HtmlDecode(Marks.Apply(line)).Trim();
        if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("– ", StringComparison.Ordinal))
        {
            isTurn = true;
            line = line[2..].TrimStart();
        }

        // [Music]; and subtitles that are made while somebody speaks repeat their last line.
        var isSound = line is ['[', .., ']'] or ['(', .., ')'];
        if (line.Length == 0 || isSound || line == _last || line == _beforeLast)
        {
            return;
        }

        (_beforeLast, _last) = (_last, line);
        if (isTurn || _turns.Count == 0 || IsFull(_turns[^1].Text) || OpensTurn(line))
        {
            _turns.Add((_speaker, new(line)));
        }
        else
        {
            _turns[^1].Text.Append(' ').Append(line);
        }
    }

    // Whether another speaks from here on.
    private bool TakeSpeaker(string line)
    {
        if (!line.StartsWith(Voice, StringComparison.Ordinal))
        {
            return false;
        }

        var end = line.IndexOf('>', StringComparison.Ordinal);
        var start = line.IndexOf(' ', StringComparison.Ordinal);
        if (start < 0 || end < start || end - start > MaxName)
        {
            return false;
        }

        var name = line[start..end].Trim();
        _speakers.Add(name);
        var isOther = !name.Equals(_speaker, StringComparison.OrdinalIgnoreCase);
        _speaker = name;
        return isOther;
    }

    private static bool IsFull(StringBuilder text) => text.Length > LongParagraph && StopCharacters.IsStop(text[^1]);

    // "ANA: We met."
    private static bool OpensTurn(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 1 and < MaxName
            && char.IsUpper(line[0])
            && line[..colon].All(c => char.IsUpper(c) || c is ' ' or '.' or '-' or '\'' || char.IsDigit(c));
    }
}
