using System.Buffers;
using System.Text;
using Summarizer.Text.Languages;
using Summarizer.Text.Reading.Boilerplate;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>
/// Tells lines broken to fit a width from paragraphs. A line was broken if the next word would not have fitted, or if
/// it plainly goes on in the next.
/// </summary>
internal sealed class LineJoiner
{
    private const int WidestWrap = 132; // columns; longer lines were not broken to fit a page
    private const int NarrowestWrap = 40;
    private const double Fullness = 0.9; // of the width, with the word that did not fit
    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("-_=*~— ");
    private const int MaxWord = 40; // characters of each half of a word with a hyphen

    // Words that a compound with a common end goes on with: "Haupt- und Nebenwege".
    private static readonly HashSet<string> Joining =
    [
        .. Language.Everywhere(Section.LinkingWords),
        .. Language.Everywhere(Section.NumberJoiners),
    ];

    private readonly HashSet<string> _hyphenated;
    private readonly string[] _lines;
    private readonly int _width;

    public LineJoiner(string[] lines)
    {
        _lines = lines;
        _width = Width(lines);
        _hyphenated = Hyphenated(lines);
    }

    /// <summary>A line of dashes or the like, which separates the lines around it.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return line.Length >= 3 && !line.ContainsAnyExcept(RuleMarks);
    }

    public bool Joins(int line)
    {
        var before = _lines[line].AsSpan().TrimEnd();
        var after = _lines[line + 1].AsSpan().TrimEnd();
        if (before.IsWhiteSpace() || after.IsWhiteSpace() || IsRule(after))
        {
            return false;
        }

        var (indentBefore, indentAfter) = (Indent(before), Indent(after));
        var begins = after.TrimStart();
        if (ListMarker.LengthAt(begins, 0) > 0)
        {
            return false;
        }

        if (indentAfter > indentBefore + 1 && ListMarker.LengthAt(before.TrimStart(), 0) == 0)
        {
            return false;
        }

        var stops = StopCharacters.IsStop(before[^1]) || StopCharacters.IsCloser(before[^1]) || before[^1] == ':';
        if (char.IsLower(begins[0]) && !stops && !Byline.IsAll(begins.ToString()))
        {
            return true;
        }

        if (_width == 0)
        {
            return false;
        }

        var firstWord = begins.IndexOf(' ');
        firstWord = firstWord < 0 ? begins.Length : firstWord;
        return before.Length + 1 + firstWord >= _width * Fullness;
    }

    /// <summary>Lines as one paragraph. A word that a hyphen parts over two lines is one again, unless it has one elsewhere too.</summary>
    public string Join(int first, int next)
    {
        var text = new StringBuilder();
        for (var i = first; i < next; i++)
        {
            var line = _lines[i].Trim();
            if (i > first && !(IsParted(text) && ClosesWord(text, line)))
            {
                text.Append(' ');
            }

            text.Append(line);
        }

        return text.ToString();
    }

    private static bool IsParted(StringBuilder text) => text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]);

    // Joins the halves of a word: "har-" and "bour", but not "north-" and "south-bound" or "north- and".
    private bool ClosesWord(StringBuilder text, string line)
    {
        var second = string.Concat(line.TakeWhile(char.IsLetter).Take(MaxWord));
        if (second.Length == 0 || !char.IsLower(second[0]) || Joining.Contains(second))
        {
            return false;
        }

        var start = text.Length - 1;
        while (start > 0 && text.Length - start < MaxWord && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        var first = text.ToString(start, text.Length - 1 - start);
        if (!_hyphenated.Contains($"{first}-{second}"))
        {
            text.Length--;
        }

        return true;
    }

    // Words with a hyphen inside a line.
    private static HashSet<string> Hyphenated(string[] lines)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            for (var at = line.IndexOf('-', StringComparison.Ordinal); at >= 0; at = line.IndexOf('-', at + 1))
            {
                var (start, end) = (at, at + 1);
                while (start > 0 && at - start < MaxWord && char.IsLetter(line[start - 1]))
                {
                    start--;
                }

                while (end < line.Length && end - at < MaxWord && char.IsLetter(line[end]))
                {
                    end++;
                }

                if (start < at && end > at + 1)
                {
                    words.Add(line[start..end]);
                }
            }
        }

        return words;
    }

    // The width that most broken lines come near; 0 if the text is not broken to fit one.
    private static int Width(string[] lines)
    {
        var lengths = new List<int>();
        var goingOn = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i + 1].Length == 0)
            {
                continue;
            }

            lengths.Add(lines[i].TrimEnd().Length);
            goingOn += char.IsLower(lines[i + 1].TrimStart().FirstOrDefault()) ? 1 : 0;
        }

        if (lengths.Count < 2)
        {
            return 0;
        }

        lengths.Sort();
        var width = lengths[lengths.Count * 9 / 10];

        // Where lines are paragraphs, hardly one opens with a lower-case letter.
        var isWrapped = width is >= NarrowestWrap and <= WidestWrap && goingOn * 5 >= lengths.Count;
        return isWrapped ? width : 0;
    }

    private static int Indent(ReadOnlySpan<char> line) => line.Length - line.TrimStart().Length;
}
