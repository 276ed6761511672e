using System.Globalization;
using Summarizer.Text.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>
/// Drops what runs into the first paragraph before its first real sentence: by-line, times of publication, an agency's
/// dateline ("(CNN) --", "OSLO, Norway (AP) — "), a caption's invitation to scroll.
/// </summary>
internal static class HeadMatter
{
    private const int Reach = 400; // characters in which head matter lies
    private const int MaxPiece = 90;
    private const int MaxPlace = 50;

    private static readonly HashSet<string> Agencies = new(
        Language.Everywhere(Section.Agencies),
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly (string Beginning, int MaxLength)[] Invitations =
    [
        .. Language
            .Pairs(Language.Everywhere(Section.HeadInvitations))
            .Select(p => (p.Key, int.Parse(p.Value, CultureInfo.InvariantCulture))),
    ];

    /// <summary>The blocks, the first paragraph without its head matter.</summary>
    public static List<RawBlock> Strip(List<RawBlock> blocks)
    {
        var first = blocks.FindIndex(b => b.Kind is BlockKind.Paragraph);
        if (first is < 0 or > 3)
        {
            return blocks;
        }

        var start = Length(blocks[first].Text);
        if (start > 0)
        {
            blocks[first] = blocks[first].Skip(start);
        }

        return blocks;
    }

    /// <summary>How many characters of head matter a text opens with; never all of it.</summary>
    internal static int Length(string text)
    {
        var (at, inByline) = (0, false);
        while (NextPiece(text, at) is { } piece)
        {
            var words = text.AsSpan(at, piece.End - at).Trim(" .|").ToString();
            var isByline = Byline.IsWord(words) || (Byline.OpensWithCapital(words) && Byline.IsAll(words));
            var isName = inByline && Byline.AreNames(words, most: 8);
            if (
                !(
                    words.Length == 0
                    || isByline
                    || isName
                    || TimeWords.IsLabel(words)
                    || TimeWords.IsAll(words)
                    || IsInvitation(words)
                )
            )
            {
                break;
            }

            // A name only follows "By ." or another name joined to it.
            inByline = isByline || isName;
            at = piece.Next;
        }

        at += Dateline(text.AsSpan(at));
        return at >= text.Length ? 0 : at;
    }

    // Up to a detached stop (" . "), a bar, or the stop of a sentence.
    private static (int End, int Next)? NextPiece(string text, int at)
    {
        var limit = Math.Min(text.Length, Math.Min(Reach, at + MaxPiece));
        for (var i = at; i < limit; i++)
        {
            var detached =
                text[i] is '.' or '|' or ':'
                && i + 1 < text.Length
                && text[i + 1] == ' '
                && (i == at || text[i - 1] == ' ' || text[i] != '.');
            if (!detached)
            {
                continue;
            }

            var next = i + 1;
            while (next < text.Length && text[next] is ' ' or '.' or '|')
            {
                next++;
            }

            return (i, next);
        }

        return null;
    }

    // An agency in brackets, with a place before it or not, and the dash after it.
    private static int Dateline(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, MaxPlace + 30)];
        var open = head.IndexOf('(');
        var close = open < 0 ? -1 : head[open..].IndexOf(')') + open;
        if (close <= open || open > MaxPlace || !IsPlace(head[..open]))
        {
            return 0;
        }

        var inside = head[(open + 1)..close].Trim();
        var isAgency = Agencies.Contains(inside.ToString());
        var at = close + 1;
        var spaces = text[at..].IndexOfAnyExcept(' ');
        at += Math.Max(0, spaces);
        var dashes = text[at..].IndexOfAnyExcept("-–—:");
        if (dashes <= 0)
        {
            return isAgency && open == 0 && at < text.Length ? at : 0;
        }

        at += dashes;
        at += Math.Max(0, text[at..].IndexOfAnyExcept(' '));
        return
            isAgency
            || (
                inside.Length <= 20
                && !inside.ContainsAnyInRange('0', '9')
                && Byline.AreNames(inside.ToString(), most: 3)
            )
            ? at
            : 0;
    }

    // Nothing, or the name of a place: words with capitals, commas.
    private static bool IsPlace(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.IsEmpty || (char.IsUpper(text[0]) && Byline.AreNames(text.ToString(), most: 6));
    }

    private static bool IsInvitation(string words) =>
        Array.Exists(
            Invitations,
            i => words.StartsWith(i.Beginning, StringComparison.OrdinalIgnoreCase) && words.Length < i.MaxLength
        );
}
