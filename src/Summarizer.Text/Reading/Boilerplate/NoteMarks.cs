using System.Text;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>
/// Drops the marks that lead to notes, as in encyclopedias: "dug by hand.[1][note 2] It took". They glue sentences.
/// </summary>
internal static class NoteMarks
{
    private const int LongestMark = 40; // characters: "[clarification needed]"
    private const int MostDigits = 3;

    /// <summary>The blocks without marks, if the text has any behind a stop: elsewhere, "x[1]" may be a formula.</summary>
    public static List<RawBlock> Drop(List<RawBlock> blocks)
    {
        if (blocks.Exists(b => IsProse(b) && HasMarkBehindStop(b.Text)))
        {
            for (var i = 0; i < blocks.Count; i++)
            {
                blocks[i] = IsProse(blocks[i]) ? blocks[i] with { Text = Strip(blocks[i].Text) } : blocks[i];
            }

            blocks.RemoveAll(b => b.Text.Length == 0);
        }

        return blocks;
    }

    private static bool IsProse(RawBlock block) => block.Kind is not BlockKind.Code;

    private static bool HasMarkBehindStop(string text)
    {
        for (var at = text.IndexOf('[', 0); at >= 0; at = text.IndexOf('[', at + 1))
        {
            if (at > 0 && text[at - 1] is '.' or ',' or '?' or '!' or '。' or '」' && LengthAt(text, at) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Strip(string text)
    {
        if (!text.Contains('[', StringComparison.Ordinal))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var length = text[at] == '[' && at > 0 && !char.IsWhiteSpace(text[at - 1]) ? LengthAt(text, at) : 0;
            if (length == 0)
            {
                kept.Append(text[at++]);
            }

            at += length;
        }

        return kept.ToString();
    }

    // "[12]", "[3, 4]", "[note 1]", "[citation needed]"; not "[s]", which an author put in.
    private static int LengthAt(string text, int at)
    {
        var end = text.AsSpan(at, Math.Min(LongestMark, text.Length - at)).IndexOf(']');
        var inside = text.AsSpan(at + 1, Math.Max(0, end - 1));
        var (digits, letters, blanks) = (0, 0, 0);
        foreach (var c in inside)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
            blanks += c is ' ' or '\u00a0' ? 1 : 0;
            if (!char.IsAsciiDigit(c) && !char.IsLetter(c) && c is not (' ' or '\u00a0' or ',' or '-' or '–' or '?'))
            {
                return 0;
            }
        }

        var isNumber = letters == 0 && digits > 0 && (digits <= MostDigits || inside.IndexOfAny(",-–") > 0);
        var isWords = letters > 0 && blanks > 0 && char.IsLower(inside[0]);
        return isNumber || isWords ? end + 1 : 0;
    }
}
